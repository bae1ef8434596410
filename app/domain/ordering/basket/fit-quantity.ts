import type { Quantity } from "~/domain/shared/quantity";

export type QuantityLimits = { readonly minimum: number; readonly maximum: number; readonly step: number };

/** True when a shopper may ask for exactly this much: from the minimum, in whole steps, up to the maximum. */
export const fits = ({ minimum, maximum, step }: QuantityLimits, quantity: Quantity): boolean =>
  Number.isSafeInteger(quantity) && quantity >= minimum && quantity <= maximum && (quantity - minimum) % step === 0;

/** The nearest allowed quantity that is not more than asked for; the minimum when even that is too little. */
export function fitQuantity({ minimum, maximum, step }: QuantityLimits, quantity: Quantity): Quantity {
  const capped = Math.min(Math.max(quantity, minimum), maximum);
  return minimum + Math.floor((capped - minimum) / step) * step;
}
