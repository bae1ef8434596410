import fc from "fast-check";
import { expect, test } from "vitest";
import { newCode, parseCode } from "./code";

const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 });
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

test("a code is read back however it is typed", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = newCode(() => random);
      expect(parseCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
    }),
  );
});

test("one wrong sign is always noticed", () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), fc.nat(30), (random, place, other) => {
      const code = newCode(() => random);
      const sign = alphabet.charAt(other);
      fc.pre(code.charAt(place) !== sign);
      expect(parseCode(code.slice(0, place) + sign + code.slice(place + 1))).toBeNull();
    }),
  );
});

test("two swapped neighbours are always noticed", () => {
  fc.assert(
    fc.property(bytes, fc.nat(5), (random, place) => {
      const code = newCode(() => random);
      fc.pre(code.charAt(place) !== code.charAt(place + 1));
      const swapped = code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
      expect(parseCode(swapped)).toBeNull();
    }),
  );
});

test("anything else is not a code and throws nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseCode(text)));
});
