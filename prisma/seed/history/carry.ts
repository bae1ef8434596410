import { isInProgress, isOnBoard } from "~/domain/delivery/shipment-status";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { newCode } from "~/domain/shared/code";
import { chance, idOf } from "../world/chance";
import { bytesOf } from "./shopping";
import { seedOf } from "./stock";
import type { CourierRow, Leg, OrderPlan, SubOrderPlan } from "./types";

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

const legAt = (part: SubOrderPlan, status: Leg["status"]): Date | undefined =>
  part.legs.find((leg) => leg.status === status)?.at;

/** An offer that nobody has answered yet is made anew by the dispatcher: the shipment waits. */
const statusOf = ({ last }: Carried): Leg["status"] => (last.status === "offered" ? "ready" : last.status);

export const isUnderWay = (carried: Carried): boolean => isInProgress(statusOf(carried));

const runIdOf = (carried: Carried): string | null => {
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

type StopRow = {
  id: string;
  runId: string;
  shipmentId: string;
  kind: string;
  position: number;
  status: string;
  eta: Date;
  doneAt: Date | null;
};

function stopsOf(carried: Carried, now: Date): StopRow[] {
  const runId = runIdOf(carried);
  if (!runId) return [];
  const { part, shipmentId } = carried;
  const isOver = !isUnderWay(carried);
  const stop = (
    kind: "pickup" | "dropoff" | "return",
    arrived: Date | undefined,
    done: Date | undefined,
    etaMinutes: number,
  ): StopRow => ({
    id: idOf(`stop ${kind} ${shipmentId}`),
    runId,
    shipmentId,
    kind,
    position: 0,
    doneAt: done ?? null,
    status: done ? "done" : isOver ? "skipped" : arrived ? "arrived" : "planned",
    eta: done ?? arrived ?? minutesAfter(now, etaMinutes),
  });
  const roadMinutes = Math.round(20 + part.distanceM / 750);
  const rows = [
    stop("pickup", legAt(part, "at_pickup"), legAt(part, "picked_up"), 25),
    stop("dropoff", legAt(part, "at_dropoff"), legAt(part, "delivered"), 25 + roadMinutes),
  ];
  const wayBack = legAt(part, "returning");
  if (!wayBack) return rows;
  return [
    rows[0],
    { ...rows[1], status: "failed", doneAt: wayBack },
    stop("return", undefined, legAt(part, "returned"), 120),
  ].filter((row): row is StopRow => row?.id !== undefined);
}

/** Runs and their stops: each finished parcel was a run of its own, what is under way shares the courier's open run. */
export function runsOf(all: readonly Carried[], now: Date) {
  const runs = new Map<
    string,
    { id: string; courierId: string; status: string; openedAt: Date; closedAt: Date | null }
  >();
  const stops: StopRow[] = [];
  for (const carried of all) {
    const id = runIdOf(carried);
    const { courier } = carried.part;
    if (!id || !courier) continue;
    const openedAt = legAt(carried.part, "assigned") ?? now;
    const known = runs.get(id);
    const isOpen = isUnderWay(carried);
    runs.set(id, {
      id,
      courierId: courier.id,
      status: isOpen ? "open" : "closed",
      openedAt: known && known.openedAt < openedAt ? known.openedAt : openedAt,
      closedAt: isOpen ? null : carried.last.at,
    });
    stops.push(...stopsOf(carried, now));
  }
  return { runs: [...runs.values()], stops: inOrder(stops) };
}

function inOrder(stops: readonly StopRow[]): StopRow[] {
  const next = new Map<string, number>();
  return [...stops]
    .sort((a, b) => a.eta.getTime() - b.eta.getTime())
    .map((stop) => {
      const position = (next.get(stop.runId) ?? 0) + 1;
      next.set(stop.runId, position);
      return { ...stop, position };
    });
}

/** Who carries what; where a courier is, follows from the goods on board rather than from those still to be fetched. */
const busyCouriers = (all: readonly Carried[]): Map<string, Carried> =>
  new Map(
    all
      .filter(isUnderWay)
      .sort((a, b) => Number(isOnBoard(a.last.status)) - Number(isOnBoard(b.last.status)))
      .flatMap((carried) => (carried.part.courier ? [[carried.part.courier.id, carried] as const] : [])),
  );

/** On duty now: everybody who carries something, and half of the others. */
export function shiftRows(couriers: readonly CourierRow[], all: readonly Carried[], now: Date) {
  const busy = busyCouriers(all);
  return couriers.flatMap((courier, index) => {
    const carried = busy.get(courier.id);
    if (!carried && index % 2 === 1) return [];
    const at = carried ? positionOf(carried, now) : courier;
    return [
      {
        id: idOf(`shift ${courier.id}`),
        courierId: courier.id,
        from: hoursAfter(now, -3),
        lat: at.lat,
        lng: at.lng,
        seenAt: now,
      },
    ];
  });
}

/** Somewhere between farm and door, by the share of the road that lies behind. */
export function positionOf({ part, order, last }: Carried, now: Date): { lat: number; lng: number } {
  const { seller } = part;
  const { shopper } = order;
  const left = legAt(part, "picked_up");
  const road = (15 + part.distanceM / 750) * 60_000;
  const share = last.status === "at_dropoff" ? 1 : left ? Math.min(0.95, (now.getTime() - left.getTime()) / road) : 0;
  return { lat: seller.lat + (shopper.lat - seller.lat) * share, lng: seller.lng + (shopper.lng - seller.lng) * share };
}

export const pingRows = (all: readonly Carried[], now: Date) =>
  [...busyCouriers(all)].flatMap(([courierId, carried]) =>
    [9, 6, 3, 1].map((minutes) => {
      const at = minutesAfter(now, -minutes);
      return { courierId, ...positionOf(carried, at), deviceTime: at, at };
    }),
  );
