import type { Vehicle } from "~/domain/identity/types";
import { minutesAfter } from "~/domain/shared/time";
import { serviceMinutes, travelMinutes } from "./travel";
import { perKmVnd, perMinuteVnd } from "./dispatch/settings";
import type { Load, OnShift, PlannedStop } from "./types";
import { walkRun, type Walk } from "./walk-run";

export type Insertion = {
  readonly stops: readonly PlannedStop[];
  readonly arrivals: readonly Date[];
  /** Extra road, metres. */
  readonly detourM: number;
  /** Price in đồng: road and the courier's time. */
  readonly costVnd: number;
};

/**
 * The cheapest way to fit the load's two stops into the open run, or the rule that forbids every way. No stop is made late by
 * it: a stop on time stays on time, a stop already late gets no later.
 */
export function cheapestInsertion(courier: OnShift, load: Load, now: Date): Insertion | "capacity" | "window" {
  const today = walkRun(courier, courier.stops, now);
  const [pickup, drop] = stopsOf(load, courier.vehicle, now);
  let best: Insertion | null = null;
  let hasFitted = false;
  for (const stops of placements(courier, pickup, drop)) {
    const walk = walkRun(courier, stops, now);
    if (walk.peakG > courier.capacityG) continue;
    hasFitted = true;
    if (!keepsPromises(stops, walk, courier.stops, today)) continue;
    const costVnd = priceOf(walk, courier.vehicle, now) - priceOf(today, courier.vehicle, now);
    if (best === null || costVnd < best.costVnd) {
      best = { stops, arrivals: walk.arrivals, detourM: walk.metres - today.metres, costVnd };
    }
  }
  return best ?? (hasFitted ? "window" : "capacity");
}

/** The two stops of a load. The door is due by the promise, or, once that cannot be kept, as soon as a fair trip allows. */
export function stopsOf(load: Load, vehicle: Vehicle, now: Date): [PlannedStop, PlannedStop] {
  const latest = workableDeadline(load, vehicle, now);
  const pickup = {
    lat: load.pickup.lat,
    lng: load.pickup.lng,
    shipmentId: load.id,
    kind: "pickup",
    deltaG: load.grams,
    earliest: load.readyAt,
    latest,
  } as const;
  const drop = {
    lat: load.drop.lat,
    lng: load.drop.lng,
    shipmentId: load.id,
    kind: "dropoff",
    deltaG: -load.grams,
    earliest: load.window.from,
    latest,
  } as const;
  return [pickup, drop];
}

/** A broken promise must still be carried: then the deadline is the direct trip, half as long again, and two hours. */
export function workableDeadline(
  { pickup, drop, window }: Pick<Load, "pickup" | "drop" | "window">,
  vehicle: Vehicle,
  now: Date,
): Date {
  const soonest = minutesAfter(now, travelMinutes(pickup, drop, vehicle) * 1.5 + 120 + 2 * serviceMinutes);
  return window.until > soonest ? window.until : soonest;
}

function* placements(courier: OnShift, pickup: PlannedStop, drop: PlannedStop): Generator<readonly PlannedStop[]> {
  const { stops } = courier;
  for (let first = courier.isFirstFrozen && stops.length > 0 ? 1 : 0; first <= stops.length; first += 1) {
    for (let second = first; second <= stops.length; second += 1) {
      yield [...stops.slice(0, first), pickup, ...stops.slice(first, second), drop, ...stops.slice(second)];
    }
  }
}

function keepsPromises(
  stops: readonly PlannedStop[],
  walk: Walk,
  before: readonly PlannedStop[],
  today: Walk,
): boolean {
  return stops.every((stop, index) => {
    const arrival = walk.arrivals[index];
    if (arrival === undefined || arrival <= stop.latest) return true;
    const used = today.arrivals[before.indexOf(stop)];
    return used !== undefined && used > stop.latest && arrival <= used;
  });
}

const priceOf = ({ metres, endsAt }: Walk, vehicle: Vehicle, now: Date): number =>
  Math.round((metres / 1000) * perKmVnd[vehicle] + ((endsAt.getTime() - now.getTime()) / 60_000) * perMinuteVnd);
