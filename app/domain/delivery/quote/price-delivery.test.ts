import { expect, test } from "vitest";
import { courierPay, deliveryFee } from "./price-delivery";

const trip = { distanceM: 2_500, grams: 2_000, coldClass: "ambient" } as const;

test("a short light trip costs the base", () => expect(deliveryFee(trip)).toBe(15_000));

test("farther, heavier and colder never cost less", () => {
  const fee = (km: number, kg: number, coldClass: "ambient" | "chilled" | "frozen" = "ambient") =>
    deliveryFee({ distanceM: km * 1000, grams: kg * 1000, coldClass });
  for (const km of [1, 3, 8, 15, 40, 60, 61, 300, 500, 1_700]) {
    expect(fee(km + 1, 5)).toBeGreaterThanOrEqual(fee(km, 5));
    expect(fee(km, 6)).toBeGreaterThanOrEqual(fee(km, 5));
    expect(fee(km, 5, "chilled")).toBeGreaterThan(fee(km, 5));
    expect(fee(km, 5, "frozen")).toBeGreaterThan(fee(km, 5, "chilled"));
  }
});

test("a courier is never paid more than the shopper pays", () => {
  expect(courierPay(trip)).toBe(12_000);
  expect(courierPay({ ...trip, distanceM: 300_000 })).toBeLessThan(deliveryFee({ ...trip, distanceM: 300_000 }));
});
