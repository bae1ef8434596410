import type { RunStop } from "~/domain/delivery/dispatch/board";
import { walkStops } from "~/domain/delivery/dispatch/walk";
import type { City } from "./city";
import { dutyCourier, frozenStopsOf, openLoad } from "./fill-board";
import { isSameStop, type Load, type Rider } from "./state";

/** Why a proposed run can no longer be driven; null when it can. What is asked under lock before a promise is written. */
export function whyNot(
  city: City,
  rider: Rider,
  proposed: readonly RunStop[],
  added: readonly string[],
): string | null {
  if (!rider.isOnDuty) return "off_duty";
  if (rider.lastHeard !== null) return "offline";
  const loads = new Set([...rider.stops.map(({ loadId }) => loadId), ...added]);
  const stops = remaining(rider, proposed, added);
  if (stops.length !== rider.stops.length + 2 * added.length) return "run_changed";
  if (stops.some(({ loadId }) => !loads.has(loadId))) return "run_changed";
  for (let at = 0; at < frozenStopsOf(rider); at += 1) {
    const [kept, next] = [rider.stops[at], stops[at]];
    if (kept !== undefined && (next === undefined || !isSameStop(kept, next))) return "frozen";
  }
  return whyNotCarried(city, rider, stops);
}

/** The proposal without what has been done since, each stop once. */
export function remaining(rider: Rider, proposed: readonly RunStop[], added: readonly string[]): RunStop[] {
  return proposed.filter(
    (stop, at) =>
      (added.includes(stop.loadId) || rider.stops.some((own) => isSameStop(own, stop))) &&
      proposed.findIndex((other) => isSameStop(other, stop)) === at,
  );
}

function whyNotCarried(city: City, rider: Rider, stops: readonly RunStop[]): string | null {
  const { spec } = rider;
  const aboard = new Set(stops.map(({ loadId }) => loadId).filter((id) => isAboard(city.load(id), spec.id)));
  const fits = (): boolean =>
    gramsOf(city, aboard, false) <= spec.capacityG && gramsOf(city, aboard, true) <= spec.coldG;
  for (const { loadId, kind } of stops) {
    if (kind === "pickup") aboard.add(loadId);
    else if (!aboard.delete(loadId)) return "door_before_pickup";
    if (!fits()) return "capacity";
  }
  if (aboard.size > 0) return "not_delivered";
  return mayGo(city, rider, stops) ? null : "pass";
}

/** Every place and every way at the minute it is reached, as production reckons it: what is shut now may be open by then. */
const mayGo = (city: City, rider: Rider, stops: readonly RunStop[]): boolean => barred(city, rider, stops).length === 0;

/** The same, of these loads alone: the rest of the run is another question. */
export const mayFetchAndBring = (
  city: City,
  rider: Rider,
  stops: readonly RunStop[],
  loadIds: readonly string[],
): boolean => !barred(city, rider, stops).some(({ loadId }) => loadIds.includes(loadId));

/** The stops that may not be entered, or not be driven to. */
function barred(city: City, rider: Rider, stops: readonly RunStop[]): RunStop[] {
  const loads = new Map(
    stops.map(({ loadId }) => {
      const load = city.load(loadId);
      return [loadId, openLoad(city, load, load.standing)];
    }),
  );
  const surroundings = { roads: city.roads, rightOfWay: city.areas.rightOfWay() };
  const { barriers } = walkStops(dutyCourier(city, rider), stops, { loads, surroundings, now: city.now });
  return barriers.flatMap(({ stop }) => stops[stop] ?? []);
}

const isAboard = ({ standing }: Load, courierId: string): boolean =>
  standing.kind === "on_board" && standing.courierId === courierId;

function gramsOf(city: City, ids: ReadonlySet<string>, isCold: boolean): number {
  let grams = 0;
  for (const id of ids) {
    const { order } = city.load(id);
    if (!isCold || order.coldClass !== "ambient") grams += order.grams;
  }
  return grams;
}
