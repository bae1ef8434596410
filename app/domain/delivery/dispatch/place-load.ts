import type { DutyCourier, OpenLoad, RunStop } from "./board";
import type { Alternative } from "./decision";
import { judgeRun, type HardRule } from "./feasibility";
import type { OpenRun } from "./open-run";
import { PlaceSearch, type Gap } from "./place-search";
import { runVnd } from "./price";
import { searching } from "./settings";
import { startOf, type Ask, type Walk } from "./walk";

/** A run with more on it, and what that costs. */
export type Placing = {
  readonly ok: true;
  readonly stops: readonly RunStop[];
  readonly walk: Walk;
  /** The run with it; made when asked for, for most placings are not chosen. */
  readonly run: () => OpenRun;
  readonly courier: DutyCourier;
  readonly costVnd: number;
  readonly detourM: number;
  readonly loadIds: readonly string[];
};
export type NoPlace = {
  readonly ok: false;
  readonly rule: HardRule;
  readonly detail: string | null;
  readonly until: number | null;
};

/** The cheapest way to fit one load into a run that every hard rule allows, or the first rule that forbids the best of them. */
export function placeLoad(run: OpenRun, load: OpenLoad, ask: Ask): Placing | NoPlace {
  const placed = placeBelow(new PlaceSearch(run, load, ask), Infinity);
  return placed ?? { ok: false, rule: whyNoGap(run, load, ask), detail: null, until: null };
}

/** The same where only a place below a price is of use, đồng; null when there is no gap at such a price. */
export function placeBelow(search: PlaceSearch, belowVnd: number): Placing | NoPlace | null {
  const { run, load, ask } = search;
  const tried: Gap[] = [];
  let refused: NoPlace | null = null;
  while (tried.length < searching.placesTried) {
    const gap = search.cheapest(tried, belowVnd);
    if (gap === null) break;
    tried.push(gap);
    const stops = inserted(run.stops, search.stops, gap);
    const verdict = judgeRun(run.courier, stops, ask, run.limits, search.roadsWith(gap));
    if (verdict.ok) return placing(run, stops, verdict.walk, [load.id], ask);
    refused ??= verdict;
  }
  return refused;
}

/** Several loads, one after the other, those due first first. */
export function placeTogether(run: OpenRun, loads: readonly OpenLoad[], ask: Ask): Placing | NoPlace {
  let before = run;
  let last: Placing | null = null;
  for (const load of loads) {
    const next = placeLoad(last === null ? run : (before = last.run()), load, ask);
    if (!next.ok) return next;
    last = next;
  }
  if (last === null) return { ok: false, rule: "unknown_load", detail: null, until: null };
  if (before === run) return last;
  return placing(
    run,
    last.stops,
    last.walk,
    loads.map(({ id }) => id),
    ask,
  );
}

const placing = (
  before: OpenRun,
  stops: readonly RunStop[],
  walk: Walk,
  loadIds: readonly string[],
  ask: Ask,
): Placing => ({
  ok: true,
  stops,
  walk,
  courier: before.courier,
  run: () => before.with(stops, walk, ask),
  costVnd: runVnd(before.courier, stops, walk, ask) - before.costVnd,
  detourM: Math.max(0, walk.metres - before.walk.metres),
  loadIds,
});

function inserted(
  stops: readonly RunStop[],
  [pickup, door]: PlaceSearch["stops"],
  { pickupAfter, doorAfter }: Gap,
): RunStop[] {
  return [
    ...stops.slice(0, pickupAfter),
    pickup,
    ...stops.slice(pickupAfter, doorAfter),
    door,
    ...stops.slice(doorAfter),
  ];
}

/** No gap at all: it is too heavy beside what is on board, would be too long on the way, too late for the shift, or makes a promise late. */
function whyNoGap({ courier, grams, limits, stops }: OpenRun, load: OpenLoad, ask: Ask): HardRule {
  const lightest = Math.min(...grams.slice(limits.frozen));
  if (lightest + load.grams > courier.capacityG) return "capacity";
  const { roads } = ask.surroundings;
  const alone =
    Math.max(startOf(courier, ask.now) + roads.minutes(courier.position, load.from, courier.vehicle), load.readyAt) +
    roads.minutes(load.from, load.to, courier.vehicle);
  if (alone > (load.rideSince ?? Infinity) + (load.rideLimit ?? Infinity)) return "ride";
  return stops.length === 0 || alone > limits.endsBy ? "shift" : "window";
}

/** What an operator sees of a placing. */
export function alternativeOf(
  { courier, stops, walk, costVnd, detourM, loadIds }: Placing,
  bonusVnd: number,
): Alternative {
  const at = (kind: RunStop["kind"]): number => {
    const index = stops.findIndex((stop) => stop.kind === kind && loadIds.includes(stop.loadId));
    return walk.arrivals[index] ?? Infinity;
  };
  return {
    courierId: courier.id,
    costVnd: Math.round(costVnd - bonusVnd),
    bonusVnd,
    detourM: Math.round(detourM),
    pickupAt: at("pickup"),
    deliverAt: at("dropoff"),
  };
}
