import type { Point } from "~/domain/shared/geo";
import type { Routing } from "./ports";
import { roadMetres } from "./reach";
import type { RoadTrip } from "./types";

/** Town streets are slow, main roads faster: metres per second, up to that many metres. */
const speeds: readonly (readonly [upToM: number, metresPerSecond: number])[] = [
  [10_000, 6.5],
  [60_000, 10],
  [Number.POSITIVE_INFINITY, 14],
];

export function estimateTrip(from: Point, to: Point): RoadTrip {
  const metres = roadMetres(from, to);
  const speed = speeds.find(([upToM]) => metres <= upToM)?.[1] ?? 10;
  return { metres, seconds: Math.round(metres / speed) };
}

/** The routing engine that is always there: great circle times the detour factor. */
export const greatCircleRouting: Routing = {
  trips: (start, ends) => Promise.resolve(ends.map((end) => estimateTrip(start, end))),
};
