import type { CallbackReading } from "../callback.server";

/** What a callback means for one order; a signature that does not hold means nothing. */
export type Outcome =
  | "paid"
  /** Both codes say no. */
  | "failed"
  /** The codes disagree: one says yes. */
  | "not_paid"
  | "pending"
  | "review"
  | "amount_mismatch"
  | "reject_tmn"
  | "reject_signature";

/** Foreign terminals first, then the amount, as an IPN is judged; only then what became of it. */
export function outcomeOf(reading: CallbackReading, amountVnd: number): Outcome {
  if (!reading.ok) {
    if (reading.reason === "malformed") return "not_paid";
    return reading.reason === "foreign_terminal" ? "reject_tmn" : "reject_signature";
  }
  const { callback } = reading;
  if (callback.amountVnd !== amountVnd) return "amount_mismatch";
  switch (callback.verdict) {
    case "paid":
    case "pending":
      return callback.verdict;
    case "suspected":
      return "review";
    case "failed":
      return callback.responseCode === "00" || callback.transactionStatus === "00" ? "not_paid" : "failed";
  }
}
