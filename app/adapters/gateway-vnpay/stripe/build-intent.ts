import type { PayPage } from "./build-session";
import { chargeId } from "./build-charge";
import { paymentError } from "./declines";
import type { PaymentIntent } from "./objects";
import type { AttemptRecord, SessionRecord } from "./records";
import { seconds } from "./seconds";

export function buildIntent(record: SessionRecord, payPage: PayPage): PaymentIntent {
  const status = intentStatus(record);
  const charge = latestCharge(record);
  return {
    ...nothing,
    id: record.intentId,
    object: "payment_intent",
    amount: record.amountVnd,
    amount_received: record.isPaid ? record.amountVnd : 0,
    canceled_at: status === "canceled" && record.expiredAt ? seconds(record.expiredAt) : null,
    cancellation_reason: status === "canceled" ? "abandoned" : null,
    created: seconds(record.createdAt),
    currency: "vnd",
    description: record.description,
    last_payment_error:
      !record.isPaid && charge?.status === "failed" ? paymentError(charge.responseCode, chargeId(charge)) : null,
    latest_charge: charge ? chargeId(charge) : null,
    livemode: false,
    metadata: record.intentMetadata,
    next_action:
      status === "requires_action"
        ? { type: "redirect_to_url", redirect_to_url: { return_url: record.successUrl, url: payPage(record.id) } }
        : null,
    payment_method_types: [...record.methodTypes],
    receipt_email: record.customerEmail,
    status,
    transfer_group: record.transferGroup,
  };
}

/** 07, or back from VNPAY without its word: processing. A closed session that nobody paid: canceled. */
export function intentStatus({ status, isPaid, attempts }: SessionRecord): PaymentIntent["status"] {
  if (isPaid) return "succeeded";
  const waits = attempts.some((attempt) => ["suspected", "returned", "review"].includes(attempt.status));
  if (waits) return "processing";
  if (status === "expired") return "canceled";
  return attempts.at(-1)?.status === "open" ? "requires_action" : "requires_payment_method";
}

/** The paid one; else the last that was tried to an end. Money that was not due has a charge, but not here. */
export const latestCharge = ({ attempts }: SessionRecord): AttemptRecord | undefined =>
  attempts.findLast(({ status }) => status === "paid") ??
  attempts.findLast(({ status }) => status === "failed" || status === "suspected");

const nothing = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  capture_method: "automatic_async",
  client_secret: null,
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  managed_payments: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
} satisfies Partial<PaymentIntent>;
