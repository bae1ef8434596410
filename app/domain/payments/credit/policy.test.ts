import fc from "fast-check";
import { expect, test } from "vitest";
import { isPayable } from "../limits";
import { creditFor, waysBack } from "./policy";

test("credit pays all of it, or leaves a sum that VNPAY takes", () => {
  expect(creditFor(45_000, 12_000)).toBe(12_000);
  expect(creditFor(45_000, 45_000)).toBe(45_000);
  expect(creditFor(45_000, 90_000)).toBe(45_000);
  expect(creditFor(45_000, 43_000)).toBe(40_000);
  expect(creditFor(4_000, 3_000)).toBe(0);
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 50_000_000 }),
      fc.integer({ min: 0, max: 60_000_000 }),
      (total, balance) => {
        const credit = creditFor(total, balance);
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(credit).toBeLessThanOrEqual(Math.min(total, balance));
        expect(credit === total || isPayable(total - credit)).toBe(true);
      },
    ),
  );
});

test("money goes back to the card as far as the card paid, then to the credit, and never more than was paid", () => {
  expect(waysBack(10_000, { chargeVnd: 30_000, creditVnd: 5_000 })).toEqual({ cardVnd: 10_000, creditVnd: 0 });
  expect(waysBack(33_000, { chargeVnd: 30_000, creditVnd: 5_000 })).toEqual({ cardVnd: 30_000, creditVnd: 3_000 });
  expect(waysBack(5_000, { chargeVnd: 0, creditVnd: 5_000 })).toEqual({ cardVnd: 0, creditVnd: 5_000 });
  expect(waysBack(35_001, { chargeVnd: 30_000, creditVnd: 5_000 })).toBeNull();
});
