import type { Place } from "~/domain/delivery/dispatch/board";
import type { Point } from "~/domain/shared/geo";
import { placeAt } from "./city/area-grid";
import { blockAround, type AreaRule } from "./city/area-rules";
import type { DayOrder } from "./day";
import { chanceOf } from "./draws";

export const shockNames = [
  "red-zone",
  "passes-lost",
  "demand-x3",
  "rain",
  "hub-closed",
  "offline",
  "no-roster",
] as const;
export type ShockName = (typeof shockNames)[number];

type Clock = (hour: number) => number;

/** When a shock comes and goes, hours of the day. */
export const shockHours: Record<ShockName, readonly [from: number, until: number]> = {
  "red-zone": [10, 24],
  "passes-lost": [10, 24],
  "demand-x3": [10, 13],
  rain: [15.5, 19],
  "hub-closed": [10, 14],
  offline: [10.5, 10.5 + 1 / 6],
  "no-roster": [0, 24],
};

/** Share of couriers whose passes end when passes are lost. */
const lostShare = 0.2;
export const rainSpeed = 0.7;

/** Whether this courier's passes end when passes are lost. */
export const losesPasses = (seed: number, courierId: string): boolean =>
  chanceOf(seed, "pass", courierId).unit() < lostShare;

/** The hub in the middle closes for some hours, with everything that lies in it; null when there is no other. */
export function closedHub(shock: ShockName | null, [hub, ...others]: readonly Place[]): Place | null {
  return shock === "hub-closed" && others.length > 0 ? (hub ?? null) : null;
}

/** The block that turns red: 5 × 5 km beside the centre. */
export const redBlock = (centre: Point, from: number): AreaRule => ({
  rule: "red_area",
  ...blockAround({ lat: centre.lat + 0.02, lng: centre.lng + 0.02 }, 2),
  from,
  until: null,
});

/** Rules that hold from the morning on. Passes can only be lost where some are needed. */
export const rulesBefore = (shock: ShockName | null, centre: Point, clock: Clock): AreaRule[] =>
  shock === "passes-lost" ? [redBlock(centre, clock(0))] : [];

/** Three orders for one while the rush lasts, each of the others to a neighbour of the first. */
export function moreDemand(orders: readonly DayOrder[], clock: Clock): DayOrder[] {
  const [from, until] = shockHours["demand-x3"].map(clock);
  return orders.flatMap((order) => {
    const isInRush = order.lane === "on_demand" && order.placedAt >= (from ?? 0) && order.placedAt < (until ?? 0);
    return isInRush ? [order, again(order, 1), again(order, 2)] : [order];
  });
}

function again(order: DayOrder, copy: number): DayOrder {
  const later = copy * 1.7;
  const { window, to } = order;
  return {
    ...order,
    id: `${order.id}-${copy}`,
    to: placeAt(to.provinceCode, { lat: to.lat + 0.002 * (copy === 1 ? 1 : -1), lng: to.lng + 0.0015 }),
    placedAt: order.placedAt + later,
    readyAt: order.readyAt + later,
    window: { from: window.from + later, until: window.until + later },
    cancelledAt: null,
    giveUpAt: order.giveUpAt + later,
  };
}
