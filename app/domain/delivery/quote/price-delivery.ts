import type { ColdClass } from "~/domain/areas/reach";
import { scaleVnd, toVnd, type Vnd } from "~/domain/shared/money";

type Trip = { readonly distanceM: number; readonly grams: number; readonly coldClass: ColdClass };

/** The first three kilometres are in the base. Long roads are shared with many parcels, so each kilometre costs less. */
const baseVnd = 15_000;
const distanceSteps = [
  { fromKm: 3, untilKm: 15, perKmVnd: 2_000 },
  { fromKm: 15, untilKm: 60, perKmVnd: 300 },
  { fromKm: 60, untilKm: 500, perKmVnd: 40 },
  { fromKm: 500, untilKm: Number.POSITIVE_INFINITY, perKmVnd: 15 },
] as const;

const freeGrams = 3_000;
const coldPercent: Record<ColdClass, number> = { ambient: 100, chilled: 125, frozen: 140 };

/** What the shopper pays for one seller's parcels, rounded up to a thousand. */
export function deliveryFee({ distanceM, grams, coldClass }: Trip): Vnd {
  const km = Math.ceil(distanceM / 1000);
  const road = distanceSteps.reduce(
    (sum, step) => sum + kmWithin(km, step.fromKm, step.untilKm) * step.perKmVnd,
    baseVnd,
  );
  const heavyKg = Math.ceil(Math.max(0, grams - freeGrams) / 1000);
  const weight = heavyKg * (km > 60 ? 2_500 : 1_000);
  const plain = ((road + weight) * coldPercent[coldClass]) / 100;
  return toVnd(Math.ceil(plain / 1000) * 1000);
}

const kmWithin = (km: number, from: number, until: number): number => Math.max(0, Math.min(km, until) - from);

/** The courier's share of the fee: the same order pays the same, whoever carries it. */
export const courierPay = (trip: Trip): Vnd => scaleVnd(deliveryFee(trip), 80, 100);
