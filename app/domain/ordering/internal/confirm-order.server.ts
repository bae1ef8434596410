import { holdStock } from "~/domain/inventory/hold-stock.server";
import { allocateHolds, openHolds } from "~/domain/inventory/settle-holds.server";
import { returnCredit, takeCreditAgain } from "~/domain/payments/credit/take-credit.server";
import { minutesAfter } from "~/domain/shared/time";
import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { orderFact, subOrderFact } from "../events";
import { holdMinutes } from "../policy";
import { giveBack } from "./give-back.server";
import { keepEvents, linesWanted, lockOrder, type LockedOrder } from "./locked-order.server";

type Holds = Awaited<ReturnType<typeof openHolds>>;

export type Paid = { readonly payableId: string; readonly amountVnd: number };

/**
 * The money is here. The order goes on if its goods are still held, or can be held again; otherwise all of the money goes back.
 * A shopper who cancelled does not get the order anyway.
 */
export async function confirmOrder(tx: Tx, moment: Moment, { payableId, amountVnd }: Paid): Promise<void> {
  // Sent together, the order first, as everybody locks them.
  const [order, holds] = await Promise.all([lockOrder(tx, payableId), openHolds(tx, payableId)]);
  const waits = order.status === "awaiting_payment" || order.status === "expired";
  if (waits && (await securesCredit(tx, moment, order)) && (await securesGoods(tx, moment, order, holds)))
    return openOrder(tx, moment, order);
  if (waits) await returnCredit(tx, moment, order.id);
  await giveBack(tx, moment, { orderId: order.id, partId: order.id, cause: "too_late", amountVnd });
  if (order.status === "awaiting_payment") await closeUnfilled(tx, order);
  await keepEvents(tx, moment, null, order.id, [{ type: "order.paid_too_late", detail: { refundVnd: amountVnd } }]);
}

/** An order that expired gave its credit back; paid late, it takes it again if it is still there. */
async function securesCredit(
  tx: Tx,
  moment: Moment,
  { id: orderId, status, creditVnd }: LockedOrder,
): Promise<boolean> {
  if (status !== "expired" || creditVnd === 0) return true;
  return (await takeCreditAgain(tx, moment, { orderId, amountVnd: creditVnd })).ok;
}

async function securesGoods(tx: Tx, moment: Moment, order: LockedOrder, holds: Holds): Promise<boolean> {
  if ((await allocateHolds(tx, moment, holds)).ok) return true;
  const held = await holdStock(tx, moment, {
    orderId: order.id,
    expiresAt: minutesAfter(moment.now, holdMinutes),
    lines: await linesWanted(tx, order.id),
  });
  return held.ok && (await allocateHolds(tx, moment, await openHolds(tx, order.id))).ok;
}

/** One statement: the order, its parts and their events. A basket refilled at expiry is emptied of what was bought after all. */
async function openOrder(tx: Tx, moment: Moment, order: LockedOrder): Promise<void> {
  const { now } = moment;
  tx.$atCommit(
    () => sql`
    with paid as (
      update orders set status = 'confirmed', paid_at = ${now}::timestamptz where id = ${order.id}::uuid returning id
    ), opened as (
      update sub_order set status = 'new', version = version + 1 where order_id = ${order.id}::uuid returning id
    ), bought as (
      delete from basket_line where basket_id = ${order.basketId}::uuid and ${order.status} = 'expired' and pack_id in (
        select l.pack_id from order_line l join sub_order s on s.id = l.sub_order_id where s.order_id = ${order.id}::uuid)
    )
    insert into order_event (order_id, sub_order_id, type, detail, at)
    select id, null, 'order.paid', '{}'::jsonb, ${now}::timestamptz from paid
    union all
    select ${order.id}::uuid, id, 'sub_order.opened', '{}'::jsonb, ${now}::timestamptz from opened`,
  );
  const parts = order.subOrders.map(({ id, sellerId }) =>
    subOrderFact("opened", { orderId: order.id, subOrderId: id, sellerId }),
  );
  await record(tx, moment, orderFact("paid", order.id), ...parts);
}

/** Paid in time, yet the goods are gone: nothing is left of it. */
async function closeUnfilled(tx: Tx, order: LockedOrder): Promise<void> {
  await tx.order.update({ where: { id: order.id }, data: { status: "cancelled" } });
  await tx.subOrder.updateMany({
    where: { orderId: order.id },
    data: { status: "cancelled", version: { increment: 1 } },
  });
}
