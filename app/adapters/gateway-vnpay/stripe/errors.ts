type Detail = {
  readonly message: string;
  readonly statusCode: number;
  readonly code?: string;
  readonly param?: string;
};

/** An error as Stripe's library throws it: `type` is the class, `rawType` what the API calls it. */
export class StripeShapedError extends Error {
  readonly statusCode: number;
  readonly code: string | undefined;
  readonly param: string | undefined;

  constructor(
    readonly type: "StripeInvalidRequestError" | "StripeIdempotencyError" | "StripeSignatureVerificationError",
    readonly rawType: "invalid_request_error" | "idempotency_error",
    { message, statusCode, code, param }: Detail,
  ) {
    super(message);
    this.name = type;
    this.statusCode = statusCode;
    this.code = code;
    this.param = param;
  }
}

export const invalidRequest = (code: string, message: string, param?: string): StripeShapedError =>
  new StripeShapedError("StripeInvalidRequestError", "invalid_request_error", {
    message,
    statusCode: code === "resource_missing" ? 404 : 400,
    code,
    ...(param === undefined ? {} : { param }),
  });

export const missing = (what: string, id: string): StripeShapedError =>
  invalidRequest("resource_missing", `No such ${what}: '${id}'`, "id");

export const keyReused = (): StripeShapedError =>
  new StripeShapedError("StripeIdempotencyError", "idempotency_error", {
    message: "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    statusCode: 400,
  });

export const badSignature = (message: string): StripeShapedError =>
  new StripeShapedError("StripeSignatureVerificationError", "invalid_request_error", { message, statusCode: 400 });
