import type { TreeObject } from "./form";

/** One call of the API, before it is anybody's wire. */
export type ApiRequest = {
  readonly method: "GET" | "POST" | "DELETE";
  /** "/v1/refunds" */
  readonly path: string;
  readonly params: TreeObject;
  readonly idempotencyKey?: string;
  readonly apiVersion?: string;
};

export type ApiAnswer = {
  readonly status: number;
  /** Names in lower case; "request-id" is always there. */
  readonly headers: Readonly<Record<string, string>>;
  /** A Stripe object, or `{ error }`. */
  readonly body: object;
};

/** How the client reaches a gateway: in this process, or over HTTP. @throws StripeConnectionError when nobody answers. */
export type Transport = (request: ApiRequest, options?: { readonly timeoutMs?: number }) => Promise<ApiAnswer>;
