import { createHmac, timingSafeEqual } from "node:crypto";
import { StripeSignatureVerificationError } from "./errors";
import type { CryptoProvider, Event } from "./objects";

const usualToleranceS = 300;
type Header = string | string[] | Uint8Array;
type Payload = string | Uint8Array;

/**
 * Checks a `Stripe-Signature` header ("t=<unix>,v1=<hex>[,v1=…]", HMAC-SHA256 over "t.body") and gives the event. Several
 * signatures allow a secret to be changed; other schemes are passed over; a tolerance of 0 switches the age check off; the
 * future passes, as at Stripe. The body must be the very bytes that came. `cryptoProvider` is there for the sake of the shape.
 */
function constructEvent(
  payload: Payload,
  header: Header,
  secret: string,
  tolerance = usualToleranceS,
  _cryptoProvider?: CryptoProvider,
  receivedAt?: number,
): Event {
  const body = textOf(payload);
  const given = Array.isArray(header) ? refuseList() : textOf(header ?? "");
  const refuse = (message: string): never => {
    throw new StripeSignatureVerificationError(given, body, { message });
  };
  if (body === "") return refuse("No webhook payload was provided.");
  if (given === "") return refuse("No stripe-signature header value was provided.");
  if (secret.trim() === "") return refuse("No webhook secret value was provided. It should start with `whsec_`");
  const { timestamp, signatures } = readHeader(given);
  if (timestamp === null) return refuse("Unable to extract timestamp and signatures from header");
  if (signatures.length === 0) return refuse("No signatures found with expected scheme");
  const expected = Buffer.from(sign(body, secret, timestamp));
  if (!signatures.some((signature) => same(expected, signature))) {
    return refuse("No signatures found matching the expected signature for payload.");
  }
  const age = Math.floor((receivedAt ?? Date.now()) / 1_000) - timestamp;
  if (tolerance > 0 && age > tolerance) return refuse("Timestamp outside the tolerance zone");
  // Whoever knows the secret wrote it; its shape is the gateway's promise.
  return JSON.parse(body) as Event;
}

const constructEventAsync = async (...given: Parameters<typeof constructEvent>): Promise<Event> =>
  constructEvent(...given);

function refuseList(): never {
  throw new Error(
    "Unexpected: An array was passed as a header, which should not be possible for the stripe-signature header.",
  );
}

const textOf = (given: Payload): string => (typeof given === "string" ? given : new TextDecoder("utf8").decode(given));

function same(expected: Buffer, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

type TestHeader = { payload: string; secret: string; timestamp?: number; scheme?: string; signature?: string };

/** What a test puts into the header. */
function generateTestHeaderString({ payload, scheme = "v1", secret, signature, timestamp }: TestHeader): string {
  const at = Math.floor(timestamp ?? Date.now() / 1_000);
  return `t=${at},${scheme}=${signature ?? sign(payload, secret, at)}`;
}

/** The header under which an event is sent; each secret signs it, so that a receiver may know any of them. */
export const signatureHeader = (body: string, secrets: readonly string[], timestamp: number): string =>
  [`t=${timestamp}`, ...secrets.map((secret) => `v1=${sign(body, secret, timestamp)}`)].join(",");

const sign = (body: string, secret: string, timestamp: number): string =>
  createHmac("sha256", secret).update(`${timestamp}.${body}`, "utf8").digest("hex");

function readHeader(header: string): { timestamp: number | null; signatures: string[] } {
  const pairs = header.split(",").map((part) => part.split("="));
  const time = pairs.findLast(([name]) => name === "t")?.[1] ?? "";
  const signatures = pairs.flatMap(([name, value]) => (name === "v1" && value !== undefined ? [value] : []));
  const timestamp = Number.parseInt(time, 10);
  return { timestamp: Number.isNaN(timestamp) ? null : timestamp, signatures };
}

export const webhooks = { constructEvent, constructEventAsync, generateTestHeaderString };
