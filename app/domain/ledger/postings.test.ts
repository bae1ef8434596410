import fc from "fast-check";
import { expect, test } from "vitest";
import { type Posting, refundAsked, refundDone, refundRejected, released, sharesOf } from "./postings";
import { ratesOn } from "./rates";

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
  courierId: "courier",
  courierPayVnd: 24_000,
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
  const posting = released({ ...sale, courierPayVnd: 45_000 }, rates);
  expect(sum(posting)).toBe(0);
  expect(amountOf(posting, "delivery_subsidy")).toBe(15_000);
});

test("a cooperative declares its own tax", () => {
  expect(sharesOf({ ...sale, withholdGoodsTax: false }, rates).sellerVnd).toBe(190_000);
});

test("shares are never negative and always sum to what was paid", () => {
  const amount = fc.integer({ min: 0, max: 900_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, fc.boolean(), (goodsVnd, deliveryVnd, courierPayVnd, withholdGoodsTax) => {
      const shares = sharesOf({ ...sale, goodsVnd, deliveryVnd, courierPayVnd, withholdGoodsTax }, rates);
      const { marginVnd, ...parts } = shares;
      expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0);
      expect(Object.values(parts).reduce((total, part) => total + part, 0) + marginVnd).toBe(goodsVnd + deliveryVnd);
    }),
  );
});

test("a rejected refund undoes its asking entry by entry", () => {
  const money = { refundId: "re", orderId: "order", escrowVnd: 5_000, unappliedVnd: 0, lossVnd: 1_000 };
  const undone = refundRejected(money).entries.map(({ account, amount }) => ({ account, amount: 0 - amount }));
  const byAccount = (a: { account: string }, b: { account: string }): number => a.account.localeCompare(b.account);
  expect(undone.sort(byAccount)).toEqual([...refundAsked(money).entries].sort(byAccount));
  expect(sum(refundDone({ refundId: "re", orderId: "order", tmnCode: "T", amountVnd: 6_000 }))).toBe(0);
});

test("there are no rates before the first decree", () => {
  expect(() => ratesOn(new Date("2025-06-30T23:59:59+07:00"))).toThrow(RangeError);
});
