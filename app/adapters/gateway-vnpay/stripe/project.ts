import type { CheckoutSession, PaymentError, PaymentIntent, Refund } from "./objects";
import type { RefundRecord, SessionRecord } from "./store";

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Records as Stripe's objects. Pure: the same books always show the same face. */
export function sessionObject(record: SessionRecord, hopUrl: (sessionId: string) => string): CheckoutSession {
  return {
    id: record.id,
    object: "checkout.session",
    amount_subtotal: record.amountVnd,
    amount_total: record.amountVnd,
    cancel_url: record.cancelUrl,
    client_reference_id: record.clientReference,
    created: seconds(record.createdAt),
    currency: "vnd",
    expires_at: seconds(record.expiresAt),
    livemode: false,
    metadata: record.metadata,
    mode: "payment",
    payment_intent: record.paymentIntent,
    payment_status: record.paymentStatus,
    status: record.status,
    success_url: record.successUrl,
    url: record.status === "open" ? hopUrl(record.id) : null,
  };
}

export function intentObject(record: SessionRecord): PaymentIntent {
  const charge = record.attempts.findLast(({ status }) => status === "paid");
  const latest = record.attempts.at(-1);
  return {
    id: record.paymentIntent,
    object: "payment_intent",
    amount: record.amountVnd,
    amount_received: charge ? record.amountVnd : 0,
    created: seconds(record.createdAt),
    currency: "vnd",
    description: record.description,
    last_payment_error: !charge && latest?.status === "failed" ? paymentError(latest.responseCode) : null,
    latest_charge: charge ? chargeId(charge.id) : null,
    livemode: false,
    metadata: record.metadata,
    status: intentStatus(record),
  };
}

function intentStatus({ status, paymentStatus, attempts }: SessionRecord): PaymentIntent["status"] {
  if (paymentStatus === "paid") return "succeeded";
  const latest = attempts.at(-1)?.status;
  if (attempts.some((attempt) => attempt.status === "suspected")) return "processing";
  if (status === "expired") return "canceled";
  return latest === "open" ? "requires_action" : "requires_payment_method";
}

export const refundObject = (record: RefundRecord): Refund => ({
  id: record.id,
  object: "refund",
  amount: record.amountVnd,
  charge: chargeId(record.attemptId),
  created: seconds(record.createdAt),
  currency: "vnd",
  ...(record.status === "failed" ? { failure_reason: "declined" } : {}),
  metadata: record.metadata,
  payment_intent: record.paymentIntent,
  reason: record.reason,
  status: record.status,
});

const chargeId = (attemptId: string): string => `ch_${attemptId.replaceAll("-", "")}`;

const errors: Readonly<Record<string, readonly [code: string, decline?: string]>> = {
  "24": ["payment_method_customer_decline"],
  "11": ["payment_intent_payment_attempt_expired"],
  "10": ["payment_intent_authentication_failure"],
  "13": ["payment_intent_authentication_failure"],
  "79": ["payment_intent_authentication_failure"],
  "09": ["payment_method_unactivated"],
  "12": ["card_declined", "restricted_card"],
  "51": ["card_declined", "insufficient_funds"],
  "65": ["card_declined", "card_velocity_exceeded"],
  "75": ["payment_method_provider_decline", "issuer_not_available"],
};

/** VNPAY's response code in Stripe's words. */
export function paymentError(responseCode: string | null): PaymentError {
  const [code, decline] = errors[responseCode ?? ""] ?? ["payment_method_provider_decline"];
  const message = `VNPAY declined the payment (${responseCode ?? "no code"}).`;
  return { type: "card_error", code, message, ...(decline === undefined ? {} : { decline_code: decline }) };
}
