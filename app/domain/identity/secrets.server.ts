import { createHash, createHmac } from "node:crypto";

/** Session tokens and browser ids are 256 random bits, so a plain hash is enough: there is nothing to guess. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Six digits can be tried in a second, so a stolen table must be useless without the pepper. Bound to the one attempt. */
export const hashCode = (pepper: string, codeId: string, code: string): string =>
  createHmac("sha256", pepper).update(`one-time-code:${codeId}:${code}`).digest("base64url");

export const encodeToken = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
