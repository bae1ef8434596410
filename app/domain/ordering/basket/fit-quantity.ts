import type { Measure, Quantity } from "~/domain/shared/quantity";

export type QuantityLimits = { readonly minimum: number; readonly maximum: number; readonly step: number };

/** True when a shopper may ask for exactly this much: from the minimum, in whole steps, up to the maximum. */
export const fits = ({ minimum, maximum, step }: QuantityLimits, quantity: Quantity): boolean =>
  Number.isSafeInteger(quantity) && quantity >= minimum && quantity <= maximum && (quantity - minimum) % step === 0;

/** The nearest allowed quantity that is not more than asked for; the minimum when even that is too little. */
export function fitQuantity({ minimum, maximum, step }: QuantityLimits, quantity: Quantity): Quantity {
  const capped = Math.min(Math.max(quantity, minimum), maximum);
  return minimum + Math.floor((capped - minimum) / step) * step;
}

const oneKilogram = 1_000;

/** What a shopper gets who does not say how much: a kilogram, or one; more where the pack's minimum or steps want it. */
export function usualQuantity({ soldBy, ...limits }: QuantityLimits & { readonly soldBy: Measure }): Quantity {
  const wanted = soldBy === "weight" ? oneKilogram : 1;
  const fitting = fitQuantity(limits, wanted);
  const next = fitting + limits.step;
  return fitting < wanted && next <= limits.maximum ? next : fitting;
}
