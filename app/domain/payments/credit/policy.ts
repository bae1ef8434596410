import { smallestPaymentVnd } from "../limits";

/**
 * How much of a total credit pays, of the credit there is: all of it when it is enough, else what leaves a sum that VNPAY
 * still takes.
 */
export function creditFor(totalVnd: number, balanceVnd: number): number {
  if (balanceVnd >= totalVnd) return totalVnd;
  return Math.max(0, Math.min(balanceVnd, totalVnd - smallestPaymentVnd));
}

export type BackWays = { readonly cardVnd: number; readonly creditVnd: number };

/**
 * Money that goes back takes the way it came: the charge first, as far as there is something left of it, then the credit that
 * paid the rest. Null when it is more than was paid.
 */
export function waysBack(amountVnd: number, left: { chargeVnd: number; creditVnd: number }): BackWays | null {
  const cardVnd = Math.min(amountVnd, left.chargeVnd);
  const creditVnd = amountVnd - cardVnd;
  return creditVnd > left.creditVnd ? null : { cardVnd, creditVnd };
}
