/** What VNPAY says became of a charge. */
export type Verdict = "paid" | "failed" | "suspected" | "pending";

/** Paid only when both codes say so (an "or" here gives goods away). 07: debited, suspected; the merchant waits. */
export function verdictOf(responseCode: string, transactionStatus: string): Verdict {
  if (responseCode === "00" && transactionStatus === "00") return "paid";
  if (responseCode === "07" || transactionStatus === "07") return "suspected";
  if (transactionStatus === "01") return "pending";
  return "failed";
}

/** querydr speaks of a transaction that VNPAY knows: its status alone decides. 04 (debited, being given back) is a failure. */
export const verdictOfStatus = (transactionStatus: string): Verdict =>
  transactionStatus === "00" ? "paid" : verdictOf("", transactionStatus);

/** Where a refund stands. `00` with status 05 or 06 means accepted, not returned. */
export type RefundState = "pending" | "succeeded" | "failed";

export function refundStateOf(transactionStatus: string): RefundState {
  if (transactionStatus === "00") return "succeeded";
  return transactionStatus === "09" || transactionStatus === "02" ? "failed" : "pending";
}
