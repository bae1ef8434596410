import { statusOf } from "~/domain/ordering/order-status";
import { holdMinutes } from "~/domain/ordering/policy";
import { minutesAfter } from "~/domain/shared/time";
import { idOf } from "../world/chance";
import type { OrderPlan, SubOrderPlan } from "./types";

const overall = (order: OrderPlan): string => {
  if (order.fate === "waiting") return "awaiting_payment";
  return order.paidAt ? statusOf(order.subOrders.map((part) => part.status)) : "expired";
};

export function orderRow(order: OrderPlan) {
  const { shopper } = order;
  return {
    id: order.id,
    code: order.code,
    idempotencyKey: `demo-${order.number}`,
    requestHash: "demo",
    basketId: idOf(`basket ${order.id}`),
    personId: order.personId,
    status: overall(order),
    contactName: shopper.name,
    contactPhone: shopper.phone,
    provinceCode: shopper.provinceCode,
    communeCode: shopper.communeCode,
    street: shopper.street,
    lat: shopper.lat,
    lng: shopper.lng,
    note: order.number % 9 === 0 ? "Gọi trước khi giao giúp em." : "",
    goodsVnd: order.goodsVnd,
    deliveryVnd: order.deliveryVnd,
    totalVnd: order.goodsVnd + order.deliveryVnd,
    trackingToken: order.trackingToken,
    holdExpiresAt: minutesAfter(order.createdAt, holdMinutes),
    createdAt: order.createdAt,
    paidAt: order.paidAt,
  };
}

const stepAt = (part: SubOrderPlan, what: string): Date | null =>
  part.steps.find((step) => step.what === what)?.at ?? null;

export const subOrderRow = (order: OrderPlan, part: SubOrderPlan) => {
  const deliveredAt = stepAt(part, "delivered");
  return {
    id: part.id,
    orderId: order.id,
    sellerId: part.sellerId,
    status: part.status,
    goodsVnd: part.goodsVnd,
    deliveryVnd: part.deliveryVnd,
    weighedVnd: part.weighedVnd,
    estimatedG: part.estimatedG,
    packedG: part.packedG,
    coldClass: part.coldClass,
    distanceM: part.distanceM,
    windowFrom: part.window.from,
    windowUntil: part.window.until,
    version: part.steps.length + 1,
    deliveredAt,
    settledAt: stepAt(part, "settled"),
    courierId: deliveredAt ? (part.courier?.id ?? null) : null,
    courierPayVnd: deliveredAt ? part.courierPayVnd : null,
    rejectReason: part.status === "rejected" ? "out_of_stock" : null,
    parcelCodes: stepAt(part, "packed") ? [part.parcelCode] : [],
  };
};

/** Each courier's share of the pay for what was delivered. */
export const carriersOf = (part: SubOrderPlan): { courierId: string; payVnd: number }[] =>
  part.courier ? [{ courierId: part.courier.id, payVnd: part.courierPayVnd }] : [];

export const carrierRows = (part: SubOrderPlan) =>
  stepAt(part, "delivered")
    ? carriersOf(part).map((carrier, index) => ({ ...carrier, subOrderId: part.id, seq: index + 1 }))
    : [];

export const lineRows = (part: SubOrderPlan) => {
  return part.lines.map((line) => {
    const isWeighed = part.weighedVnd !== null || line.isWeighedFirst === true;
    const { product, pack, packId, productId, photoId } = line.offering;
    return {
      id: line.id,
      subOrderId: part.id,
      productId,
      packId,
      productName: product.name,
      packLabel: pack.label,
      photoId,
      soldBy: pack.soldBy,
      pricedBy: pack.pricedBy,
      unit: pack.unit,
      priceVnd: pack.priceVnd,
      quantity: line.quantity,
      estimatedG: line.estimatedG,
      estimatedVnd: line.estimatedVnd,
      weighedG: isWeighed ? line.weighedG : null,
      packedQuantity: isWeighed ? line.packedQuantity : null,
      finalVnd: isWeighed ? line.finalVnd : null,
    };
  });
};

type EventRow = {
  orderId: string;
  subOrderId: string | null;
  type: string;
  actorId: string | null;
  detail: object;
  at: Date;
};

const bySeller: ReadonlySet<string> = new Set(["accepted", "harvesting", "weighed", "packed", "rejected"]);

/** The order's own steps and those of its parts, in time. */
export function eventRows(order: OrderPlan, personOf: (sellerSlug: string) => string): EventRow[] {
  const own = (type: string, at: Date, actorId: string | null = null): EventRow => ({
    orderId: order.id,
    subOrderId: null,
    type,
    actorId,
    detail: {},
    at,
  });
  const parts = order.subOrders.flatMap((part) =>
    part.steps.map((step): EventRow => ({
      orderId: order.id,
      subOrderId: part.id,
      type: `sub_order.${step.what}`,
      actorId: bySeller.has(step.what) ? personOf(part.seller.slug) : null,
      detail: step.what === "rejected" ? { reason: "out_of_stock" } : {},
      at: step.at,
    })),
  );
  const status = overall(order);
  const first = parts.find((event) => event.type === "sub_order.accepted");
  const last = parts.reduce((latest, event) => (event.at > latest ? event.at : latest), order.createdAt);
  return [
    own("order.placed", order.createdAt, order.personId),
    ...(order.paidAt ? [own("order.paid", order.paidAt)] : []),
    ...(status === "expired" ? [own("order.expired", minutesAfter(order.createdAt, holdMinutes))] : []),
    ...(first ? [own("order.in_progress", first.at)] : []),
    ...(status === "completed" || status === "cancelled" ? [own(`order.${status}`, last)] : []),
    ...parts,
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}
