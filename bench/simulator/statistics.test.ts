import { describe, expect, it } from "vitest";
import { gini, growthExponent, interval, quantile } from "./statistics";

describe("figures of many values", () => {
  it("quantiles are values that were seen", () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5);
    expect(quantile([], 0.5)).toBe(0);
  });

  it("Gini is 0 when all earn the same and near 1 when one earns all", () => {
    expect(gini([7, 7, 7, 7])).toBeCloseTo(0);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(0.75);
  });

  it("a square grows with exponent 2", () => {
    const points = Array.from({ length: 20 }, (_, index) => ({ x: index + 1, y: 3 * (index + 1) ** 2 }));
    expect(growthExponent(points)).toBeCloseTo(2);
    expect(growthExponent(points.slice(0, 5))).toBeNull();
  });

  it("the interval of two values is as wide as so few deserve", () => {
    const { mean, low, high } = interval([1, 3]);
    expect(mean).toBe(2);
    expect(high - mean).toBeCloseTo(12.71);
    expect(mean - low).toBeCloseTo(12.71);
  });
});
