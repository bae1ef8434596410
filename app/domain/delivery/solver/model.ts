/**
 * A routing problem in words. Times are minutes from one common zero, costs any one unit (đồng, metres), loads any unit per
 * capacity. Places are rows of the road tables.
 */
export type RoutingProblem = {
  readonly roads: readonly RoadTable[];
  readonly vehicles: readonly VehicleOffer[];
  readonly requests: readonly TransportRequest[];
  /** Goods classes that must not share a vehicle at any time of its route. */
  readonly conflicts?: readonly (readonly [goods: string, goods: string])[];
};

/** Travel from each place to each place, for one class of vehicle, row by row. Need not be symmetric. */
export type RoadTable = {
  readonly places: number;
  readonly minutes: Float64Array;
  /** What a leg costs; its minutes, if not given. */
  readonly cost?: Float64Array;
};

export type VehicleOffer = {
  readonly id: string;
  /** Index into `roads`. */
  readonly roads: number;
  readonly start: number;
  /** Place where the shift ends; null: wherever the last stop is. */
  readonly end: number | null;
  readonly from: number;
  readonly until: number;
  readonly capacity: readonly number[];
  /** Price of using the vehicle at all. */
  readonly fixedCost?: number;
  /** Stops already promised in this order; nothing is put before or between them. */
  readonly frozen?: readonly FrozenStop[];
};

export type FrozenStop = { readonly request: string; readonly kind: "pickup" | "delivery" };

/**
 * Goods to move. With both stops, from pickup to delivery by one vehicle; with a pickup alone, carried to the vehicle's end; with
 * a delivery alone, on board of the vehicle named in `onBoardOf`.
 */
export type TransportRequest = {
  readonly id: string;
  readonly pickup?: RequestStop;
  readonly delivery?: RequestStop;
  /** Load per capacity, not negative. */
  readonly load: readonly number[];
  readonly onBoardOf?: string;
  /** Minutes from leaving the pickup to reaching the delivery, at most. */
  readonly rideLimit?: number;
  readonly goods?: string;
  /** Vehicles that may not carry it (cold class, pass, area), with the rule's name. */
  readonly barred?: ReadonlyMap<string, string>;
  /** Price of leaving it out; it is left out only when nothing else helps, if not given. */
  readonly penalty?: number;
  /** A request of a higher tier is left out only when no request of a lower tier can be left out instead. */
  readonly tier?: 0 | 1 | 2 | 3;
  /** The vehicle it was promised to, and the price of giving it to another. */
  readonly promised?: { readonly to: string; readonly moveCost: number };
};

export type RequestStop = {
  readonly place: number;
  readonly earliest: number;
  readonly latest: number;
  readonly service: number;
};

export type PlannedStop = {
  readonly request: string;
  readonly kind: "pickup" | "delivery";
  /** Start of service, minutes. */
  readonly begins: number;
};

export type RoutePlan = {
  readonly vehicle: string;
  readonly stops: readonly PlannedStop[];
  readonly cost: number;
};

export type RoutingPlan = {
  readonly routes: readonly RoutePlan[];
  /** With the first rule that keeps the request off each class of vehicle. */
  readonly unassigned: readonly { readonly request: string; readonly reasons: readonly UnassignedReason[] }[];
  readonly cost: number;
};

export type UnassignedReason = {
  /** Vehicles that fail for the same rule. */
  readonly vehicles: readonly string[];
  readonly rule: string;
};
