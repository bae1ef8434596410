import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 with the parameters every authenticator app assumes: SHA-1, thirty seconds, six digits. */
const stepSeconds = 30;
const digits = 6;

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/** RFC 4226: the code of one counter value. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, "0");
}

/**
 * The step whose code this is: now, one before or one after, for clocks that run a little off. Steps up to `lastStep` were used
 * already. Null when it is none of them.
 */
export function matchingStep(secret: Uint8Array, code: string, now: Date, lastStep: number): number | null {
  const present = stepAt(now);
  const candidates = [present, present - 1, present + 1].filter((step) => step > lastStep);
  return candidates.find((step) => isSame(codeOfStep(secret, step), code)) ?? null;
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 without padding, as authenticator apps and people type it. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(parseInt(five.padEnd(5, "0"), 2))).join("");
}

/** What the QR code says to the app. */
export const enrolmentUri = (secret: Uint8Array, account: string): string =>
  `otpauth://totp/${encodeURIComponent(`Chợ Quê:${account}`)}?${new URLSearchParams({ secret: base32(secret), issuer: "Chợ Quê" }).toString().replace(/\+/g, "%20")}`;
