/**
 * Money is whole đồng in a plain integer. VNPAY's "times one hundred" exists only on its wire.
 */
declare const vnd: unique symbol;
export type Vnd = number & { readonly [vnd]: true };

export const zeroVnd = 0 as Vnd;

/** @throws RangeError when the amount is not a whole number JavaScript can hold exactly. */
export function toVnd(amount: number | bigint): Vnd {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole đồng amount: ${String(amount)}`);
  return value as Vnd;
}

export const addVnd = (...amounts: readonly Vnd[]): Vnd => toVnd(amounts.reduce((sum, amount) => sum + amount, 0));
export const subtractVnd = (from: Vnd, amount: Vnd): Vnd => toVnd(from - amount);

/**
 * amount × numerator ÷ denominator, rounded half up to a whole đồng. Exact for any safe integers.
 */
export function scaleVnd(amount: Vnd, numerator: number, denominator: number): Vnd {
  if (denominator <= 0) throw new RangeError("denominator must be positive");
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const doubled = 2n * product + divisor;
  const floor = doubled / (2n * divisor) - (doubled < 0n && doubled % (2n * divisor) !== 0n ? 1n : 0n);
  return toVnd(floor);
}

/**
 * Splits an amount by weights so that the parts sum to it exactly (largest remainder; ties go to the earlier part).
 */
export function splitVnd(amount: Vnd, weights: readonly number[]): Vnd[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0 || total <= 0) throw new RangeError("weights must have a positive sum");
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, whole: product / BigInt(total), rest: product % BigInt(total) };
  });
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share.whole, 0n);
  for (const share of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    share.whole += 1n;
    left -= 1n;
  }
  return shares.map((share) => toVnd(share.whole));
}

/** 25000 → "25.000 ₫", the way Vietnamese price tags write it (no-break space before the sign). */
export function formatVnd(amount: number): string {
  return `${groupThousands(amount)}\u00a0₫`;
}

/** 1234567 → "1.234.567" */
export function groupThousands(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  return value < 0 ? `-${digits}` : digits;
}
