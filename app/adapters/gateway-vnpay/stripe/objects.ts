/**
 * The Stripe objects this gateway serves, field names and values as in Stripe's API (2026-10-28). VND is a zero-decimal
 * currency there: `amount: 15000` is 15,000 đồng. Times are Unix seconds.
 */
export type Metadata = Readonly<Record<string, string>>;

export type CheckoutSession = {
  readonly id: string;
  readonly object: "checkout.session";
  readonly amount_subtotal: number;
  readonly amount_total: number;
  readonly cancel_url: string | null;
  readonly client_reference_id: string | null;
  readonly created: number;
  readonly currency: "vnd";
  readonly expires_at: number;
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly mode: "payment";
  readonly payment_intent: string;
  readonly payment_status: "unpaid" | "paid";
  readonly status: "open" | "complete" | "expired";
  readonly success_url: string;
  /** Our page that leads to VNPAY; null once nothing can be paid. */
  readonly url: string | null;
};

export type PaymentError = {
  readonly type: "card_error";
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
};

export type PaymentIntent = {
  readonly id: string;
  readonly object: "payment_intent";
  readonly amount: number;
  readonly amount_received: number;
  readonly created: number;
  readonly currency: "vnd";
  readonly description: string | null;
  readonly last_payment_error: PaymentError | null;
  readonly latest_charge: string | null;
  readonly livemode: boolean;
  readonly metadata: Metadata;
  readonly status: "requires_payment_method" | "requires_action" | "processing" | "succeeded" | "canceled";
};

export type RefundReason = "duplicate" | "fraudulent" | "requested_by_customer";

export type Refund = {
  readonly id: string;
  readonly object: "refund";
  readonly amount: number;
  readonly charge: string;
  readonly created: number;
  readonly currency: "vnd";
  readonly failure_reason?: string;
  readonly metadata: Metadata;
  readonly payment_intent: string;
  readonly reason: RefundReason | null;
  readonly status: "pending" | "succeeded" | "failed" | "canceled";
};

export type Event = {
  readonly id: string;
  readonly object: "event";
  readonly type: string;
  readonly created: number;
  readonly data: { readonly object: Readonly<Record<string, unknown>> };
};
