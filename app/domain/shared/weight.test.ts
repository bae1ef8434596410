import fc from "fast-check";
import { expect, test } from "vitest";
import { toVnd } from "./money";
import { formatGrams, parseGrams, parseKilograms, priceOfGrams, toGrams } from "./weight";

test("a weight is written the Vietnamese way", () => {
  expect(formatGrams(350)).toBe("350\u00a0g");
  expect(formatGrams(1500)).toBe("1,5\u00a0kg");
  expect(formatGrams(2000)).toBe("2\u00a0kg");
  expect(formatGrams(1_234_560)).toBe("1.234,56\u00a0kg");
  expect(formatGrams(1_234_560, ".")).toBe("1,234.56\u00a0kg");
});

test("kilograms are read with a comma or a dot", () => {
  expect(parseKilograms("1,5")).toBe(1500);
  expect(parseKilograms(" 0.25 kg ")).toBe(250);
  expect(parseKilograms("12")).toBe(12_000);
  for (const wrong of ["", "-1", "1,2345", "1.000,5", "một", "1e3"]) expect(parseKilograms(wrong)).toBeNull();
});

test("a price follows the grams, rounded half up", () => {
  expect(priceOfGrams(toVnd(25_000), toGrams(1450))).toBe(36_250);
  expect(priceOfGrams(toVnd(33_333), toGrams(15))).toBe(500);
});

test("two weights never cost less apart than together by more than a đồng each", () => {
  const grams = fc.integer({ min: 0, max: 500_000 }).map(toGrams);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }).map(toVnd), grams, grams, (price, a, b) => {
      const together = priceOfGrams(price, toGrams(a + b));
      expect(Math.abs(priceOfGrams(price, a) + priceOfGrams(price, b) - together)).toBeLessThanOrEqual(1);
    }),
  );
});

test.each([
  ["450", 450],
  ["1.500", 1_500],
  ["1,500 gam", 1_500],
  ["300g", 300],
  ["1,5 kg", 1_500],
  ["４５０", 450],
])("where grams are asked for, %j is %d g", (typed, grams) => {
  expect(parseGrams(typed)).toBe(grams);
});

test.each(["", "1,5", "-3", "1e9", "12.5 g", "🍅", "1.50", "9".repeat(10_000)])("%j is no weight in grams", (typed) => {
  expect(parseGrams(typed)).toBeNull();
});
