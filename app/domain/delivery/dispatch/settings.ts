import type { Vehicle } from "~/domain/identity/types";

/** Running cost of a kilometre, đồng: fuel, tyres, wear. */
export const perKmVnd: Record<Vehicle, number> = { bicycle: 800, motorbike: 1_500, van: 6_000, truck: 9_000 };

/** A minute of driving or of handing over, đồng; alike for all. */
export const perMinuteVnd = 400;
