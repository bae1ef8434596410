import { compileRules } from "./compile-rules";
import { flatRoads, lowestDetour } from "./flat-roads";
import { layOut, loadAtStart, type Layout, type NamedStop } from "./layout";
import type { RoutingProblem, TransportRequest } from "./model";
import type { Problem } from "./problem";

export type Compiled = {
  readonly problem: Problem;
  readonly stops: readonly NamedStop[];
  /** Of each request of the search, the request it stands for. */
  readonly requests: readonly number[];
};

/** More than any route could cost, so that leaving a request out is the last resort: so many of the dearest leg. */
const legsLeftOut = 1e3;
const tierFactor = 1e3;

/** Turns a checked problem in words into flat arrays. */
export function compile(words: RoutingProblem): Compiled {
  const layout = layOut(words);
  const { stops, requests } = layout;
  const vehicles = words.vehicles.length;
  const hasOpenEnd = words.vehicles.some(({ end }) => end === null);
  const { roads, places } = flatRoads(words.roads, hasOpenEnd);
  const arrays = nodeArrays(words, layout, places);
  const time = lowestDetour(
    roads.map(({ timeOut }) => timeOut),
    places,
    hasOpenEnd,
  );
  const cost = lowestDetour(
    roads.map(({ costOut }) => costOut),
    places,
    hasOpenEnd,
  );
  const leastService = stops.reduce((least, { stop }) => Math.min(least, stop.service), Infinity);
  const dearest = roads.reduce((most, { costOut }) => costOut.reduce((a, b) => Math.max(a, b), most), 1);
  const problem: Problem = {
    ...arrays,
    stops: stops.length,
    looseStops: layout.looseStops,
    vehicles,
    requests: requests.length,
    looseRequests: layout.looseRequests,
    places,
    requestOf: Int32Array.from(layout.requestOf),
    pickup: Int32Array.from(requests, ({ first }) => first),
    delivery: Int32Array.from(requests, ({ second }) => second),
    roads,
    profile: Int32Array.from(words.vehicles, (vehicle) => vehicle.roads),
    capacity: Float64Array.from(words.vehicles, ({ capacity }) => capacity[0] ?? 0),
    onBoard: loadAtStart(words, 0),
    fixedCost: Float64Array.from(words.vehicles, ({ fixedCost }) => fixedCost ?? 0),
    kind: kinds(words),
    penalty: Float64Array.from(requests, ({ request }) => penaltyOf(words.requests[request], legsLeftOut * dearest)),
    isMetric: time + leastService >= 0,
    detourFloor: 1.5 * cost,
    entry: Int32Array.from(words.vehicles, (_, at) => layout.frozen[at]?.at(-1) ?? stops.length + 2 * at),
    hasSingles: requests.some(({ second }) => second < 0),
    rules: compileRules(words, layout),
  };
  return { problem, stops, requests: requests.map(({ request }) => request) };
}

/** What is known of each stop and each end of a shift. */
function nodeArrays(words: RoutingProblem, { stops, looseStops }: Layout, places: number) {
  const nodes = stops.length + 2 * words.vehicles.length;
  const arrays = {
    place: new Int32Array(nodes),
    earliest: new Float64Array(nodes),
    latest: new Float64Array(nodes),
    service: new Float64Array(nodes),
    demand: new Float64Array(nodes),
  };
  stops.forEach(({ request, kind, stop }, node) => {
    arrays.place[node] = stop.place;
    arrays.earliest[node] = stop.earliest;
    // What is promised is driven, late or not.
    arrays.latest[node] = node < looseStops ? stop.latest : Infinity;
    arrays.service[node] = stop.service;
    arrays.demand[node] = (kind === "pickup" ? 1 : -1) * (words.requests[request]?.load[0] ?? 0);
  });
  words.vehicles.forEach((vehicle, index) => {
    const start = stops.length + 2 * index;
    arrays.place[start] = vehicle.start;
    // The last place is nowhere when a shift may end anywhere.
    arrays.place[start + 1] = vehicle.end ?? places - 1;
    arrays.earliest.fill(vehicle.from, start, start + 2);
    arrays.latest.fill(vehicle.until, start, start + 2);
  });
  return arrays;
}

/** Equal numbers for vehicles that differ in nothing but their id. */
function kinds({ vehicles, requests }: RoutingProblem): Int32Array {
  const named = new Set(
    requests.flatMap(({ barred, onBoardOf, promised }) => [
      ...(barred?.keys() ?? []),
      ...(onBoardOf === undefined ? [] : [onBoardOf]),
      ...(promised === undefined ? [] : [promised.to]),
    ]),
  );
  const seen = new Map<string, number>();
  return Int32Array.from(vehicles, ({ id, ...rest }) => {
    const likeness = named.has(id) || rest.frozen !== undefined ? id : JSON.stringify(rest);
    const kind = seen.get(likeness) ?? seen.size;
    seen.set(likeness, kind);
    return kind;
  });
}

const penaltyOf = (request: TransportRequest | undefined, leftOut: number): number =>
  (request?.penalty ?? leftOut) * tierFactor ** (request?.tier ?? 0);
