/** What the API answers instead of an object, in Stripe's words; the client's library picks its error class by `status`. */
export type FaultBody = {
  readonly type: "invalid_request_error" | "idempotency_error" | "api_error" | "rate_limit_error";
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly doc_url?: string;
};

export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly body: FaultBody,
  ) {
    super(body.message);
    this.name = "Fault";
  }
}

/** A parameter that is wrong in itself: nothing was begun, so an idempotency key does not remember it. */
export class InvalidParameter extends Fault {}

type Detail = { readonly code?: string | undefined; readonly param?: string | undefined };

const bodyOf = (type: FaultBody["type"], message: string, { code, param }: Detail): FaultBody => ({
  ...(code === undefined ? {} : { code, doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll("_", "-")}` }),
  message,
  ...(param === undefined ? {} : { param }),
  type,
});

export const invalidParameter = (message: string, param?: string, code?: string): InvalidParameter =>
  new InvalidParameter(400, bodyOf("invalid_request_error", message, { code, param }));

/** Refused for the state things are in. */
export const refused = (message: string, code?: string, param?: string): Fault =>
  new Fault(400, bodyOf("invalid_request_error", message, { code, param }));

export const noSuch = (what: string, id: string, param = "id", status = 404): Fault =>
  new Fault(
    status,
    bodyOf("invalid_request_error", `No such ${what}: '${id.slice(0, 255)}'`, { code: "resource_missing", param }),
  );

export const noSuchUrl = (method: string, path: string): Fault =>
  new Fault(404, {
    message: `Unrecognized request URL (${method}: ${path.slice(0, 500)}). The addresses served are in the gateway's documentation.`,
    type: "invalid_request_error",
  });

export const unauthorised = (message: string): Fault => new Fault(401, { message, type: "invalid_request_error" });

export const keyReused = (key: string): Fault =>
  new Fault(400, {
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    type: "idempotency_error",
  });

export const keyInUse = (key: string): Fault =>
  new Fault(
    409,
    bodyOf(
      "idempotency_error",
      `There is currently another in-progress request using this Idempotency Key '${key}'. Please try again later.`,
      { code: "idempotency_key_in_use" },
    ),
  );

export const internal = (): Fault =>
  new Fault(500, { message: "An error occurred on the gateway's side. Nothing was changed.", type: "api_error" });
