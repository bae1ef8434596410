import { Missing, present } from "~/domain/shared/missing";
import { formatPhone } from "~/domain/shared/phone";
import type { Reader } from "~/platform/db.server";
import { holdsGoods } from "./checkout/holds-goods";
import type { LineView } from "./line-view";
import type { OrderStatus } from "./order-status";
import type { SubOrderStatus } from "./sub-order-status";

export type ReceiptLine = LineView;

export type ReceiptPart = {
  readonly id: string;
  readonly sellerId: string;
  readonly sellerName: string;
  readonly status: SubOrderStatus;
  readonly goodsVnd: number;
  readonly weighedVnd: number | null;
  readonly deliveryVnd: number;
  readonly windowFrom: string;
  readonly windowUntil: string;
  /** Name and street of the drop point it goes to; null: to the door. */
  readonly dropPlace: string | null;
  readonly rejectReason: string | null;
  readonly lines: readonly ReceiptLine[];
};

export type ReceiptEvent = { readonly type: string; readonly subOrderId: string | null; readonly at: string };

/** An order as the shopper may see it; JSON-safe, times in ISO. */
export type Receipt = {
  readonly id: string;
  readonly code: string;
  readonly status: OrderStatus;
  readonly trackingToken: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly place: string;
  readonly note: string;
  readonly goodsVnd: number;
  readonly deliveryVnd: number;
  readonly totalVnd: number;
  /** Of the total, what is paid with credit. */
  readonly creditVnd: number;
  /** Kept as the shopper's credit instead of being sent back. */
  readonly creditedVnd: number;
  readonly holdExpiresAt: string;
  /** False after a failed payment: its goods are back on sale until the shopper tries again. */
  readonly holdsGoods: boolean;
  readonly createdAt: string;
  readonly paidAt: string | null;
  /** Where to pay, while it is not paid. */
  readonly payUrl: string | null;
  /** Asked back so far, for whatever reason. */
  readonly refundedVnd: number;
  /** Money came for it by transfer that a person has to look at. */
  readonly isUnclear: boolean;
  readonly parts: readonly ReceiptPart[];
  readonly events: readonly ReceiptEvent[];
};

type OrderRow = Omit<Receipt, "place" | "holdsGoods" | "payUrl" | "holdExpiresAt" | "createdAt" | "paidAt"> & {
  readonly street: string;
  readonly communeName: string | null;
  readonly provinceName: string | null;
  readonly sessionId: string | null;
  readonly holdExpiresAt: Date;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
};

/** The order behind an unguessable link, in one statement. @throws Missing when the link leads nowhere. */
export async function orderForTracking(reader: Reader, trackingToken: string): Promise<Receipt> {
  if (!/^[\w-]{8,64}$/.test(trackingToken)) throw new Missing("order");
  const [row] = await reader.$queryRaw<OrderRow[]>`
    select o.id::text, o.code, o.status, o.tracking_token as "trackingToken", o.contact_name as "contactName",
      o.contact_phone as "contactPhone", o.street, c.name as "communeName", v.name as "provinceName", o.note,
      o.goods_vnd as "goodsVnd", o.delivery_vnd as "deliveryVnd", o.total_vnd as "totalVnd", o.credit_vnd as "creditVnd",
      o.hold_expires_at as "holdExpiresAt", o.created_at as "createdAt", o.paid_at as "paidAt", session.id as "sessionId",
      (select coalesce(sum(refund.amount_vnd), 0)::int from refund
        where refund.session_id = session.id and refund.status <> 'canceled') as "refundedVnd",
      (select coalesce(sum(moved.amount_vnd), 0)::int from credit_movement moved where moved.order_id = o.id
        and moved.kind in ('granted', 'returned') and moved.cause not like o.id || ':unpaid:%') as "creditedVnd",
      exists (select 1 from bank_receipt receipt where receipt.payable_id = o.id::text and receipt.status = 'unapplied') as "isUnclear",
      (select coalesce(json_agg(json_build_object('id', s.id, 'sellerId', s.seller_id, 'sellerName', coalesce(seller.name, ''),
          'status', s.status, 'goodsVnd', s.goods_vnd, 'weighedVnd', s.weighed_vnd, 'deliveryVnd', s.delivery_vnd,
          'windowFrom', s.window_from, 'windowUntil', s.window_until, 'dropPlace', s.drop_place, 'rejectReason', s.reject_reason, 'lines', (
            select coalesce(json_agg(json_build_object('id', l.id, 'packId', l.pack_id, 'productId', l.product_id, 'productName', l.product_name,
              'packLabel', l.pack_label, 'photoId', l.photo_id, 'soldBy', l.sold_by, 'pricedBy', l.priced_by, 'unit', l.unit,
              'priceVnd', l.price_vnd, 'quantity', l.quantity, 'estimatedG', l.estimated_g, 'estimatedVnd', l.estimated_vnd,
              'weighedG', l.weighed_g, 'packedQuantity', l.packed_quantity, 'finalVnd', l.final_vnd) order by l.id), '[]')
            from order_line l where l.sub_order_id = s.id)) order by s.id), '[]')
        from sub_order s left join seller on seller.id = s.seller_id where s.order_id = o.id) as parts,
      (select coalesce(json_agg(json_build_object('type', e.type, 'subOrderId', e.sub_order_id, 'at', e.at) order by e.id), '[]')
        from order_event e where e.order_id = o.id) as events
    from orders o
    left join commune c on c.code = o.commune_code
    left join province v on v.code = c.province_code
    left join checkout_session session on session.payable_id = o.id::text
    where o.tracking_token = ${trackingToken}`;
  return receiptOf(present(row, "order"));
}

function receiptOf({ street, communeName, provinceName, sessionId, ...order }: OrderRow): Receipt {
  return {
    ...order,
    contactPhone: formatPhone(order.contactPhone),
    place: [street, communeName, provinceName].filter(Boolean).join(", "),
    holdsGoods: holdsGoods(order.events),
    holdExpiresAt: order.holdExpiresAt.toISOString(),
    createdAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    payUrl: order.status === "awaiting_payment" && sessionId !== null ? `/pay/${sessionId}` : null,
    parts: order.parts.map((part) => ({
      ...part,
      windowFrom: inUtc(part.windowFrom),
      windowUntil: inUtc(part.windowUntil),
    })),
    events: order.events.map((event) => ({ ...event, at: inUtc(event.at) })),
  };
}

/** JSON made by PostgreSQL writes times with an offset. */
const inUtc = (time: string): string => new Date(time).toISOString();

export type OrderSummary = {
  readonly code: string;
  readonly trackingToken: string;
  readonly status: OrderStatus;
  readonly totalVnd: number;
  readonly createdAt: string;
  readonly sellers: number;
  /** The first few things in it. */
  readonly products: readonly string[];
};

/** Who asks: a signed-in person, a browser with a basket, or both. */
export type OrderOwner = {
  readonly person: { personId: string; phone: string } | null;
  readonly basketId: string | null;
};

/**
 * A shopper's orders, the newest first: those of the person, and those placed as a guest with the same, proven phone number or in this
 * browser. What somebody ordered while signed in is theirs alone: a phone is lent, a number is given for whom the goods are for.
 */
export async function ordersOf(
  reader: Reader,
  { person, basketId }: OrderOwner,
  statuses: readonly OrderStatus[],
): Promise<OrderSummary[]> {
  const mine = [
    ...(person ? [{ personId: person.personId }, { personId: null, contactPhone: person.phone }] : []),
    ...(basketId === null ? [] : [{ personId: null, basketId }]),
  ];
  if (mine.length === 0) return [];
  const orders = await reader.order.findMany({
    where: { OR: mine, ...(statuses.length > 0 && { status: { in: [...statuses] } }) },
    select: {
      code: true,
      trackingToken: true,
      status: true,
      totalVnd: true,
      createdAt: true,
      subOrders: { select: { lines: { select: { productName: true }, take: 3 } } },
    },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return orders.map((order) => ({
    code: order.code,
    trackingToken: order.trackingToken,
    status: order.status as OrderStatus,
    totalVnd: order.totalVnd,
    createdAt: order.createdAt.toISOString(),
    sellers: order.subOrders.length,
    products: order.subOrders.flatMap((part) => part.lines.map(({ productName }) => productName)).slice(0, 3),
  }));
}

/** The newest unpaid order of a basket: where a shopper who pressed "back" belongs. */
export async function unpaidOrderOf(reader: Reader, basketId: string): Promise<string | null> {
  const order = await reader.order.findFirst({
    where: { basketId, status: "awaiting_payment" },
    select: { trackingToken: true },
    orderBy: { createdAt: "desc" },
  });
  return order?.trackingToken ?? null;
}

export type OrderLink = { readonly orderId: string; readonly code: string; readonly trackingToken: string };

/** What orders are called and where they are followed. */
export const orderLinks = async (reader: Reader, orderIds: readonly string[]): Promise<OrderLink[]> =>
  (
    await reader.order.findMany({
      where: { id: { in: [...new Set(orderIds)] } },
      select: { id: true, code: true, trackingToken: true },
    })
  ).map(({ id: orderId, ...link }) => ({ orderId, ...link }));
