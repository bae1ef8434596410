import { isOnBoard } from "~/domain/delivery/shipment-status";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { idOf } from "../world/chance";
import { isUnderWay, legAt, type Carried } from "./carry";
import type { CourierRow } from "./types";

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
