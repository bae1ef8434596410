import type { Place } from "~/domain/delivery/dispatch/board";
import type { Point } from "~/domain/shared/geo";

/** Side of an area in degrees: 2.5 km, about an urban ward. */
export const areaDegrees = 0.0225;

export const rowOf = ({ lat }: Point): number => Math.floor(lat / areaDegrees);
export const columnOf = ({ lng }: Point): number => Math.floor(lng / areaDegrees);

/** The simulated country: every point lies in the commune named by its cell. */
export const placeAt = (provinceCode: string, { lat, lng }: Point): Place => ({
  lat,
  lng,
  provinceCode,
  communeCode: `${rowOf({ lat, lng })}-${columnOf({ lat, lng })}`,
});
