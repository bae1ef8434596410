import { chargeId } from "./build-charge";
import type { Refund } from "./objects";
import type { RefundRecord } from "./records";
import { seconds } from "./seconds";

/** `pending` until VNPAY's bank is done: its 00 to a refund only means that it was taken. */
export const buildRefund = (record: RefundRecord): Refund => ({
  id: record.id,
  object: "refund",
  amount: record.amountVnd,
  balance_transaction: null,
  charge: chargeId({ id: record.attemptId }),
  created: seconds(record.createdAt),
  currency: "vnd",
  customer: null,
  customer_account: null,
  ...(record.status === "failed" ? { failure_reason: record.failureReason ?? "unknown" } : {}),
  metadata: record.metadata,
  payment_intent: record.intentId,
  payment_method: null,
  reason: record.reason,
  receipt_number: null,
  source_transfer_reversal: null,
  status: record.status,
  transfer_reversal: null,
});
