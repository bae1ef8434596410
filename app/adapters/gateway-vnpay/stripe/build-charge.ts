import { paymentError } from "./declines";
import type { Charge } from "./objects";
import type { AttemptRecord, SessionRecord } from "./records";
import { seconds } from "./seconds";

export const chargeId = ({ id }: Pick<AttemptRecord, "id">): string => `ch_${id}`;
export const attemptOfCharge = (id: string): string | null => /^ch_([A-Za-z0-9]{24})$/.exec(id)?.[1] ?? null;

/** An attempt that came to an end, as a charge. */
export function buildCharge(session: SessionRecord, attempt: AttemptRecord): Charge {
  const took = attempt.status === "paid" || attempt.status === "unapplied";
  const failed = attempt.status === "failed";
  const returned = session.refunds
    .filter(({ attemptId, status }) => attemptId === attempt.id && status !== "failed")
    .reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const error = failed ? paymentError(attempt.responseCode, chargeId(attempt)) : null;
  return {
    ...nothing,
    id: chargeId(attempt),
    object: "charge",
    amount: session.amountVnd,
    amount_captured: took ? session.amountVnd : 0,
    amount_refunded: returned,
    billing_details: { address: null, email: session.customerEmail, name: null, phone: null, tax_id: null },
    captured: took,
    created: seconds(attempt.settledAt ?? attempt.createdAt),
    currency: "vnd",
    description: session.description,
    failure_code: error?.code ?? null,
    failure_message: error?.message ?? null,
    livemode: false,
    metadata: session.intentMetadata,
    outcome: outcome(attempt, error?.message ?? null),
    paid: took,
    payment_intent: session.intentId,
    receipt_email: session.customerEmail,
    refunded: took && returned === session.amountVnd,
    status: took ? "succeeded" : failed ? "failed" : "pending",
    transfer_group: session.transferGroup,
  };
}

const outcome = ({ responseCode, status }: AttemptRecord, message: string | null): Charge["outcome"] => ({
  advice_code: null,
  network_advice_code: null,
  network_decline_code: status === "failed" ? responseCode : null,
  network_status: status === "failed" ? "declined_by_network" : "approved_by_network",
  reason: null,
  seller_message: message ?? (status === "suspected" ? "VNPAY suspects fraud." : "Payment complete."),
  type: status === "failed" ? "issuer_declined" : status === "suspected" ? "manual_review" : "authorized",
});

const nothing = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: null,
  customer: null,
  disputed: false,
  failure_balance_transaction: null,
  fraud_details: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_details: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
} satisfies Partial<Charge>;
