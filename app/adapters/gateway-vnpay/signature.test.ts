import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSignature, signText } from "./signature.server";

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 300 })
  .map((points) => String.fromCodePoint(...points));

test("the quick signature is Node's own HMAC-SHA512 for any secret and any text", () => {
  const longTexts = fc.string({ minLength: 2_000, maxLength: 12_000 });
  fc.assert(
    fc.property(anyText, fc.oneof(anyText, longTexts), (secret, text) => {
      const own = createHmac("sha512", Buffer.from(secret, "utf8")).update(text, "utf8").digest("hex");
      expect(signText(secret, text)).toBe(own);
      expect(isSignature(secret, text, own.toUpperCase())).toBe(true);
    }),
  );
}, 20_000);

test("what is no signature of the text is refused, whatever its shape", () => {
  const good = signText("secret", "text");
  for (const bad of [
    "",
    good.slice(1),
    `${good}0`,
    good.replace(/.$/, "g"),
    "é".repeat(128),
    signText("other", "text"),
  ]) {
    expect(isSignature("secret", "text", bad)).toBe(false);
  }
});
