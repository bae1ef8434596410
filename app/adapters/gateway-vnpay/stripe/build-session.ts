import type { ApiList, CheckoutSession, LineItem } from "./objects";
import type { ItemRecord, SessionRecord } from "./records";
import { seconds } from "./seconds";

/** Where a session's visits to VNPAY begin. */
export type PayPage = (sessionId: string) => string;

/** A session as Stripe shows it; what this gateway has no notion of is null. */
export function buildSession(record: SessionRecord, payPage: PayPage): CheckoutSession {
  return {
    ...nothing,
    id: record.id,
    object: "checkout.session",
    amount_subtotal: record.amountVnd,
    amount_total: record.amountVnd,
    cancel_url: record.cancelUrl,
    client_reference_id: record.clientReference,
    created: seconds(record.createdAt),
    currency: "vnd",
    customer_details: record.customerEmail === null ? null : customer(record.customerEmail),
    customer_email: record.customerEmail,
    expires_at: seconds(record.expiresAt),
    livemode: false,
    locale: record.locale,
    metadata: record.metadata,
    mode: "payment",
    payment_intent: record.intentId,
    payment_method_types: [...record.methodTypes],
    payment_status: record.isPaid ? "paid" : "unpaid",
    status: record.status,
    submit_type: record.submitType,
    success_url: record.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: record.status === "open" ? payPage(record.id) : null,
  };
}

const customer = (email: string): CheckoutSession["customer_details"] => ({
  address: null,
  business_name: null,
  email,
  individual_name: null,
  name: null,
  phone: null,
  tax_exempt: "none",
  tax_ids: [],
});

/** Everything a session at Stripe may have besides. */
const nothing = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  wallet_options: null,
} satisfies Partial<CheckoutSession>;

export const buildItems = (record: SessionRecord): ApiList<LineItem> => ({
  object: "list",
  data: record.items.map((item) => buildItem(item, seconds(record.createdAt))),
  has_more: false,
  url: `/v1/checkout/sessions/${record.id}/line_items`,
});

function buildItem(
  { id, metadata, name, priceId, productId, quantity, unitVnd }: ItemRecord,
  created: number,
): LineItem {
  return {
    id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: quantity * unitVnd,
    amount_tax: 0,
    amount_total: quantity * unitVnd,
    currency: "vnd",
    description: name,
    metadata,
    price: {
      id: priceId,
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created,
      currency: "vnd",
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: productId,
      recurring: null,
      tax_behavior: "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: unitVnd,
      unit_amount_decimal: null,
    },
    quantity,
  };
}
