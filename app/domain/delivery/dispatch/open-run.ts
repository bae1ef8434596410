import type { Point } from "~/domain/shared/geo";
import type { DutyCourier, OpenLoad, RunStop } from "./board";
import { coldGramsOf, keyOf, limitsOf, type Limits } from "./feasibility";
import { dueOf, neverDue, runVnd, type Due } from "./price";
import { lostPromiseGraceMinutes, parcelMinutes, timing } from "./settings";
import { Tail } from "./tail";
import { startOf, walkStops, type Ask, type Walk } from "./walk";

/**
 * A courier's run in work: what is promised, and what would be added. Point 0 is where the courier stands, point k the place of
 * stop k − 1; every table goes by point. Never changed: taking something on makes a new one.
 */
export class OpenRun {
  readonly points: readonly Point[];
  /** When each point is left. */
  readonly leaves: readonly number[];
  readonly earliest: readonly number[];
  /** Latest arrival that keeps what is promised; what is only planned has to be fetched within the shift. */
  readonly limit: readonly number[];
  readonly due: readonly Due[];
  /** On board on leaving the point. */
  readonly grams: readonly number[];
  readonly coldGrams: readonly number[];
  readonly costVnd: number;

  private constructor(
    readonly courier: DutyCourier,
    readonly stops: readonly RunStop[],
    readonly walk: Walk,
    readonly limits: Limits,
    ask: Ask,
  ) {
    const loads = stops.map(({ loadId }) => ask.loads.get(loadId));
    this.points = [courier.position, ...stops.map(({ place }) => place)];
    this.leaves = [startOf(courier, ask.now), ...walk.leaves];
    this.earliest = [-Infinity, ...stops.map(({ earliest }) => earliest)];
    this.limit = [Infinity, ...stops.map((stop) => limits.latest.get(keyOf(stop)) ?? lastMinute(stop, courier))];
    this.due = [neverDue, ...stops.map((stop, at) => dueOf(stop, loads[at]))];
    this.grams = carried(stops, loads, ({ grams }) => grams);
    this.coldGrams = carried(stops, loads, coldGramsOf);
    this.costVnd = runVnd(courier, stops, walk, ask);
  }

  /** Worked out when first asked for: many runs are never added to. */
  get tail(): Tail {
    return (this.knownTail ??= new Tail(this));
  }
  private knownTail: Tail | null = null;

  /** The run as promised. */
  static of(courier: DutyCourier, ask: Ask): OpenRun {
    const walk = walkStops(courier, courier.stops, ask);
    return new OpenRun(courier, courier.stops, walk, limitsOf(courier, ask, walk), ask);
  }

  with(stops: readonly RunStop[], walk: Walk, ask: Ask): OpenRun {
    return new OpenRun(this.courier, stops, walk, this.limits, ask);
  }
}

const lastMinute = ({ kind }: RunStop, { shift }: DutyCourier): number => (kind === "pickup" ? shift.until : Infinity);

function carried(
  stops: readonly RunStop[],
  loads: readonly (OpenLoad | undefined)[],
  weigh: (load: OpenLoad) => number,
): number[] {
  const signs = stops.map(({ kind }) => (kind === "pickup" ? 1 : -1));
  const fetched = new Set(stops.filter(({ kind }) => kind === "pickup").map(({ loadId }) => loadId));
  const weights = loads.map((load) => (load === undefined ? 0 : weigh(load)));
  let sum = stops.reduce((all, { loadId }, at) => (fetched.has(loadId) ? all : all + (weights[at] ?? 0)), 0);
  return [sum, ...weights.map((weight, at) => (sum += (signs[at] ?? 0) * weight))];
}

/**
 * The two stops of a load nobody has promised yet. Goods are fetched no sooner than they must: neither long before the window opens
 * nor so early that waiting for it would make the ride too long. Only whoever waits on the road with goods is not left standing there.
 */
export function stopsFor(load: OpenLoad): readonly [pickup: RunStop, door: RunStop] {
  const { id, from, to, readyAt, window, rideLimit, rideSince } = load;
  const ahead = Math.min(timing.earlyFetchMinutes, rideLimit ?? Infinity) - parcelMinutes;
  const earliest = rideSince === undefined ? Math.max(readyAt, window.from - ahead) : readyAt;
  return [
    { loadId: id, kind: "pickup", place: from, earliest, latest: Infinity },
    { loadId: id, kind: "dropoff", place: to, earliest: window.from, latest: Infinity },
  ];
}

/** As they are promised with the offer: by the window, or, once that is lost, a little after the planned arrival. */
export function promised(stops: readonly RunStop[], walk: Walk, { loads }: Ask): RunStop[] {
  const arrivals = new Map(stops.map((stop, at) => [keyOf(stop), walk.arrivals[at] ?? Infinity]));
  return stops.map((stop) => {
    const until = loads.get(stop.loadId)?.window.until;
    const door = arrivals.get(keyOf({ kind: "dropoff", loadId: stop.loadId }));
    if (stop.latest < Infinity || until === undefined || door === undefined) return stop;
    return { ...stop, latest: Math.max(until, door + lostPromiseGraceMinutes) };
  });
}
