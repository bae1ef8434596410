import { present } from "~/domain/shared/missing";
import { sql, type JsonInput, type Tx } from "~/platform/db.server";
import { record, type Fact, type Moment } from "~/platform/outbox.server";
import { orderFact, subOrderFact, type SubOrderHappening } from "../events";
import { statusOf, type OrderStatus } from "../order-status";
import type { SubOrderStatus } from "../sub-order-status";

export type LockedSubOrder = {
  readonly id: string;
  readonly sellerId: string;
  readonly status: SubOrderStatus;
  readonly version: number;
  readonly goodsVnd: number;
  readonly deliveryVnd: number;
  readonly weighedVnd: number | null;
};

/** An order with its parts, locked from the top: parent first, so that two sellers never wait for each other. */
export type LockedOrder = {
  readonly id: string;
  readonly status: OrderStatus;
  readonly basketId: string;
  readonly totalVnd: number;
  /** Of the total, what credit pays. */
  readonly creditVnd: number;
  readonly holdExpiresAt: Date;
  /** Its day decides which commission and tax apply, however late its money moves. */
  readonly placedAt: Date;
  readonly subOrders: readonly LockedSubOrder[];
};

type OrderColumns = { readonly [Name in keyof Omit<LockedOrder, "subOrders"> as `order_${Name}`]: LockedOrder[Name] };

/** One statement: for each row it locks the order before the part. @throws Missing when there is no such order. */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder> {
  const rows = await tx.$queryRaw<(LockedSubOrder & OrderColumns)[]>(sql`
    select o.id::text as "order_id", o.status as "order_status", o.basket_id::text as "order_basketId",
      o.total_vnd as "order_totalVnd", o.credit_vnd as "order_creditVnd", o.hold_expires_at as "order_holdExpiresAt",
      o.created_at as "order_placedAt",
      s.id::text, s.seller_id::text as "sellerId", s.status, s.version, s.goods_vnd as "goodsVnd",
      s.delivery_vnd as "deliveryVnd", s.weighed_vnd as "weighedVnd"
    from orders o join sub_order s on s.order_id = o.id where o.id = ${orderId}::uuid order by s.id for update of o, s`);
  const { order_id: id, order_status: status, ...order } = present(rows[0], "order");
  return {
    id,
    status,
    basketId: order.order_basketId,
    totalVnd: order.order_totalVnd,
    creditVnd: order.order_creditVnd,
    holdExpiresAt: order.order_holdExpiresAt,
    placedAt: order.order_placedAt,
    subOrders: rows,
  };
}

export type Part = { readonly order: LockedOrder; readonly subOrder: LockedSubOrder };

/** A seller finds only their own; `null` is the platform itself. @throws Missing otherwise. */
export async function lockSubOrder(tx: Tx, subOrderId: string, sellerId: string | null): Promise<Part> {
  const found = await tx.subOrder.findFirst({
    where: { id: subOrderId, ...(sellerId !== null && { sellerId, status: { not: "awaiting_payment" } }) },
    select: { orderId: true },
  });
  const order = await lockOrder(tx, present(found, "sub_order").orderId);
  return {
    order,
    subOrder: present(
      order.subOrders.find(({ id }) => id === subOrderId),
      "sub_order",
    ),
  };
}

/** What happened to one part, and the columns it changed. */
export type PartChange = {
  readonly to: SubOrderStatus;
  readonly happening: SubOrderHappening;
  readonly detail?: Record<string, JsonInput>;
  readonly columns?: {
    readonly weighedVnd?: number | null;
    readonly packedG?: number | null;
    readonly parcelCodes?: string[];
    readonly rejectReason?: string;
    readonly deliveredAt?: Date;
    readonly courierId?: string | null;
    readonly courierPayVnd?: number;
    readonly settledAt?: Date;
  };
};

/** Moves one part, lets the order follow, keeps the event and tells the others. Returns the order's status afterwards. */
export async function changePart(
  tx: Tx,
  moment: Moment,
  actorId: string | null,
  { order, subOrder }: Part,
  change: PartChange,
): Promise<OrderStatus> {
  const { to, happening, detail = {}, columns = {} } = change;
  await tx.subOrder.update({ where: { id: subOrder.id }, data: { ...columns, status: to, version: { increment: 1 } } });
  await keepEvents(tx, moment, actorId, order.id, [
    { type: `sub_order.${happening}`, subOrderId: subOrder.id, detail },
  ]);
  const after = order.subOrders.map((each) => (each.id === subOrder.id ? to : each.status));
  const status = statusOf(after);
  const followed = status === order.status ? [] : await followParts(tx, moment, actorId, order.id, status);
  await record(
    tx,
    moment,
    subOrderFact(happening, { orderId: order.id, subOrderId: subOrder.id, sellerId: subOrder.sellerId }),
    ...followed,
  );
  return status;
}

/** The order goes where its parts have gone. */
async function followParts(
  tx: Tx,
  moment: Moment,
  actorId: string | null,
  orderId: string,
  status: OrderStatus,
): Promise<Fact[]> {
  await tx.order.update({ where: { id: orderId }, data: { status } });
  await keepEvents(tx, moment, actorId, orderId, [{ type: `order.${status}` }]);
  return status === "cancelled" ? [orderFact("cancelled", orderId)] : [];
}

export type OrderEventRow = {
  readonly type: string;
  readonly subOrderId?: string;
  readonly detail?: Record<string, JsonInput>;
};

/** Every event of an order's life is a row: who, what, when. */
export async function keepEvents(
  tx: Tx,
  { now }: Moment,
  actorId: string | null,
  orderId: string,
  events: readonly OrderEventRow[],
): Promise<void> {
  await tx.orderEvent.createMany({
    data: events.map(({ type, subOrderId, detail = {} }) => ({
      orderId,
      type,
      subOrderId: subOrderId ?? null,
      actorId,
      detail,
      at: now,
    })),
  });
}

/** Everything that was ordered, to be held once more. */
export const linesWanted = (tx: Tx, orderId: string): Promise<{ lineId: string; packId: string; quantity: number }[]> =>
  tx.$queryRaw(sql`
    select l.id::text as "lineId", l.pack_id::text as "packId", l.quantity
    from order_line l join sub_order s on s.id = l.sub_order_id where s.order_id = ${orderId}::uuid order by l.pack_id`);

export const linesOf = async (tx: Tx, subOrderIds: readonly string[]): Promise<string[]> =>
  (await tx.orderLine.findMany({ where: { subOrderId: { in: [...subOrderIds] } }, select: { id: true } })).map(
    ({ id }) => id,
  );
