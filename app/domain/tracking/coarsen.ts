import type { Point } from "~/domain/shared/geo";

/** A thousandth of a degree, about 100 m: enough to see a courier come nearer, not enough to follow them home. */
const grid = 1_000;

export const coarsen = ({ lat, lng }: Point): Point => ({
  lat: Math.round(lat * grid) / grid,
  lng: Math.round(lng * grid) / grid,
});
