import { metresBetween } from "~/domain/shared/geo";
import { farthestLegM } from "../travel";
import type { DutyCourier, OpenLoad, RunStop } from "./board";
import { frozenHead } from "./freeze";
import { timing } from "./settings";
import { walkStops, type Ask, type Road, type Walk } from "./walk";

/** Every hard rule by name, in the order they are looked at. Late doors are priced, not forbidden; see `price.ts`. */
export const hardRules = [
  "pinned",
  "set_aside",
  "position",
  "resting",
  "on_board_of_another",
  "unknown_load",
  "order",
  "frozen",
  "area",
  "vehicle",
  "cold",
  "capacity",
  "pass",
  "ride",
  "window",
  "shift",
] as const;
export type HardRule = (typeof hardRules)[number];

export type Verdict =
  | { readonly ok: true; readonly walk: Walk }
  /** `detail` is the area's rule when it is a pass that is missing; `until` when that may change. */
  | { readonly ok: false; readonly rule: HardRule; readonly detail: string | null; readonly until: number | null };

const rounding = 1e-6;
const no = (rule: HardRule, detail: string | null = null, until: number | null = null): Verdict => ({
  ok: false,
  rule,
  detail,
  until,
});

/**
 * What does not depend on the run: may this courier be asked about this load at all? Null: yes. `resting` and `position` come first
 * for an offer only; an acceptance has passed them.
 */
export function firstObstacle(courier: DutyCourier, load: OpenLoad, ask: Ask): HardRule | null {
  if (load.pinnedTo !== null && load.pinnedTo !== courier.id) return "pinned";
  if ((load.notToAsk.get(courier.id) ?? -Infinity) > ask.now) return "set_aside";
  return standingObstacleNow(courier, load, ask);
}

/** The same for whoever may be asked once more: their no is passed over, nothing else. */
export const obstacleToAskAgain = (courier: DutyCourier, load: OpenLoad, ask: Ask): HardRule | null =>
  load.pinnedTo !== null && load.pinnedTo !== courier.id ? "pinned" : standingObstacleNow(courier, load, ask);

const standingObstacleNow = (courier: DutyCourier, load: OpenLoad, ask: Ask): HardRule | null =>
  ask.now - courier.positionAt > timing.positionFreshMinutes ? "position" : standingObstacle(courier, load, ask);

/** What neither the hour nor the run changes. */
export function standingObstacle(courier: DutyCourier, load: OpenLoad, ask: Ask): HardRule | null {
  const { home, rangeM, vehicle, coldG, capacityG } = courier;
  if (metresBetween(home, load.from) > rangeM || metresBetween(home, load.to) > rangeM) return "area";
  if (ask.surroundings.roads.metres(load.from, load.to) > farthestLegM[vehicle]) return "vehicle";
  if (load.coldClass !== "ambient" && load.grams > coldG) return "cold";
  return load.grams > capacityG ? "capacity" : null;
}

/** However the run is ordered: could the courier not even be at the door before the end of the shift? */
export function isOverShift(courier: DutyCourier, load: OpenLoad, ask: Ask): boolean {
  const { position, vehicle, shift } = courier;
  const { roads } = ask.surroundings;
  const reached = Math.max(ask.now, shift.from) + roads.minutes(position, load.from, vehicle);
  const fetched = Math.max(reached, load.readyAt);
  return fetched > shift.until || fetched + roads.minutes(load.from, load.to, vehicle) > finishOf(courier);
}

/** The last minute for anything newly taken on. */
const finishOf = ({ finishesBy, shift }: DutyCourier): number => finishesBy ?? shift.until;

/**
 * Can the courier drive these stops from now on, everything promised kept? The one judge of hard rules: used when deciding, and again
 * under lock when a courier says yes. `limits` says how late each promised stop may be, `roads` the ways known already; both are worked
 * out when not given.
 */
export function judgeRun(
  courier: DutyCourier,
  stops: readonly RunStop[],
  ask: Ask,
  limits: Limits = limitsOf(courier, ask),
  roads: readonly Road[] = [],
): Verdict {
  const misplaced = orderFault(courier, stops, ask, limits.frozen);
  if (misplaced !== null) return no(misplaced);
  const unfit = standingFault(courier, stops, ask) ?? loadFault(courier, stops, ask);
  if (unfit !== null) return no(unfit);
  const walk = walkStops(courier, stops, ask, roads);
  const [barrier] = walk.barriers;
  if (barrier !== undefined) return no("pass", barrier.rule, barrier.until);
  const late = timeFault(courier, stops, walk, limits, ask);
  return late === null ? { ok: true, walk } : no(late);
}

/** What the present run leaves open: what is late already gets no later, a ride too long no longer, a shift run over no more. */
export type Limits = {
  /** Latest arrival at each promised stop, by `keyOf`. */
  readonly latest: ReadonlyMap<string, number>;
  /** Longest ride of each promised load that has a limit. */
  readonly rides: ReadonlyMap<string, number>;
  readonly endsBy: number;
  readonly frozen: number;
};

export const keyOf = ({ kind, loadId }: Pick<RunStop, "kind" | "loadId">): string => `${kind} ${loadId}`;

export function limitsOf(
  courier: DutyCourier,
  ask: Ask,
  present: Walk = walkStops(courier, courier.stops, ask),
): Limits {
  const latest = new Map(
    courier.stops.map((stop, at) => [keyOf(stop), Math.max(stop.latest, present.arrivals[at] ?? -Infinity)]),
  );
  const rides = new Map(
    [...ridesOf(courier.stops, present, ask)].map(([load, ride]) => [
      load.id,
      Math.max(load.rideLimit ?? Infinity, ride),
    ]),
  );
  const endsBy = Math.max(finishOf(courier), courier.stops.length > 0 ? present.endsAt : -Infinity);
  return { latest, rides, endsBy, frozen: frozenHead(courier, present.arrivals, ask.now) };
}

/** Minutes from leaving the pickup to reaching the door, of each load with a limit whose pickup is known. */
function ridesOf(stops: readonly RunStop[], walk: Walk, { loads }: Ask): Map<OpenLoad, number> {
  const leftAt = new Map<string, number>();
  const rides = new Map<OpenLoad, number>();
  for (const [at, { loadId, kind }] of stops.entries()) {
    const load = loads.get(loadId);
    if (load === undefined || load.rideLimit === null) continue;
    const boarded = load.standing.kind === "on_board" ? load.standing.since : undefined;
    const since = load.rideSince ?? leftAt.get(loadId) ?? boarded;
    if (kind === "pickup") leftAt.set(loadId, walk.leaves[at] ?? Infinity);
    else if (since !== undefined) rides.set(load, (walk.arrivals[at] ?? Infinity) - since);
  }
  return rides;
}

/** Frozen stops first and unmoved; each load's pickup before its door, once each, and nothing on board forgotten. */
function orderFault(courier: DutyCourier, stops: readonly RunStop[], ask: Ask, frozen: number): HardRule | null {
  if (!keepsHead(courier, stops, frozen)) return "frozen";
  const brought = new Set<string>();
  const fetched = new Set<string>();
  for (const stop of stops) {
    const load = ask.loads.get(stop.loadId);
    if (load === undefined) return "unknown_load";
    const isAboard = load.standing.kind === "on_board";
    if (isAboard && load.standing.courierId !== courier.id) return "on_board_of_another";
    const own = stop.kind === "pickup" ? fetched : brought;
    const mayBeNow = stop.kind === "pickup" ? !isAboard : isAboard || fetched.has(stop.loadId);
    if (!mayBeNow || own.has(stop.loadId)) return "order";
    own.add(stop.loadId);
  }
  const isLost = [...fetched].some((id) => !brought.has(id));
  return isLost || courier.stops.some((stop) => isAboard(stop, ask) && !brought.has(stop.loadId)) ? "order" : null;
}

const keepsHead = (courier: DutyCourier, stops: readonly RunStop[], frozen: number): boolean =>
  courier.stops
    .slice(0, frozen)
    .every((stop, at) => stops[at]?.loadId === stop.loadId && stops[at]?.kind === stop.kind);

const isAboard = ({ loadId, kind }: RunStop, { loads }: Ask): boolean =>
  kind !== "pickup" && loads.get(loadId)?.standing.kind === "on_board";

/** Only what is new is asked: a promised load stays where it is though the courier's papers have changed since. */
function standingFault(courier: DutyCourier, stops: readonly RunStop[], ask: Ask): HardRule | null {
  for (const { loadId, kind } of stops) {
    const load = ask.loads.get(loadId);
    if (kind !== "pickup" || load === undefined || isPromised(load, courier)) continue;
    const fault =
      load.pinnedTo !== null && load.pinnedTo !== courier.id ? "pinned" : standingObstacle(courier, load, ask);
    if (fault !== null) return fault;
  }
  return null;
}

const isPromised = ({ standing }: OpenLoad, { id }: DutyCourier): boolean =>
  (standing.kind === "accepted" || standing.kind === "on_board") && standing.courierId === id;

function loadFault(courier: DutyCourier, stops: readonly RunStop[], ask: Ask): HardRule | null {
  let [grams, cold] = [0, 0];
  for (const { loadId, kind } of stops) {
    const load = ask.loads.get(loadId);
    if (load === undefined || kind === "pickup" || load.standing.kind !== "on_board") continue;
    grams += load.grams;
    cold += coldGramsOf(load);
  }
  for (const { loadId, kind } of stops) {
    const load = ask.loads.get(loadId);
    if (load === undefined) continue;
    const sign = kind === "pickup" ? 1 : -1;
    grams += sign * load.grams;
    cold += sign * coldGramsOf(load);
    if (sign > 0 && grams > courier.capacityG) return "capacity";
    if (sign > 0 && coldGramsOf(load) > 0 && cold > courier.coldG) return "cold";
  }
  return null;
}

export const coldGramsOf = ({ coldClass, grams }: OpenLoad): number => (coldClass === "ambient" ? 0 : grams);

function timeFault(
  courier: DutyCourier,
  stops: readonly RunStop[],
  walk: Walk,
  limits: Limits,
  ask: Ask,
): HardRule | null {
  const reach = farthestLegM[courier.vehicle];
  for (const [at, stop] of stops.entries()) {
    const latest = limits.latest.get(keyOf(stop));
    if ((walk.arrivals[at] ?? Infinity) > (latest ?? stop.latest) + rounding) return "window";
    if (latest !== undefined) continue;
    if ((walk.legMetres[at] ?? 0) > reach) return "vehicle";
    if (stop.kind === "pickup" && (walk.arrivals[at] ?? Infinity) > courier.shift.until + rounding) return "shift";
  }
  for (const [load, ride] of ridesOf(stops, walk, ask))
    if (ride > (limits.rides.get(load.id) ?? load.rideLimit ?? Infinity) + rounding) return "ride";
  return walk.endsAt > limits.endsBy + rounding ? "shift" : null;
}
