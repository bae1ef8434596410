/**
 * The problem as the search reads it: flat arrays, every stop a small number. Stops 0 … stops − 1 are pickups and deliveries;
 * vehicle k starts at `stops + 2k` and ends at `stops + 2k + 1`. Frozen stops come last, each a request of its own.
 */
export type Problem = {
  readonly stops: number;
  /** Stops that may be moved: the first ones. */
  readonly looseStops: number;
  readonly vehicles: number;
  readonly requests: number;
  /** Requests that may be moved: the first ones. */
  readonly looseRequests: number;
  /** Row of the road tables a stop stands in. */
  readonly place: Int32Array;
  /** Road tables are places × places. */
  readonly places: number;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly service: Float64Array;
  /** Change of load at the stop: positive when goods come on board. The first capacity. */
  readonly demand: Float64Array;
  readonly requestOf: Int32Array;
  /** First stop of a request, or its only one. */
  readonly pickup: Int32Array;
  /** Second stop, or −1 for a request of one stop: goods on board (demand below 0) or carried to the vehicle's end (above 0). */
  readonly delivery: Int32Array;
  readonly roads: readonly Roads[];
  /** Which roads a vehicle drives. */
  readonly profile: Int32Array;
  readonly capacity: Float64Array;
  /** Last frozen stop of each vehicle, or its start: nothing goes before. */
  readonly entry: Int32Array;
  /** Load at the start of the shift. */
  readonly onBoard: Float64Array;
  /** Price of using the vehicle at all. */
  readonly fixedCost: Float64Array;
  /** Vehicles of one kind are alike: of several idle ones, only the first is tried. */
  readonly kind: Int32Array;
  /** Price of leaving the request out. */
  readonly penalty: Float64Array;
  /** True when no stop on the way, its service counted, makes an arrival earlier: then a scan may stop early. */
  readonly isMetric: boolean;
  /** No stop makes a route cheaper by more than this: 0 on true distances, a little below 0 when they are rounded. */
  readonly detourFloor: number;
  readonly hasSingles: boolean;
  readonly rules: Rules;
};

/** What only some problems have; null costs the search nothing. */
export type Rules = {
  /** Stops of each vehicle that stay first, in order. */
  readonly frozen: readonly (readonly number[])[] | null;
  /** Price of a request on a vehicle, request × vehicle; Infinity forbids. */
  readonly surcharge: Float64Array | null;
  readonly goods: GoodsRules | null;
  readonly moreLoads: MoreLoads | null;
  readonly rides: RideRules | null;
};

export type GoodsRules = {
  readonly classes: number;
  readonly classOf: Int32Array;
  /** Class × class: 1 when they must not meet. */
  readonly clash: Uint8Array;
};

/** Capacities after the first: demand per stop × capacity, room and load at the start per vehicle × capacity. */
export type MoreLoads = {
  readonly count: number;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly onBoard: Float64Array;
};

export type RideRules = {
  /** Longest time between leaving `from[stop]` and reaching the stop; Infinity without a limit. */
  readonly limit: Float64Array;
  readonly from: Int32Array;
};

/** Rounding in sums of travel times must not make a stop late that is on time. */
export const slackOfRounding = 1e-9;

/** Times and costs between places, by row of the place left (`out`) and by row of the place reached (`into`). */
export type Roads = {
  readonly timeOut: Float64Array;
  readonly timeInto: Float64Array;
  readonly costOut: Float64Array;
  readonly costInto: Float64Array;
};

export const startOf = (problem: Problem, vehicle: number): number => problem.stops + 2 * vehicle;
export const endOf = (problem: Problem, vehicle: number): number => problem.stops + 2 * vehicle + 1;
