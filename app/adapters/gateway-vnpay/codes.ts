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

/** Why a charge failed, in words that do not depend on VNPAY. */
export const failures = {
  "09": "not_enrolled",
  "10": "wrong_details",
  "11": "expired",
  "12": "locked",
  "13": "wrong_otp",
  "24": "cancelled",
  "51": "no_balance",
  "65": "daily_limit",
  "75": "bank_down",
  "79": "wrong_password",
} as const satisfies Record<string, string>;

export type Failure = (typeof failures)[keyof typeof failures] | "other";

export const failureOf = (responseCode: string): Failure =>
  Object.entries(failures).find(([code]) => code === responseCode)?.[1] ?? "other";

/** Where a refund stands. `00` with status 05 or 06 means accepted, not returned. */
export type RefundState = "pending" | "succeeded" | "failed";

export function refundStateOf(transactionStatus: string): RefundState {
  if (transactionStatus === "00") return "succeeded";
  return transactionStatus === "09" || transactionStatus === "02" ? "failed" : "pending";
}

/** How the merchant answers an IPN. 00 and 02 end the delivery; anything else makes VNPAY repeat it. */
export const ipnReplies = {
  accepted: { RspCode: "00", Message: "Confirm Success" },
  unknownReference: { RspCode: "01", Message: "Order not found" },
  alreadyFinal: { RspCode: "02", Message: "Order already confirmed" },
  wrongAmount: { RspCode: "04", Message: "Invalid amount" },
  badSignature: { RspCode: "97", Message: "Invalid signature" },
  exception: { RspCode: "99", Message: "Unknown error" },
} as const;
