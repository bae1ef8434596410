import type { Point } from "~/domain/shared/geo";
import { isInside, type AreaRule } from "../city/area-rules";
import { clock } from "../city/make-day";
import type { Day, DayCourier, DayOrder } from "../day";
import { closedHub, losesPasses, redBlock, shockHours } from "../shocks";

/** What one who knew the closings of the day beforehand plans with: hours of pickup and door, and who may not carry it. */
type Bounds = {
  readonly fetchFrom: number;
  readonly fetchUntil: number;
  readonly until: number;
  readonly mayCarry: (courier: DayCourier) => boolean;
};

/**
 * Places that close, as bounds of a plan. An order that can be brought before its block closes has to be; any other behind the border
 * is for those who still hold a pass then. Ways round a closed block are not counted: a plan, not a bound.
 */
export function boundsOf(day: Day, order: DayOrder, readyAt: number): Bounds {
  const free = {
    fetchFrom: readyAt,
    fetchUntil: order.window.until,
    until: order.window.until,
    mayCarry: () => true,
  };
  const minutes = day.roads.minutes(order.from, order.to, "motorbike");
  const hub = closedHub(day.shock, day.hubs);
  if (hub !== null && isSame(hub, order.from)) return aroundTheHub(order, free, minutes);
  const block = blocksOf(day).find((each) => [order.from, order.to].some((place) => isInside(each, place)));
  if (block === undefined || order.window.until <= block.from) return free;
  const soonest = Math.max(readyAt + minutes, order.window.from);
  if (soonest < block.from) return { ...free, until: block.from };
  const ends = order.window.until;
  return { ...free, mayCarry: (courier) => courier.passes.length > 0 && ends <= passesEnd(day, courier) };
}

const blocksOf = ({ shock, rules, centre }: Day): readonly AreaRule[] =>
  shock === "red-zone" ? [...rules, redBlock(centre, clock(shockHours[shock][0]))] : rules;

const passesEnd = ({ shock, seed }: Day, { id }: DayCourier): number =>
  shock === "passes-lost" && losesPasses(seed, id) ? clock(shockHours[shock][0]) : Infinity;

/** Fetched before the hub closes when the door cannot wait until it opens again, else after. */
function aroundTheHub({ window }: DayOrder, free: Bounds, minutes: number): Bounds {
  const [closes, opens] = shockHours["hub-closed"].map(clock);
  if (closes === undefined || opens === undefined) return free;
  return window.until < opens + minutes
    ? { ...free, fetchUntil: Math.min(free.fetchUntil, closes) }
    : { ...free, fetchFrom: Math.max(free.fetchFrom, opens) };
}

const isSame = (a: Point, b: Point): boolean => a.lat === b.lat && a.lng === b.lng;
