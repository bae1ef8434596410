import { toVnd, type Vnd } from "~/domain/shared/money";
import type { Measure, Quantity } from "~/domain/shared/quantity";
import { priceOfGrams, toGrams, type Grams } from "~/domain/shared/weight";

/** How a pack is counted and paid. */
export type PricingTerms = {
  readonly soldBy: Measure;
  readonly pricedBy: Measure;
  /** Per kilogram when priced by weight, else per unit. */
  readonly priceVnd: number;
  /** Typical grams of one unit when sold by the each. */
  readonly gramsPerUnit: number;
};

export type Estimate = { readonly grams: Grams; readonly vnd: Vnd };

/** What a quantity is thought to weigh and cost before the scale has spoken: grams for the courier, đồng for the shopper. */
export function estimateLine(terms: PricingTerms, quantity: Quantity): Estimate {
  const grams = toGrams(terms.soldBy === "weight" ? quantity : quantity * terms.gramsPerUnit);
  const vnd = paidByWeight(terms) ? priceOfGrams(toVnd(terms.priceVnd), grams) : toVnd(terms.priceVnd * quantity);
  return { grams, vnd };
}

/** What is counted out by weight can only be paid by weight. */
export const paidByWeight = ({ soldBy, pricedBy }: Pick<PricingTerms, "soldBy" | "pricedBy">): boolean =>
  pricedBy === "weight" || soldBy === "weight";

/** The shopper counts pieces but pays for kilograms, so the price on the page is an estimate. */
export const isCatchWeight = ({ soldBy, pricedBy }: Pick<PricingTerms, "soldBy" | "pricedBy">): boolean =>
  soldBy === "each" && pricedBy === "weight";
