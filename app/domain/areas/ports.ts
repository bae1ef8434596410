import type { Point } from "~/domain/shared/geo";
import type { RoadTrip } from "./types";

/** Distances by road. Never fails: without the routing engine it answers from the great circle. */
export type Routing = {
  /** One start, many ends: a row of the distance table, in the order of `ends`. */
  trips(start: Point, ends: readonly Point[]): Promise<RoadTrip[]>;
};
