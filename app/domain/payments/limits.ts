/** What VNPAY takes in one payment. */
export const smallestPaymentVnd = 5_000;
export const largestPaymentVnd = 999_999_999;

export const isPayable = (amountVnd: number): boolean =>
  Number.isSafeInteger(amountVnd) && amountVnd >= smallestPaymentVnd && amountVnd <= largestPaymentVnd;
