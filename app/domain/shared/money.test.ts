import fc from "fast-check";
import { expect, test } from "vitest";
import { formatVnd, scaleVnd, splitVnd, toVnd } from "./money";

const amount = fc.integer({ min: 0, max: 999_999_999 }).map(toVnd);

test("an amount is written with dots and the đồng sign", () => {
  expect(formatVnd(25_000)).toBe("25.000\u00a0₫");
  expect(formatVnd(1_250_000)).toBe("1.250.000\u00a0₫");
  expect(formatVnd(-900)).toBe("-900\u00a0₫");
});

test("half a đồng is rounded up, never lost", () => {
  expect(scaleVnd(toVnd(5), 1, 2)).toBe(3);
  expect(scaleVnd(toVnd(-5), 1, 2)).toBe(-2);
  expect(scaleVnd(toVnd(100), 1, 3)).toBe(33);
});

test("fractions and unsafe numbers are not amounts", () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(() => toVnd(wrong)).toThrow(RangeError);
});

test("the parts of a split sum to the whole, and none is negative", () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((w) => w > 0));
  fc.assert(
    fc.property(amount, weights, (whole, parts) => {
      const split = splitVnd(whole, parts);
      expect(split.reduce((sum, part) => sum + part, 0)).toBe(whole);
      expect(Math.min(...split)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("a tie in a split goes to the earlier part", () => {
  expect(splitVnd(toVnd(10), [1, 1, 1])).toEqual([4, 3, 3]);
});
