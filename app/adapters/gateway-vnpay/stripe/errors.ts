import type { ApiAnswer } from "./transport";

/** The error body of the API, with what the client adds. */
type Raw = {
  readonly type?: string;
  readonly message?: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly doc_url?: string;
  readonly charge?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  readonly statusCode?: number;
  readonly detail?: string | Error;
};

/** An error as Stripe's library throws it: `type` is the class, `rawType` what the API calls it. */
export class StripeError extends Error {
  readonly rawType: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly decline_code: string | undefined;
  readonly doc_url: string | undefined;
  readonly charge: string | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly requestId: string | undefined;
  readonly statusCode: number | undefined;
  readonly detail: string | Error | undefined;

  constructor(
    readonly raw: Raw,
    readonly type: string = "StripeError",
  ) {
    super(raw.message ?? "");
    this.name = type;
    this.rawType = raw.type;
    this.code = raw.code;
    this.param = raw.param;
    this.decline_code = raw.decline_code;
    this.doc_url = raw.doc_url;
    this.charge = raw.charge;
    this.headers = raw.headers;
    this.requestId = raw.requestId;
    this.statusCode = raw.statusCode;
    this.detail = raw.detail;
  }
}

/** An error class of Stripe's, by its name. */
const named = (type: string) =>
  class extends StripeError {
    constructor(raw: Raw = {}) {
      super(raw, type);
    }
  };

export class StripeInvalidRequestError extends named("StripeInvalidRequestError") {}
export class StripeIdempotencyError extends named("StripeIdempotencyError") {}
export class StripeAuthenticationError extends named("StripeAuthenticationError") {}
export class StripeCardError extends named("StripeCardError") {}
export class StripePermissionError extends named("StripePermissionError") {}
export class StripeRateLimitError extends named("StripeRateLimitError") {}
export class StripeAPIError extends named("StripeAPIError") {}
export class StripeConnectionError extends named("StripeConnectionError") {}
export class StripeSignatureVerificationError extends named("StripeSignatureVerificationError") {
  readonly header: string;
  readonly payload: string;
  constructor(header: string, payload: string, raw: Raw) {
    super(raw);
    this.header = header;
    this.payload = payload;
  }
}

/** The class goes by the HTTP status first, as in Stripe's library. */
export function errorOf({ body, headers, status }: ApiAnswer): StripeError {
  const error: Raw = "error" in body && typeof body.error === "object" && body.error !== null ? body.error : {};
  const requestId = headers["request-id"];
  const raw: Raw = { ...error, headers, statusCode: status, ...(requestId === undefined ? {} : { requestId }) };
  return new (classOf(status, error))(raw);
}

function classOf(status: number, { code, type }: Raw): new (raw: Raw) => StripeError {
  if (status === 429 || (status === 400 && code === "rate_limit")) return StripeRateLimitError;
  if (status === 400 || status === 404) {
    return type === "idempotency_error" ? StripeIdempotencyError : StripeInvalidRequestError;
  }
  if (status === 401) return StripeAuthenticationError;
  if (status === 402) return StripeCardError;
  return status === 403 ? StripePermissionError : StripeAPIError;
}
