import { randomUUID } from "node:crypto";
import { errorOf, StripeConnectionError, StripeInvalidRequestError } from "./errors";
import { treeOf } from "./form";
import { listOf } from "./list";
import type * as Shape from "./objects";
import type { ApiRequest, Transport } from "./transport";
import { webhooks } from "./webhooks.server";

/** Of Stripe's options, what has a meaning here; others are accepted and change nothing. */
export type RequestOptions = {
  idempotencyKey?: string;
  apiVersion?: string;
  maxNetworkRetries?: number;
  timeout?: number;
};
type Answer<T> = Promise<Shape.Response<T>>;
type Retrieve<T> = (id: string, params?: Shape.ExpandParams, options?: RequestOptions) => Answer<T>;
type Create<P, T> = (params?: P, options?: RequestOptions) => Answer<T>;
type List<P, T> = (params?: P, options?: RequestOptions) => Shape.ApiListPromise<T>;

/** Stripe's library, as far as it goes here: names, shapes and errors are the same, so one can take the other's place. */
export type StripeShaped = {
  readonly checkout: {
    readonly sessions: {
      readonly create: Create<Shape.SessionCreateParams, Shape.CheckoutSession>;
      readonly retrieve: Retrieve<Shape.CheckoutSession>;
      readonly expire: Retrieve<Shape.CheckoutSession>;
      readonly list: List<Shape.SessionListParams, Shape.CheckoutSession>;
      readonly listLineItems: (
        id: string,
        params?: Shape.ListParams,
        options?: RequestOptions,
      ) => Shape.ApiListPromise<Shape.LineItem>;
    };
  };
  readonly paymentIntents: { readonly retrieve: Retrieve<Shape.PaymentIntent> };
  readonly charges: { readonly retrieve: Retrieve<Shape.Charge> };
  readonly refunds: {
    readonly create: Create<Shape.RefundCreateParams, Shape.Refund>;
    readonly retrieve: Retrieve<Shape.Refund>;
    readonly list: List<Shape.RefundListParams, Shape.Refund>;
  };
  readonly events: {
    readonly retrieve: Retrieve<Shape.Event>;
    readonly list: List<Shape.EventListParams, Shape.Event>;
  };
  readonly webhooks: typeof webhooks;
};

/** VNPAY behind the calls of Stripe's library, over any transport. */
export function stripeShapedClient(transport: Transport): StripeShaped {
  const call = calling(transport);
  const get =
    <T>(path: string): Retrieve<T> =>
    (id, params, options) =>
      call<T>("GET", `${path}/${named(id)}`, params, options);
  const post =
    <P extends object, T>(path: string): Create<P, T> =>
    (params, options) =>
      call<T>("POST", path, params, options);
  const list = <P extends object, T extends { id: string }>(path: string): List<P, T> => listing<P, T>(call, path);
  return {
    checkout: {
      sessions: {
        create: post("/v1/checkout/sessions"),
        retrieve: get("/v1/checkout/sessions"),
        expire: (id, params, options) => call("POST", `/v1/checkout/sessions/${named(id)}/expire`, params, options),
        list: list("/v1/checkout/sessions"),
        listLineItems: (id, params, options) =>
          listing<Shape.ListParams, Shape.LineItem>(call, `/v1/checkout/sessions/${named(id)}/line_items`)(
            params,
            options,
          ),
      },
    },
    paymentIntents: { retrieve: get("/v1/payment_intents") },
    charges: { retrieve: get("/v1/charges") },
    refunds: { create: post("/v1/refunds"), retrieve: get("/v1/refunds"), list: list("/v1/refunds") },
    events: { retrieve: get("/v1/events"), list: list("/v1/events") },
    webhooks,
  };
}

function named(id: string): string {
  if (typeof id === "string" && id !== "") return encodeURIComponent(id);
  throw new StripeInvalidRequestError({
    type: "invalid_request_error",
    message: "The id must be a text that is not empty.",
  });
}

type Call = <T>(
  method: ApiRequest["method"],
  path: string,
  params: object | undefined,
  options: RequestOptions | undefined,
) => Answer<T>;

const usualRetries = 2;

/** A POST without a key gets one of its own, so that a repetition after a lost answer does nothing twice. */
const calling =
  (transport: Transport): Call =>
  async <T>(
    method: ApiRequest["method"],
    path: string,
    params: object = {},
    options: RequestOptions = {},
  ): Answer<T> => {
    const idempotencyKey =
      options.idempotencyKey ?? (method === "POST" ? `vnpay-client-retry-${randomUUID()}` : undefined);
    const request: ApiRequest = {
      method,
      path,
      params: treeOf(params),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(options.apiVersion === undefined ? {} : { apiVersion: options.apiVersion }),
    };
    const { body, headers, status } = await retrying(transport, request, options);
    if (status >= 400) throw errorOf({ body, headers, status });
    const lastResponse = {
      headers,
      requestId: headers["request-id"],
      statusCode: status,
      apiVersion: headers["stripe-version"],
      idempotencyKey: headers["idempotency-key"],
    };
    // The API answers a request for a T with a T; the contract suite holds it to that.
    return Object.defineProperty(body, "lastResponse", { enumerable: false, value: lastResponse }) as Shape.Response<T>;
  };

async function retrying(transport: Transport, request: ApiRequest, options: RequestOptions): ReturnType<Transport> {
  const limit = options.timeout === undefined ? {} : { timeoutMs: options.timeout };
  for (let left = options.maxNetworkRetries ?? usualRetries; ; left -= 1) {
    try {
      const answer = await transport(request, limit);
      if (left <= 0 || (answer.status !== 409 && answer.status < 500)) return answer;
    } catch (error) {
      if (left <= 0 || !(error instanceof StripeConnectionError)) throw error;
    }
    await new Promise((done) => setTimeout(done, 250 + Math.random() * 250));
  }
}

const listing =
  <P extends object, T extends { id: string }>(call: Call, path: string): List<P, T> =>
  (params, options) =>
    listOf<T>(
      (cursor) => call<Shape.ApiList<T>>("GET", path, { ...withoutCursor(params, cursor), ...cursor }, options),
      params !== undefined && "ending_before" in params && params.ending_before !== undefined,
    );

function withoutCursor(params: object | undefined, cursor: object): object {
  if (Object.keys(cursor).length === 0) return params ?? {};
  return Object.fromEntries(
    Object.entries(params ?? {}).filter(([name]) => name !== "starting_after" && name !== "ending_before"),
  );
}
