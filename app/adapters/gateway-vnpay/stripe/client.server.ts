import { createHash } from "node:crypto";
import { invalidRequest, keyReused, missing } from "./errors";
import type { CheckoutSession, PaymentIntent, Refund } from "./objects";
import { readRefundParams, readSessionParams, type RefundCreateParams, type SessionCreateParams } from "./params";
import { intentObject, refundObject, sessionObject } from "./project";
import type { GatewayStore, RefundRefusal } from "./store";
import { constructEvent, generateTestHeaderString } from "./webhooks.server";

export type RequestOptions = { readonly idempotencyKey?: string };

export type StripeShaped = {
  readonly checkout: {
    readonly sessions: {
      readonly create: (params: SessionCreateParams, options?: RequestOptions) => Promise<CheckoutSession>;
      readonly retrieve: (id: string) => Promise<CheckoutSession>;
      readonly expire: (id: string) => Promise<CheckoutSession>;
    };
  };
  readonly paymentIntents: { readonly retrieve: (id: string) => Promise<PaymentIntent> };
  readonly refunds: {
    readonly create: (params: RefundCreateParams, options?: RequestOptions) => Promise<Refund>;
    readonly retrieve: (id: string) => Promise<Refund>;
  };
  readonly webhooks: {
    readonly constructEvent: typeof constructEvent;
    readonly generateTestHeaderString: typeof generateTestHeaderString;
  };
};

type Setup = {
  readonly store: GatewayStore;
  readonly now: () => Date;
  /** The page between shop and VNPAY, where a session's visits begin. */
  readonly hopUrl: (sessionId: string) => string;
};

/** VNPAY behind the calls of Stripe's library: what a shop written for Stripe calls, with the same names, shapes and errors. */
export function stripeShapedClient({ store, now, hopUrl }: Setup): StripeShaped {
  const session = (record: Parameters<typeof sessionObject>[0]): CheckoutSession => sessionObject(record, hopUrl);
  const once = idempotent(store);
  return {
    checkout: {
      sessions: {
        create: (params, options) =>
          once("/v1/checkout/sessions", params, options, async () =>
            session(await store.openSession(readSessionParams(params, now()))),
          ),
        retrieve: async (id) => session(found(await store.findSession(id), "checkout.session", id)),
        expire: async (id) => {
          found(await store.findSession(id), "checkout.session", id);
          const expired = await store.expireSession(id);
          if (!expired)
            throw invalidRequest("resource_already_complete", "Only open Checkout Sessions can be expired.", "session");
          return session(expired);
        },
      },
    },
    paymentIntents: { retrieve: async (id) => intentObject(found(await store.findByIntent(id), "payment_intent", id)) },
    refunds: {
      create: (params, options) =>
        once("/v1/refunds", params, options, async () => {
          const made = await store.askRefund(readRefundParams(params));
          if (typeof made === "string") throw refused(made, params.payment_intent);
          return refundObject(made);
        }),
      retrieve: async (id) => refundObject(found(await store.findRefund(id), "refund", id)),
    },
    webhooks: { constructEvent, generateTestHeaderString },
  };
}

/** Without a key every call is a new one. A call that fails is not remembered: it may be corrected and sent again. */
const idempotent =
  (store: GatewayStore) =>
  async <T>(path: string, params: object, options: RequestOptions | undefined, make: () => Promise<T>): Promise<T> => {
    if (options?.idempotencyKey === undefined) return make();
    const fingerprint = createHash("sha256")
      .update(`${path} ${inOrder(params)}`)
      .digest("hex");
    const result = await store.once(options.idempotencyKey, fingerprint, make);
    if (result === "other_parameters") throw keyReused();
    return result as T;
  };

/** JSON that does not depend on the order in which somebody wrote the names. */
const inOrder = (params: object): string =>
  JSON.stringify(params, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

function found<T>(record: T | null, what: string, id: string): T {
  if (record === null) throw missing(what, id);
  return record;
}

function refused(refusal: RefundRefusal, paymentIntent: string): Error {
  switch (refusal) {
    case "unknown_payment":
      return missing("payment_intent", paymentIntent);
    case "not_paid":
      return invalidRequest(
        "charge_not_refundable",
        "This PaymentIntent has no successful charge to refund.",
        "payment_intent",
      );
    case "exceeds_payment":
      return invalidRequest(
        "charge_already_refunded",
        "The refund is greater than what is left of the charge.",
        "amount",
      );
  }
}
