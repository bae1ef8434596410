import { metresBetween } from "~/domain/shared/geo";
import { invariant } from "~/domain/shared/invariant";
import { isInProgress } from "~/domain/delivery/shipment-status";
import type { Chance } from "../world/chance";
import type { CourierRow, OrderPlan, SubOrderPlan } from "./types";

const farthestLegM: Record<string, number> = { bicycle: 8_000, motorbike: 60_000, van: 300_000, truck: 2_200_000 };

/** Gives every part that was taken a courier who could have taken it; nobody carries for `spared` today. */
export function assignCouriers(
  orders: readonly OrderPlan[],
  couriers: readonly CourierRow[],
  spared: string,
  luck: Chance,
): void {
  const loadG = new Map<string, number>();
  for (const { subOrders, shopper } of orders) {
    for (const part of subOrders) {
      if (!part.legs.some((leg) => leg.status === "assigned")) continue;
      const isRunning = isInProgress(part.legs.at(-1)?.status ?? "ready");
      const able = couriers.filter(
        (courier) =>
          couldCarry(courier, part, shopper) &&
          (!isRunning || courier.id !== spared) &&
          (!isRunning || (loadG.get(courier.id) ?? 0) + (part.packedG ?? 0) <= courier.capacityG),
      );
      invariant(able.length > 0, `somebody can carry from ${part.seller.slug}`);
      part.courier = luck.pick(able);
      if (isRunning) loadG.set(part.courier.id, (loadG.get(part.courier.id) ?? 0) + (part.packedG ?? 0));
    }
  }
}

function couldCarry(courier: CourierRow, part: SubOrderPlan, drop: { lat: number; lng: number }): boolean {
  if (part.coldClass !== "ambient" && !courier.hasColdBox) return false;
  if ((part.packedG ?? part.estimatedG) > courier.capacityG || part.distanceM > (farthestLegM[courier.vehicle] ?? 0))
    return false;
  return metresBetween(courier, part.seller) <= courier.rangeM && metresBetween(courier, drop) <= courier.rangeM;
}
