import { createHmac, timingSafeEqual } from "node:crypto";
import { badSignature } from "./errors";
import type { Event } from "./objects";

const usualToleranceS = 300;

/**
 * Checks a `Stripe-Signature` header ("t=<unix>,v1=<hex>[,v1=…]", HMAC-SHA256 over "t.body") and gives the event. Several
 * signatures allow a secret to be changed; a tolerance of 0 switches the age check off; the future passes, as at Stripe.
 */
export function constructEvent(
  payload: string | Uint8Array,
  header: string,
  secret: string,
  toleranceS = usualToleranceS,
  receivedAtS = Math.floor(Date.now() / 1000),
): Event {
  const body = typeof payload === "string" ? payload : Buffer.from(payload).toString("utf8");
  const { timestamp, signatures } = readHeader(header);
  if (timestamp === null || signatures.length === 0)
    throw badSignature("Unable to extract timestamp and signatures from header");
  const expected = Buffer.from(sign(body, secret, timestamp));
  const isGenuine = signatures.some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  if (!isGenuine) throw badSignature("No signatures found matching the expected signature for payload");
  if (toleranceS > 0 && receivedAtS - timestamp > toleranceS)
    throw badSignature("Timestamp outside the tolerance zone");
  return JSON.parse(body) as Event;
}

export function generateTestHeaderString(given: { payload: string; secret: string; timestamp: number }): string {
  return `t=${given.timestamp},v1=${sign(given.payload, given.secret, given.timestamp)}`;
}

const sign = (body: string, secret: string, timestamp: number): string =>
  createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");

function readHeader(header: string): { timestamp: number | null; signatures: string[] } {
  const pairs = header.split(",").map((part) => part.split("="));
  const time = pairs.find(([name]) => name === "t")?.[1] ?? "";
  const signatures = pairs.flatMap(([name, value]) => (name === "v1" && value !== undefined ? [value] : []));
  return { timestamp: /^\d{1,12}$/.test(time) ? Number(time) : null, signatures };
}
