import { largestVnd, smallestVnd } from "../wire";
import { invalidParameter } from "./fault";
import type { TreeObject } from "./form";
import {
  choice,
  emptyable,
  flag,
  integer,
  list,
  metadata,
  object,
  optional,
  type Read,
  type Reader,
  required,
  text,
  webAddress,
} from "./reader";
import type { NewRefund, NewSession } from "./records";

const vnd: Reader<string> = (tree, at) => {
  const given = text()(tree, at);
  if (given.toLowerCase() === "vnd") return "vnd";
  throw invalidParameter(`Invalid currency: ${given.slice(0, 40)}. This gateway supports one currency: vnd`, at);
};
export const expand = optional(list(text(200), 20));

const item = object({
  metadata,
  price_data: required(
    object({
      currency: required(vnd),
      product_data: required(
        object({
          description: emptyable(text()),
          images: optional(list(webAddress, 8)),
          metadata,
          name: required(text(250)),
          tax_code: optional(text()),
        }),
      ),
      tax_behavior: optional(choice("exclusive", "inclusive", "unspecified")),
      unit_amount: required(integer()),
    }),
  ),
  quantity: required(integer({ least: 1, most: 999_999 })),
});

const locales = ["auto", "vi", "en"] as const;
const session = object({
  cancel_url: optional(webAddress),
  client_reference_id: optional(text(200)),
  currency: optional(vnd),
  customer_email: optional(text(512)),
  expand,
  expires_at: optional(integer()),
  line_items: required(list(item)),
  locale: optional((tree, at) => locales.find((known) => known === tree) ?? (text(12)(tree, at), "auto" as const)),
  metadata,
  mode: required(choice("payment", "setup", "subscription")),
  payment_intent_data: optional(
    object({ description: emptyable(text(1_000)), metadata, transfer_group: optional(text(255)) }),
  ),
  payment_method_types: optional(list(text(60), 40)),
  submit_type: optional(choice("auto", "book", "donate", "pay", "subscribe")),
  success_url: required(webAddress),
  ui_mode: optional(choice("hosted_page")),
});

const shortestSessionS = 30 * 60;
const longestSessionS = 24 * 3_600;

/** Checks what is asked and says no in Stripe's words. */
export function readSession(tree: TreeObject, now: Date): NewSession {
  const asked = session(tree, "");
  if (asked.mode !== "payment") throw invalidParameter("Invalid mode: this gateway serves payment", "mode");
  if (asked.line_items.length === 0) throw missingItems();
  const data = asked.payment_intent_data;
  return {
    amountVnd: total(asked.line_items),
    items: asked.line_items.map(({ price_data, quantity, metadata: own }) => ({
      name: price_data.product_data.name,
      quantity,
      unitVnd: price_data.unit_amount,
      metadata: own,
    })),
    successUrl: asked.success_url,
    cancelUrl: asked.cancel_url,
    clientReference: asked.client_reference_id,
    customerEmail: asked.customer_email,
    locale: asked.locale,
    submitType: asked.submit_type,
    methodTypes: asked.payment_method_types ?? ["card"],
    metadata: asked.metadata,
    intentMetadata: data?.metadata ?? {},
    description: data?.description ?? null,
    transferGroup: data?.transfer_group ?? null,
    expiresAt: expiry(asked.expires_at, now),
  };
}

const missingItems = () => invalidParameter("Missing required param: line_items.", "line_items", "parameter_missing");

function total(
  items: readonly Read<{ price_data: Reader<{ unit_amount: number }>; quantity: Reader<number> }>[],
): number {
  const sum = items.reduce((amount, { price_data, quantity }) => amount + quantity * price_data.unit_amount, 0);
  if (sum < smallestVnd) {
    throw invalidParameter(
      `The total must be at least ₫${smallestVnd}, the least VNPAY takes.`,
      "line_items",
      "amount_too_small",
    );
  }
  if (sum > largestVnd) {
    throw invalidParameter(
      `The total must be no more than ₫${largestVnd}, the most VNPAY takes.`,
      "line_items",
      "amount_too_large",
    );
  }
  return sum;
}

function expiry(asked: number | null, now: Date): Date {
  const nowS = Math.floor(now.getTime() / 1_000);
  const at = asked ?? nowS + longestSessionS;
  // Stripe gives a clock that is a little off some leeway.
  if (at < nowS + shortestSessionS - 60 || at > nowS + longestSessionS + 60) {
    throw invalidParameter(
      "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from now.",
      "expires_at",
    );
  }
  return new Date(at * 1_000);
}

const refund = object({
  amount: optional(integer({ least: 1 })),
  charge: optional(text(255)),
  currency: optional(vnd),
  expand,
  metadata,
  payment_intent: optional(text(255)),
  reason: optional(choice("duplicate", "fraudulent", "requested_by_customer")),
});

export function readRefund(tree: TreeObject): NewRefund {
  const asked = refund(tree, "");
  if (asked.payment_intent === null && asked.charge === null) {
    const message = "One of the following params should be provided for this request: payment_intent or charge.";
    throw invalidParameter(message, "payment_intent", "parameter_missing");
  }
  return {
    intentId: asked.payment_intent,
    chargeId: asked.charge,
    amountVnd: asked.amount,
    reason: asked.reason,
    metadata: asked.metadata,
  };
}

/** To the end of the year 9999: PostgreSQL knows no end of time. */
const moment = integer({ most: 253_402_300_799 });
const period: Reader<{ gt: number | null; gte: number | null; lt: number | null; lte: number | null }> = (tree, at) => {
  if (typeof tree !== "string") {
    return object({ gt: optional(moment), gte: optional(moment), lt: optional(moment), lte: optional(moment) })(
      tree,
      at,
    );
  }
  const exact = moment(tree, at);
  return { gt: null, gte: exact, lt: null, lte: exact };
};

/** What every list takes. */
const paging = {
  created: optional(period),
  ending_before: optional(text(255)),
  expand,
  limit: optional(integer({ least: 1, most: 100 })),
  starting_after: optional(text(255)),
};
export type Paging = Read<typeof paging>;

export const sessionList = object({
  ...paging,
  payment_intent: optional(text(255)),
  status: optional(choice("complete", "expired", "open")),
});
export const intentList = object(paging);
export const refundList = object({ ...paging, charge: optional(text(255)), payment_intent: optional(text(255)) });
export const chargeList = object({ ...paging, payment_intent: optional(text(255)) });
export const eventList = object({ ...paging, type: optional(text(100)), types: optional(list(text(100), 20)) });
export const plainList = object(paging);
export const onlyExpand = object({ expand });

export const webhookEndpoint = object({
  description: emptyable(text()),
  enabled_events: required(list(text(100), 250)),
  expand,
  metadata,
  url: required(webAddress),
});
/** For how many seconds the secret before still counts: at most a day, as at Stripe. */
export const newSecret = object({ expand, expires_in: optional(integer({ least: 0, most: 86_400 })) });
export const webhookEndpointChange = object({
  description: emptyable(text()),
  disabled: optional(flag),
  enabled_events: optional(list(text(100), 250)),
  expand,
  metadata: optional(metadata),
  url: optional(webAddress),
});
