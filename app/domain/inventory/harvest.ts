import { daysAfter, isoDay } from "~/domain/shared/time";
import type { Quantity } from "~/domain/shared/quantity";
import type { IsoDay } from "./types";

/** A hundred tonnes in grams: more in one lot is a slip of the thumb. */
export const largestLot: Quantity = 100_000_000;

/** Dried goods and rice keep long; anything older than a year is a wrong date. */
export const oldestHarvestDays = 366;

/** Farmers may announce tomorrow's harvest tonight. */
export const latestHarvestDays = 1;

export type HarvestFault = "not_a_quantity" | "harvested_in_future" | "harvested_too_long_ago";

/** Null when the harvest is believable. */
export function checkHarvest(
  { quantity, harvestedOn }: { quantity: Quantity; harvestedOn: IsoDay },
  now: Date,
): HarvestFault | null {
  if (!Number.isSafeInteger(quantity) || quantity <= 0 || quantity > largestLot) return "not_a_quantity";
  if (harvestedOn > isoDay(daysAfter(now, latestHarvestDays))) return "harvested_in_future";
  if (harvestedOn < isoDay(daysAfter(now, -oldestHarvestDays))) return "harvested_too_long_ago";
  return null;
}
