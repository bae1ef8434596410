import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toGrams } from "~/domain/shared/weight";
import { estimateLine, type PricingTerms } from "./basket/estimate-line";
import { fitQuantity, fits, usualQuantity } from "./basket/fit-quantity";
import { priceBasket } from "./basket/price-basket";
import { readWeight } from "./selling/read-weight";
import { settleLine, settleSubOrder, type OrderedLine } from "./selling/settle-weight";

const pumpkin: PricingTerms = { soldBy: "each", pricedBy: "weight", priceVnd: 18_000, gramsPerUnit: 2_000 };
const tomato: PricingTerms = { soldBy: "weight", pricedBy: "weight", priceVnd: 25_000, gramsPerUnit: 1_000 };
const mint: PricingTerms = { soldBy: "each", pricedBy: "each", priceVnd: 7_000, gramsPerUnit: 150 };

const ordered = (terms: PricingTerms, quantity: number): OrderedLine => {
  const { grams, vnd } = estimateLine(terms, quantity);
  return { ...terms, quantity, estimatedG: grams, estimatedVnd: vnd };
};
const weigh = (grams: number, count: number | null = null) => ({ grams: toGrams(grams), count });

describe("an estimate", () => {
  test("weighs three pumpkins and prices them by the kilogram", () => {
    expect(estimateLine(pumpkin, 3)).toEqual({ grams: 6_000, vnd: 108_000 });
  });
  test("prices a kilo and a half exactly", () => {
    expect(estimateLine(tomato, 1_500)).toEqual({ grams: 1_500, vnd: 37_500 });
  });
  test("of a basket is grouped by seller in the order of shopping", () => {
    const basket = priceBasket([
      { sellerId: "b", quantity: 3, terms: pumpkin },
      { sellerId: "a", quantity: 1_500, terms: tomato },
      { sellerId: "b", quantity: 2, terms: mint },
    ]);
    expect(basket.goodsVnd).toBe(159_500);
    expect(
      basket.groups.map(({ sellerId, goodsVnd, grams, hasCatchWeight }) => ({
        sellerId,
        goodsVnd,
        grams,
        hasCatchWeight,
      })),
    ).toEqual([
      { sellerId: "b", goodsVnd: 122_000, grams: 6_300, hasCatchWeight: true },
      { sellerId: "a", goodsVnd: 37_500, grams: 1_500, hasCatchWeight: false },
    ]);
  });
});

describe("a quantity", () => {
  test("is brought down to a whole step within its limits", () => {
    const limits = { minimum: 500, maximum: 20_000, step: 250 };
    expect(fitQuantity(limits, 1_100)).toBe(1_000);
    expect(fitQuantity(limits, 1)).toBe(500);
    expect(fitQuantity(limits, 99_999)).toBe(20_000);
    expect(fits(limits, 0.5)).toBe(false);
  });
  test("nobody named is a kilogram or one, or what the pack's minimum and steps make of that", () => {
    const usual = (soldBy: "weight" | "each", minimum: number, step: number, maximum = 20_000) =>
      usualQuantity({ soldBy, minimum, step, maximum });
    expect(usual("weight", 500, 250)).toBe(1_000);
    expect(usual("weight", 200, 300)).toBe(1_100);
    expect(usual("weight", 200, 300, 500)).toBe(500);
    expect(usual("weight", 2_000, 500)).toBe(2_000);
    expect(usual("each", 1, 1, 9)).toBe(1);
    expect(usual("each", 3, 1, 9)).toBe(3);
  });
  test("that was fitted always fits", () => {
    const limits = fc.record({
      minimum: fc.integer({ min: 1, max: 5_000 }),
      spread: fc.nat(50_000),
      step: fc.integer({ min: 1, max: 5_000 }),
    });
    fc.assert(
      fc.property(limits, fc.integer({ min: -10, max: 100_000 }), ({ minimum, spread, step }, asked) => {
        const own = { minimum, maximum: minimum + spread, step };
        expect(fits(own, fitQuantity(own, asked))).toBe(true);
      }),
    );
  });
});

describe("the scale", () => {
  test("is read in kilograms or in grams, with a comma or a point", () => {
    expect(["1,5", "1.5 kg", "850 g", "850g", "0,05"].map(readWeight)).toEqual([1_500, 1_500, 850, 850, 50]);
    expect(["", "-1", "1,5555", "abc", "1e3", "٣"].map(readWeight)).toEqual([null, null, null, null, null, null]);
  });
  test("gives back exactly what is missing", () => {
    expect(settleLine(ordered(tomato, 1_500), weigh(1_420))).toMatchObject({
      ok: true,
      finalVnd: 35_500,
      packedQuantity: 1_420,
    });
  });
  test("never charges more than was paid", () => {
    expect(settleLine(ordered(pumpkin, 3), weigh(6_800, 3))).toMatchObject({ finalVnd: 108_000, weighedG: 6_800 });
    expect(settleLine(ordered(tomato, 1_500), weigh(1_600))).toMatchObject({ finalVnd: 37_500, packedQuantity: 1_500 });
  });
  test("does not let heavy pumpkins pay for a missing one", () => {
    expect(settleLine(ordered(pumpkin, 3), weigh(6_000, 2))).toMatchObject({ finalVnd: 72_000 });
  });
  test("is asked again when it says far more than was thought", () => {
    expect(settleLine(ordered(tomato, 1_500), weigh(15_000))).toEqual({ ok: false, reason: "weight_implausible" });
    expect(settleLine(ordered(tomato, 1_500), weigh(15_000), true)).toMatchObject({ ok: true, finalVnd: 37_500 });
  });
  test("wants a count for what is sold by the piece, and no more than was ordered", () => {
    expect(settleLine(ordered(pumpkin, 3), weigh(6_000))).toMatchObject({ reason: "count_missing" });
    expect(settleLine(ordered(pumpkin, 3), weigh(8_000, 4))).toMatchObject({ reason: "count_too_high" });
  });

  const terms = fc.oneof(
    fc.record({
      soldBy: fc.constant("weight" as const),
      pricedBy: fc.constant("weight" as const),
      priceVnd: fc.integer({ min: 1, max: 2_000_000 }),
      gramsPerUnit: fc.constant(1_000),
    }),
    fc.record({
      soldBy: fc.constant("each" as const),
      pricedBy: fc.constantFrom("weight" as const, "each" as const),
      priceVnd: fc.integer({ min: 1, max: 2_000_000 }),
      gramsPerUnit: fc.integer({ min: 1, max: 30_000 }),
    }),
  );
  const weighings = fc.array(fc.tuple(terms, fc.integer({ min: 1, max: 500 }), fc.nat(40_000_000), fc.nat(500)), {
    minLength: 1,
    maxLength: 12,
  });

  test("keeps every đồng: paid = final + refunded, and nobody pays more than the estimate", () => {
    fc.assert(
      fc.property(weighings, (cases) => {
        const settled = cases.flatMap(([pack, quantity, grams, count]) => {
          const line = ordered(pack, quantity);
          const outcome = settleLine(line, weigh(grams, Math.min(count, quantity)), true);
          return outcome.ok ? [{ ...outcome, paid: line.estimatedVnd, quantity }] : [];
        });
        const paid = settled.reduce((sum, line) => sum + line.paid, 0);
        const { goodsVnd, refundVnd } = settleSubOrder(paid, settled);
        expect(goodsVnd + refundVnd).toBe(paid);
        expect(refundVnd).toBeGreaterThanOrEqual(0);
        for (const line of settled) {
          expect(line.finalVnd).toBeLessThanOrEqual(line.paid);
          expect(line.packedQuantity).toBeLessThanOrEqual(line.quantity);
        }
      }),
    );
  });
});
