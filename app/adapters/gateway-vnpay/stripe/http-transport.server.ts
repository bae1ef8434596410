import { StripeConnectionError } from "./errors";
import { writeForm } from "./form";
import { apiVersion } from "./objects";
import type { Transport } from "./transport";

const usualTimeoutMs = 80_000;

/** Reaches a gateway over HTTP: `origin` is where `npm run gateway` says it listens. */
export const httpTransport =
  ({ origin, secretKey }: { readonly origin: string; readonly secretKey: string }): Transport =>
  async (request, { timeoutMs = usualTimeoutMs } = {}) => {
    const form = writeForm(request.params);
    const isPost = request.method === "POST";
    const url = `${origin}${request.path}${isPost || form === "" ? "" : `?${form}`}`;
    const headers = {
      authorization: `Bearer ${secretKey}`,
      "stripe-version": request.apiVersion ?? apiVersion,
      ...(isPost ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      ...(request.idempotencyKey === undefined ? {} : { "idempotency-key": request.idempotencyKey }),
    };
    try {
      const response = await fetch(url, {
        method: request.method,
        headers,
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
        ...(isPost ? { body: form } : {}),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: asObject(await response.json()),
      };
    } catch (error) {
      const detail = error instanceof Error ? error : String(error);
      throw new StripeConnectionError({ message: "The payment gateway does not answer.", detail });
    }
  };

function asObject(body: unknown): object {
  if (typeof body === "object" && body !== null) return body;
  throw new TypeError("The gateway's answer is not an object.");
}
