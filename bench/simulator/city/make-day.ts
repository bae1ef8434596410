import { roadMetres } from "~/domain/areas/reach";
import { travelMinutes } from "~/domain/delivery/travel";
import type { Day, DayOrder, People } from "../day";
import { chanceOf } from "../draws";
import { moreDemand, rulesBefore, type ShockName } from "../shocks";
import { isInside } from "./area-rules";
import { Layout, type CityName } from "./layout";
import { makeCouriers } from "./make-couriers";
import { makeOrders, type Clock } from "./make-orders";

export type CityAsked = {
  readonly city: CityName;
  readonly orders: number;
  readonly seed: number;
  readonly shock: ShockName | null;
};

/** Midnight in Vietnam before the simulated day, 15 June 2026, in minutes since 1970. */
const midnight = Date.UTC(2026, 5, 14, 17) / 60_000;
export const clock: Clock = (hour) => midnight + hour * 60;

const people: People = {
  areObedient: false,
  roadNoise: 0.12,
  serviceNoise: 0.3,
  pickupMinutes: 4,
  hubPickupMinutes: 3,
  doorMinutes: 4,
  nextParcelMinutes: 1,
  absentShare: 0.015,
  overtimeMinutes: 60,
};

/** Orders of a day that one shard decides about. */
const ordersPerShard = 2500;

/** A day in a generated city: the same arguments give the same day, to the last order. */
export function makeDay({ city, orders, seed, shock }: CityAsked): Day {
  const layout = new Layout(city, chanceOf(seed, "layout"));
  const rules = rulesBefore(shock, layout.shape.centre, clock);
  // The shop sends nothing by way of a hub behind a border.
  const hubs = layout
    .hubs(orders < 3000 ? 3 : orders < 30_000 ? 5 : 8)
    .filter((hub) => !rules.some((rule) => isInside(rule, hub)));
  const shopChance = chanceOf(seed, "shops");
  const shops = Array.from({ length: Math.ceil(orders / 25) }, () => layout.inTown(shopChance));
  const usual = makeOrders(orders, layout, { hubs, shops }, clock, seed);
  const hauls = usual.filter(({ lane }) => lane === "haul").length;
  return {
    name: `${city} ${orders}`,
    seed,
    begins: clock(0),
    ends: clock(23.5),
    orders: byTime(shock === "demand-x3" ? moreDemand(usual, clock) : usual),
    couriers: makeCouriers({ doors: orders, hauls }, layout, clock, seed, shock !== "no-roster"),
    hubs,
    centre: layout.shape.centre,
    roads: { minutes: travelMinutes, metres: roadMetres },
    rules,
    shock,
    people,
    shards: Math.max(1, Math.ceil(orders / ordersPerShard)),
    tickMinutes: 0.5,
  };
}

const byTime = (orders: readonly DayOrder[]): DayOrder[] =>
  orders.toSorted((one, other) => one.placedAt - other.placedAt || (one.id < other.id ? -1 : 1));
