import { doorOf, gateOf, legColumns } from "~/domain/delivery/legs/leg-ends";
import { planLegs } from "~/domain/delivery/legs/plan-legs";
import { isInProgress } from "~/domain/delivery/shipment-status";
import { invariant } from "~/domain/shared/invariant";
import { minutesAfter } from "~/domain/shared/time";
import { newCode } from "~/domain/shared/code";
import { chance, idOf } from "../world/chance";
import { bytesOf } from "./shopping";
import { seedOf } from "./stock";
import type { Leg, OrderPlan, SubOrderPlan } from "./types";

export type PlaceName = (communeCode: string) => string;
export type Carried = { order: OrderPlan; part: SubOrderPlan; shipmentId: string; last: Leg };

/** Every part that was packed has a shipment. */
export const carriedOf = (orders: readonly OrderPlan[]): Carried[] =>
  orders.flatMap((order) =>
    order.subOrders.flatMap((part): Carried[] => {
      const last = part.legs.at(-1);
      return last ? [{ order, part, last, shipmentId: idOf(`shipment ${part.id}`) }] : [];
    }),
  );

export const legAt = (part: SubOrderPlan, status: Leg["status"]): Date | undefined =>
  part.legs.find((leg) => leg.status === status)?.at;

/** An offer that nobody has answered yet is made anew by the dispatcher: the shipment waits. */
const statusOf = ({ last }: Carried): Leg["status"] => (last.status === "offered" ? "ready" : last.status);

export const isUnderWay = (carried: Carried): boolean => isInProgress(statusOf(carried));

export const runIdOf = (carried: Carried): string | null => {
  const { courier } = carried.part;
  if (!courier || !legAt(carried.part, "assigned")) return null;
  return isUnderWay(carried) ? idOf(`run open ${courier.id}`) : idOf(`run ${carried.shipmentId}`);
};

export function shipmentRow(carried: Carried, place: PlaceName, doorPin: (shipmentId: string) => string) {
  const { order, part, shipmentId } = carried;
  const { seller } = part;
  const { shopper } = order;
  const readyAt = legAt(part, "ready") ?? order.createdAt;
  const isTaken = legAt(part, "assigned") !== undefined;
  return {
    id: shipmentId,
    code: newCode(bytesOf(chance(seedOf(shipmentId)))),
    orderId: order.id,
    subOrderId: part.id,
    sellerId: part.sellerId,
    status: statusOf(carried),
    version: part.legs.length,
    pickupName: seller.name,
    pickupPhone: phoneOf(seller.slug),
    pickupText: `${seller.street}, ${place(seller.communeCode)}`,
    pickupCommune: seller.communeCode,
    pickupProvince: seller.provinceCode,
    pickupLat: seller.lat,
    pickupLng: seller.lng,
    dropName: shopper.name,
    dropPhone: shopper.phone,
    dropText: `${shopper.street}, ${place(shopper.communeCode)}`,
    dropCommune: shopper.communeCode,
    dropProvince: shopper.provinceCode,
    dropLat: shopper.lat,
    dropLng: shopper.lng,
    grams: Math.max(1, part.packedG ?? part.estimatedG),
    coldClass: part.coldClass,
    distanceM: part.distanceM,
    payVnd: part.courierPayVnd,
    windowFrom: part.window.from,
    windowUntil: part.window.until,
    dropPin: doorPin(shipmentId),
    attempts: legAt(part, "delivery_failed") ? 1 : 0,
    courierId: isTaken ? (part.courier?.id ?? null) : null,
    runId: runIdOf(carried),
    readyAt,
    createdAt: readyAt,
    offersMade: isTaken ? 1 : 0,
    deliveredAt: legAt(part, "delivered") ?? null,
  };
}

/** The whole way in one leg. */
export function legRows(carried: Carried, shipment: ReturnType<typeof shipmentRow>) {
  const [leg] = planLegs({
    from: gateOf(shipment),
    hubs: [],
    door: doorOf(shipment),
    ...{ grams: shipment.grams, coldClass: shipment.coldClass, payVnd: shipment.payVnd, readyAt: shipment.readyAt },
    window: carried.part.window,
  });
  invariant(leg, "a way has a leg");
  const isTaken = shipment.courierId !== null;
  return [
    {
      ...{ id: idOf(`leg 1 ${shipment.id}`), shipmentId: shipment.id, ...legColumns(leg) },
      courierId: shipment.courierId,
      startedAt: isTaken ? (legAt(carried.part, "picked_up") ?? null) : null,
      endedAt: isTaken ? shipment.deliveredAt : null,
    },
  ];
}

const phones = new Map<string, string>();
export const rememberPhone = (sellerSlug: string, phone: string): void => void phones.set(sellerSlug, phone);
const phoneOf = (sellerSlug: string): string => phones.get(sellerSlug) ?? "";

export const parcelRow = ({ part, shipmentId }: Carried) => ({
  id: idOf(`parcel ${part.id}`),
  code: part.parcelCode,
  shipmentId,
  grams: Math.max(1, part.packedG ?? part.estimatedG),
  scannedAt: legAt(part, "picked_up") ?? null,
});

export function eventRows(carried: Carried) {
  const { part, shipmentId, order } = carried;
  const legs = part.legs.filter((leg) => !(leg.status === "offered" && carried.last.status === "offered"));
  return legs.map((leg, index) => {
    const isCourier = part.courier !== null && !["ready", "offered"].includes(leg.status);
    const isAtDoor = ["at_dropoff", "delivered", "delivery_failed"].includes(leg.status);
    return {
      shipmentId,
      type: index === 0 ? "created" : leg.status,
      fromStatus: index === 0 ? "created" : (legs[index - 1]?.status ?? null),
      toStatus: leg.status,
      actorId: isCourier ? (part.courier?.personId ?? null) : null,
      at: leg.at,
      deviceTime: isCourier ? new Date(leg.at.getTime() - 2_000) : null,
      detail: leg.status === "delivery_failed" ? { reason: "no_answer" } : {},
      ...(isAtDoor && { lat: order.shopper.lat, lng: order.shopper.lng }),
    };
  });
}

export function offerRows({ part, shipmentId }: Carried) {
  const sentAt = legAt(part, "offered");
  const answeredAt = legAt(part, "assigned");
  if (!part.courier || !sentAt || !answeredAt) return [];
  return [
    {
      id: idOf(`offer ${shipmentId}`),
      bundleId: idOf(`offer ${shipmentId}`),
      shipmentId,
      courierId: part.courier.id,
      status: "accepted",
      payVnd: part.courierPayVnd,
      detourM: part.distanceM,
      pricing: { costVnd: part.courierPayVnd, runnersUp: [] },
      sentAt,
      answeredAt,
      expiresAt: minutesAfter(sentAt, 5),
    },
  ];
}

export const proofRows = ({ part, shipmentId }: Carried) => {
  const at = legAt(part, "delivered");
  return at ? [{ id: idOf(`proof ${shipmentId}`), shipmentId, kind: "pin", at }] : [];
};
