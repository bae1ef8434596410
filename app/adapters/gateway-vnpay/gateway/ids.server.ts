import { randomBytes } from "node:crypto";

const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Makes names like Stripe's: `re_` and 24 letters and digits. */
export type NewId = (prefix: string) => string;

export const randomId: NewId = (prefix) => `${prefix}_${randomLetters(24)}`;

/** Letters and digits, each equally likely: bytes beyond the last whole round of 62 are thrown away. */
export function randomLetters(length: number): string {
  let made = "";
  while (made.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && made.length < length) made += signs[byte % 62];
    }
  }
  return made;
}
