import { roadMetres } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";

/** Door-to-door averages on Vietnamese roads, km/h: short trips crawl through towns, long ones reach the highway. */
const speeds: Record<Vehicle, { town: number; highway: number }> = {
  bicycle: { town: 14, highway: 14 },
  motorbike: { town: 28, highway: 38 },
  van: { town: 26, highway: 50 },
  truck: { town: 24, highway: 48 },
};

const townM = 20_000;

/** Minutes at a stop: parking, finding the person, scanning, handing over. */
export const serviceMinutes = 5;

/** Minutes on the road. `metres`: the road between the two, where that is known already. */
export function travelMinutes(from: Point, to: Point, vehicle: Vehicle, metres = roadMetres(from, to)): number {
  const { town, highway } = speeds[vehicle];
  const inTown = Math.min(metres, townM);
  return (inTown / (town * 1000) + (metres - inTown) / (highway * 1000)) * 60;
}

/** How far one leg may be for a vehicle, road metres. */
export const farthestLegM: Record<Vehicle, number> = {
  bicycle: 12_000,
  motorbike: 90_000,
  van: 450_000,
  truck: 2_200_000,
};
