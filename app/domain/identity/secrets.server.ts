import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

/** Session tokens and browser ids are 256 random bits, so a plain hash is enough: there is nothing to guess. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Six digits can be tried in a second, so a stolen table must be useless without the pepper. Bound to the one attempt. */
export const hashCode = (pepper: string, codeId: string, code: string): string =>
  createHmac("sha256", pepper).update(`one-time-code:${codeId}:${code}`).digest("base64url");

export const encodeToken = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/**
 * What has to be read again, an authenticator's secret, is sealed to its person: a stolen table opens nothing. AES-256-GCM;
 * `iv` is twelve random bytes, never used before.
 */
export function seal(pepper: string, personId: string, secret: Uint8Array, iv: Uint8Array): string {
  const cipher = createCipheriv("aes-256-gcm", sealingKey(pepper), iv).setAAD(Buffer.from(personId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** @throws when it was sealed for somebody else, with another key, or was changed. */
export function unseal(pepper: string, personId: string, sealed: string): Uint8Array {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(pepper), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(personId)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

const sealingKey = (pepper: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", pepper, "", "cho-que second factor", 32));
