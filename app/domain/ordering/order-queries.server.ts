import { Missing, present } from "~/domain/shared/missing";
import { formatPhone } from "~/domain/shared/phone";
import type { Reader } from "~/platform/db.server";
import { holdsGoods } from "./holds-goods";
import { lineColumns, lineView, type LineRow, type LineView } from "./line-view";
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
  readonly holdExpiresAt: string;
  /** False after a failed payment: its goods are back on sale until the shopper tries again. */
  readonly holdsGoods: boolean;
  readonly createdAt: string;
  readonly paidAt: string | null;
  /** Where to pay, while it is not paid. */
  readonly payUrl: string | null;
  /** Asked back so far, for whatever reason. */
  readonly refundedVnd: number;
  readonly parts: readonly ReceiptPart[];
  readonly events: readonly ReceiptEvent[];
};

/** The order behind an unguessable link. @throws Missing when the link leads nowhere. */
export async function orderForTracking(reader: Reader, trackingToken: string): Promise<Receipt> {
  if (!/^[\w-]{8,64}$/.test(trackingToken)) throw new Missing("order");
  const order = present(
    await reader.order.findUnique({
      where: { trackingToken },
      include: {
        subOrders: { include: { lines: { select: lineColumns, orderBy: { id: "asc" } } }, orderBy: { id: "asc" } },
        events: { select: { type: true, subOrderId: true, at: true }, orderBy: { id: "asc" } },
      },
    }),
    "order",
  );
  const [sellers, commune, session] = await Promise.all([
    reader.seller.findMany({
      where: { id: { in: order.subOrders.map((part) => part.sellerId) } },
      select: { id: true, name: true },
    }),
    reader.commune.findUnique({
      where: { code: order.communeCode },
      select: { name: true, province: { select: { name: true } } },
    }),
    reader.checkoutSession.findUnique({
      where: { payableId: order.id },
      select: { id: true, refunds: { select: { amountVnd: true, status: true } } },
    }),
  ]);
  const names = new Map(sellers.map(({ id, name }) => [id, name]));
  return {
    id: order.id,
    code: order.code,
    status: order.status as OrderStatus,
    trackingToken,
    contactName: order.contactName,
    contactPhone: formatPhone(order.contactPhone),
    place: [order.street, commune?.name, commune?.province.name].filter(Boolean).join(", "),
    note: order.note,
    goodsVnd: order.goodsVnd,
    deliveryVnd: order.deliveryVnd,
    totalVnd: order.totalVnd,
    holdExpiresAt: order.holdExpiresAt.toISOString(),
    holdsGoods: holdsGoods(order.events),
    createdAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    payUrl: order.status === "awaiting_payment" && session ? `/pay/${session.id}` : null,
    refundedVnd: (session?.refunds ?? [])
      .filter(({ status }) => status !== "canceled")
      .reduce((sum, { amountVnd }) => sum + amountVnd, 0),
    parts: order.subOrders.map((part) => partView(part, names.get(part.sellerId) ?? "")),
    events: order.events.map(({ type, subOrderId, at }) => ({ type, subOrderId, at: at.toISOString() })),
  };
}

type PartRow = Omit<ReceiptPart, "sellerName" | "status" | "windowFrom" | "windowUntil" | "lines"> & {
  readonly status: string;
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  readonly lines: readonly LineRow[];
};

const partView = (part: PartRow, sellerName: string): ReceiptPart => ({
  id: part.id,
  sellerId: part.sellerId,
  sellerName,
  status: part.status as SubOrderStatus,
  goodsVnd: part.goodsVnd,
  weighedVnd: part.weighedVnd,
  deliveryVnd: part.deliveryVnd,
  windowFrom: part.windowFrom.toISOString(),
  windowUntil: part.windowUntil.toISOString(),
  rejectReason: part.rejectReason,
  lines: part.lines.map(lineView),
});

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

/** A shopper's orders, the newest first: those of the person, those placed as a guest with the same, proven phone number, and this browser's. */
export async function ordersOf(
  reader: Reader,
  { person, basketId }: OrderOwner,
  statuses: readonly OrderStatus[],
): Promise<OrderSummary[]> {
  const mine = [
    ...(person ? [{ personId: person.personId }, { contactPhone: person.phone }] : []),
    ...(basketId === null ? [] : [{ basketId }]),
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
