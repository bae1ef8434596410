import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { DutyCourier, OpenLoad, RunStop } from "./board";
import type { Passage, Stopping, Surroundings } from "./decision";
import { parcelMinutes, stopping } from "./settings";

/** What is needed to say anything about a run. `loads` holds at least the loads of its stops. */
export type Ask = {
  readonly loads: ReadonlyMap<string, OpenLoad>;
  readonly surroundings: Pick<Surroundings, "roads" | "rightOfWay">;
  readonly now: number;
};

/** A run followed stop by stop from where the courier is. Times are minutes since 1970. */
export type Walk = {
  /** When the handing over begins, and when the courier leaves. */
  readonly arrivals: readonly number[];
  readonly leaves: readonly number[];
  /** Minutes from leaving one stop to the next handing over, without waiting; checkpoints and parking included. */
  readonly legMinutes: readonly number[];
  readonly legMetres: readonly number[];
  /** The same without checkpoints: the same at every hour. */
  readonly roadMinutes: readonly number[];
  readonly metres: number;
  /** Driving, parking and handing over. */
  readonly workMinutes: number;
  readonly endsAt: number;
  /** Places and legs that may not be entered then, in the order of the stops. */
  readonly barriers: readonly Barrier[];
};

export type Barrier = { readonly stop: number; readonly rule: string; readonly until: number | null };

export const isSamePlace = (a: Point, b: Point): boolean => a.lat === b.lat && a.lng === b.lng;

export const startOf = ({ shift }: DutyCourier, now: number): number => Math.max(now, shift.from);

/** One way from a point to the next: driving and parking, without checkpoints. */
export type Road = { readonly metres: number; readonly minutes: number };

export const stoppingOf = ({ surroundings: { roads } }: Ask): Stopping => roads.stopping ?? stopping;

/** Nothing between two parcels of one place. `isOnTheWay`: `from` is where the courier is now, not a stop. */
export function roadBetween(ask: Ask, from: Point, to: Point, vehicle: Vehicle, isOnTheWay: boolean): Road {
  if (isSamePlace(from, to)) return nowhere;
  const { roads } = ask.surroundings;
  const { before, after } = stoppingOf(ask);
  const metres = roads.metres(from, to);
  return { metres, minutes: (isOnTheWay ? 0 : after) + roads.minutes(from, to, vehicle, metres) + before };
}

const nowhere: Road = { metres: 0, minutes: 0 };

/** `roads[k]` leads to stop k, where it is known already. */
export function walkStops(
  courier: DutyCourier,
  stops: readonly RunStop[],
  ask: Ask,
  roads: readonly Road[] = [],
): Walk {
  const arrivals: number[] = [];
  const leaves: number[] = [];
  const legMinutes: number[] = [];
  const legMetres: number[] = [];
  const roadMinutes: number[] = [];
  let place: Point = courier.position;
  let at = startOf(courier, ask.now);
  let [metres, workMinutes] = [0, 0];
  const barriers: Barrier[] = [];
  for (const [index, stop] of stops.entries()) {
    const road = roads[index] ?? roadBetween(ask, place, stop.place, courier.vehicle, index === 0);
    const way = wayTo(courier, place, stop, { leavesAt: at, reaches: at + road.minutes }, ask);
    if (!way.ok) barriers.push({ stop: index, rule: way.rule, until: way.until });
    const drive = road.minutes + (way.ok ? way.delayMinutes : 0);
    const arrival = Math.max(at + drive, stop.earliest);
    metres += road.metres;
    workMinutes += drive + parcelMinutes;
    at = arrival + parcelMinutes;
    place = stop.place;
    arrivals.push(arrival);
    leaves.push(at);
    legMinutes.push(drive);
    legMetres.push(road.metres);
    roadMinutes.push(road.minutes);
  }
  return { arrivals, leaves, legMinutes, legMetres, roadMinutes, metres, workMinutes, endsAt: at, barriers };
}

/** May the courier go there now, and into the place at that time? The two delays are one after the other. */
function wayTo(
  courier: DutyCourier,
  place: Point,
  stop: RunStop,
  { leavesAt, reaches }: { readonly leavesAt: number; readonly reaches: number },
  ask: Ask,
): Passage {
  const goods = ask.loads.get(stop.loadId)?.coldClass ?? "ambient";
  const { rightOfWay } = ask.surroundings;
  const leg = rightOfWay.leg(courier, place, stop.place, leavesAt, goods);
  if (!leg.ok) return leg;
  const isThere = isSamePlace(place, stop.place);
  const entry = reaches - (isThere ? 0 : stoppingOf(ask).before) + leg.delayMinutes;
  const entered = rightOfWay.stop(courier, stop.place, entry, goods);
  return entered.ok ? { ok: true, delayMinutes: leg.delayMinutes + entered.delayMinutes } : entered;
}
