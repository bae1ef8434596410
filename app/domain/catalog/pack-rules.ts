import type { PackTerms } from "./pack-choices";

export const lowestPrice = 500;
export const highestPrice = 100_000_000;
export const heaviestUnit = 200_000;
export const mostPacks = 6;

export type PackFault =
  "price_out_of_range" | "weight_out_of_range" | "minimum_off_step" | "maximum_below_minimum" | "measures_do_not_fit";

export const isPrice = (vnd: number): boolean => isWhole(vnd, lowestPrice, highestPrice);

/** Null when a pack can be sold on these terms. */
export function checkPack(terms: PackTerms & { readonly priceVnd: number }): PackFault | null {
  if (!isPrice(terms.priceVnd)) return "price_out_of_range";
  if (!isWhole(terms.gramsPerUnit, 1, heaviestUnit)) return "weight_out_of_range";
  // What is counted out by weight can only be paid by weight.
  if (terms.soldBy === "weight" && terms.pricedBy !== "weight") return "measures_do_not_fit";
  if (terms.step < 1 || terms.minimum < 1 || terms.minimum % terms.step !== 0) return "minimum_off_step";
  return terms.maximum < terms.minimum ? "maximum_below_minimum" : null;
}

const isWhole = (value: number, from: number, to: number): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to;
