/**
 * The objects and parameters this gateway serves are Stripe's own, named by the types of its library: only types, so the
 * library is needed to compile, not to run. VND has no decimals at Stripe: `amount: 15000` is 15,000 đồng.
 */
import type { Stripe } from "stripe";

export type CheckoutSession = Stripe.Checkout.Session;
export type LineItem = Stripe.LineItem;
export type PaymentIntent = Stripe.PaymentIntent;
export type Charge = Stripe.Charge;
export type Refund = Stripe.Refund;
export type Event = Stripe.Event;
export type WebhookEndpoint = Stripe.WebhookEndpoint;
export type ApiList<T> = Stripe.ApiList<T>;
export type ApiListPromise<T> = Stripe.ApiListPromise<T>;
export type CryptoProvider = Stripe.CryptoProvider;
export type Response<T> = Stripe.Response<T>;

export const apiVersion = "2026-10-28.endive" satisfies Stripe.LatestApiVersion;

type SessionParams = Stripe.Checkout.SessionCreateParams;
type ItemParams = NonNullable<SessionParams["line_items"]>[number];

/** What of Stripe's parameters is served; the rest is optional there and refused by name here. */
export type SessionCreateParams = Pick<
  SessionParams,
  | "cancel_url"
  | "client_reference_id"
  | "currency"
  | "customer_email"
  | "expand"
  | "expires_at"
  | "locale"
  | "metadata"
  | "mode"
  | "submit_type"
  | "success_url"
  | "ui_mode"
> & {
  line_items?: Pick<ItemParams, "metadata" | "price_data" | "quantity">[];
  payment_intent_data?: Pick<
    NonNullable<SessionParams["payment_intent_data"]>,
    "description" | "metadata" | "transfer_group"
  >;
};
export type SessionListParams = Pick<
  Stripe.Checkout.SessionListParams,
  "created" | "ending_before" | "expand" | "limit" | "payment_intent" | "starting_after" | "status"
>;
export type RefundCreateParams = Pick<
  Stripe.RefundCreateParams,
  "amount" | "charge" | "currency" | "expand" | "metadata" | "payment_intent" | "reason"
>;
export type RefundListParams = Stripe.RefundListParams;
export type EventListParams = Pick<
  Stripe.EventListParams,
  "created" | "ending_before" | "expand" | "limit" | "starting_after" | "type" | "types"
>;
export type WebhookEndpointCreateParams = Pick<
  Stripe.WebhookEndpointCreateParams,
  "description" | "enabled_events" | "expand" | "metadata" | "url"
>;
export type ExpandParams = { expand?: string[] };
export type ListParams = { ending_before?: string; expand?: string[]; limit?: number; starting_after?: string };
