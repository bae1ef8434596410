import fc from "fast-check";
import { expect, test } from "vitest";
import { splitVnd, toVnd } from "~/domain/shared/money";
import { clawBackParts, leftOf } from "./claw-back";
import { commissionOn } from "./commission";
import type { Posting } from "./posting";
import { released, sharesOf } from "./postings";
import { openingBook, ratesOn } from "./rates";
import { refundAsked } from "./refund-postings";

const rates = ratesOn(new Date("2026-11-22T08:00:00+07:00"));
const sum = ({ entries }: Posting): number => entries.reduce((total, { amount }) => total + amount, 0);
const amountOf = ({ entries }: Posting, account: string): number =>
  entries.find((entry) => entry.account === account)?.amount ?? 0;

const sale = {
  orderId: "order",
  subOrderId: "sub",
  sellerId: "farm",
  goodsVnd: 200_000,
  deliveryVnd: 30_000,
  carriers: [{ courierId: "courier", payVnd: 24_000 }],
};

test("a delivered order pays farmer, courier, platform and tax, to the đồng", () => {
  const posting = released(sale, rates);
  expect(sum(posting)).toBe(0);
  expect(amountOf(posting, "escrow:order")).toBe(230_000);
  expect(amountOf(posting, "seller_payable:farm")).toBe(-(200_000 - 10_000 - 2_000 - 1_000));
  expect(amountOf(posting, "courier_payable:courier")).toBe(-(24_000 - 720 - 360));
  expect(amountOf(posting, "tax_withheld:vat")).toBe(-(2_000 + 720));
  expect(amountOf(posting, "delivery_margin")).toBe(-6_000);
});

test("a courier paid above the delivery fee is topped up by the platform", () => {
  const posting = released({ ...sale, carriers: [{ courierId: "courier", payVnd: 45_000 }] }, rates);
  expect(sum(posting)).toBe(0);
  expect(amountOf(posting, "delivery_subsidy")).toBe(15_000);
});

test("each courier of a way in legs gets the pay of their own leg, one who carried two gets both", () => {
  const carriers = [
    { courierId: "first", payVnd: 10_000 },
    { courierId: "haul", payVnd: 8_001 },
    { courierId: "first", payVnd: 5_999 },
  ];
  const posting = released({ ...sale, carriers }, rates);
  expect(sum(posting)).toBe(0);
  expect(amountOf(posting, "courier_payable:first")).toBe(-(10_000 - 300 - 150 + 5_999 - 180 - 90));
  expect(amountOf(posting, "courier_payable:haul")).toBe(-(8_001 - 240 - 120));
  expect(new Set(posting.entries.map(({ account }) => account)).size).toBe(posting.entries.length);
  expect(amountOf(posting, "delivery_margin")).toBe(-6_000);
});

test("a cooperative declares its own tax", () => {
  expect(sharesOf({ ...sale, withholdGoodsTax: false }, rates).sellerVnd).toBe(190_000);
});

test("shares are never negative and always sum to what was paid", () => {
  const amount = fc.integer({ min: 0, max: 900_000_000 });
  const legs = fc.array(amount, { maxLength: 3 });
  fc.assert(
    fc.property(amount, amount, legs, fc.boolean(), (goodsVnd, deliveryVnd, pays, withholdGoodsTax) => {
      const carriers = pays.map((payVnd, leg) => ({ courierId: `courier ${leg}`, payVnd }));
      const shares = sharesOf({ ...sale, goodsVnd, deliveryVnd, carriers, withholdGoodsTax }, rates);
      const { marginVnd, couriersVnd, ...others } = shares;
      const parts = [...couriersVnd, ...Object.values(others)];
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(parts.reduce((total, part) => total + part, 0) + marginVnd).toBe(goodsVnd + deliveryVnd);
    }),
  );
});

test("several partial refunds after the release take back exactly what was given, whatever their sizes", () => {
  const amount = fc.integer({ min: 0, max: 5_000_000 });
  const cuts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(amount, amount, amount, amount, cuts, (sellerVnd, commissionVnd, vatVnd, pitVnd, weights) => {
      const given = { sellerVnd, commissionVnd, vatVnd, pitVnd };
      let before = { sellerVnd: 0, commissionVnd: 0, vatVnd: 0, pitVnd: 0 };
      const all = leftOf(given, before);
      for (const part of all === 0 ? [] : splitVnd(toVnd(all), weights).filter((each) => each > 0)) {
        const taken = clawBackParts(part, given, before);
        expect(Math.min(...Object.values(taken))).toBeGreaterThanOrEqual(0);
        before = {
          sellerVnd: before.sellerVnd + taken.sellerVnd,
          commissionVnd: before.commissionVnd + taken.commissionVnd,
          vatVnd: before.vatVnd + taken.vatVnd,
          pitVnd: before.pitVnd + taken.pitVnd,
        };
      }
      expect(before).toEqual(given);
    }),
  );
});

test("a seller whose money is gone owes it, and the refund still balances", () => {
  const parts = { sellerVnd: 9_000, commissionVnd: 800, vatVnd: 150, pitVnd: 50 };
  const clawBack = { subOrderId: "sub", sellerId: "farm", parts, owedVnd: 4_000, totalVnd: 10_000 };
  const posting = refundAsked({
    refundId: "re",
    orderId: "order",
    escrowVnd: 0,
    unappliedVnd: 0,
    lossVnd: 0,
    clawBack,
  });
  expect(sum(posting)).toBe(0);
  expect(amountOf(posting, "seller_payable:farm")).toBe(5_000);
  expect(amountOf(posting, "seller_receivable:farm")).toBe(4_000);
});

test("a category's own rule beats the general one; a commission has a floor, a ceiling, and leaves the goods' price whole", () => {
  const rule = { categoryId: null, percentBp: 500, fixedVnd: 0, minimumVnd: 2_000, maximumVnd: 50_000 };
  const flowers = { ...rule, categoryId: "flowers", percentBp: 1_000, fixedVnd: 1_000 };
  const own = { ...rates, commission: [rule, flowers] };
  expect(commissionOn([{ categoryId: "rice", vnd: 100_000 }], own)).toBe(5_000);
  expect(commissionOn([{ categoryId: "rice", vnd: 20_000 }], own)).toBe(2_000);
  expect(commissionOn([{ categoryId: "rice", vnd: 1_500 }], own)).toBe(1_500);
  expect(commissionOn([{ categoryId: "rice", vnd: 9_000_000 }], own)).toBe(50_000);
  const both = [
    { categoryId: "flowers", vnd: 100_000 },
    { categoryId: "rice", vnd: 30_000 },
    { categoryId: "tea", vnd: 30_000 },
  ];
  expect(commissionOn(both, own)).toBe(11_000 + 3_000);
});

test("goods released in two parts cost the commission of one, whatever the rule", () => {
  const vnd = fc.integer({ min: 0, max: 2_000_000 });
  const sum = fc.integer({ min: 0, max: 40_000 });
  const terms = fc.record({ percentBp: fc.integer({ min: 0, max: 3_000 }), fixedVnd: sum, minimumVnd: sum });
  fc.assert(
    fc.property(terms, fc.option(sum), vnd, vnd, (rule, maximumVnd, first, later) => {
      const own = { ...rates, commission: [{ categoryId: null, ...rule, maximumVnd }] };
      const goods = (...parts: number[]) => parts.map((part) => ({ categoryId: null, vnd: part }));
      const cooperative = { ...sale, withholdGoodsTax: false };
      const [one, two] = [
        sharesOf({ ...cooperative, goodsVnd: first, goods: goods(first) }, own),
        sharesOf({ ...cooperative, goodsVnd: later, goods: goods(later), before: goods(first) }, own),
      ];
      expect(two.commissionVnd).toBeGreaterThanOrEqual(0);
      expect(two.sellerVnd).toBeGreaterThanOrEqual(0);
      expect(one.commissionVnd + two.commissionVnd).toBe(commissionOn(goods(first, later), own));
    }),
  );
});

test("the newest rule that has begun is in force", () => {
  const later = { categoryId: null, percentBp: 700, fixedVnd: 0, minimumVnd: 0, maximumVnd: null };
  const book = {
    ...openingBook,
    commission: [...openingBook.commission, { ...later, from: new Date("2027-01-01T00:00:00+07:00") }],
  };
  expect(ratesOn(new Date("2026-12-31T23:59:59+07:00"), book).commission[0]?.percentBp).toBe(500);
  expect(ratesOn(new Date("2027-01-01T00:00:00+07:00"), book).commission[0]?.percentBp).toBe(700);
});

test("there are no rates before the first decree", () => {
  expect(() => ratesOn(new Date("2025-06-30T23:59:59+07:00"))).toThrow(RangeError);
});
