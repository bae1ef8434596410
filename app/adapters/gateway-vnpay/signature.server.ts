import { createHmac, timingSafeEqual } from "node:crypto";

/** HMAC-SHA512, secret as UTF-8, lowercase hex. */
export const signText = (secret: string, text: string): string =>
  createHmac("sha512", Buffer.from(secret, "utf8")).update(text, "utf8").digest("hex");

/** Compares in constant time, whatever the case of the hex digits. */
export function isSignature(secret: string, text: string, given: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(given)) return false;
  return timingSafeEqual(Buffer.from(signText(secret, text), "hex"), Buffer.from(given, "hex"));
}
