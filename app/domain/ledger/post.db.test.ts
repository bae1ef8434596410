import { expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { transact } from "~/platform/db.server";
import { paymentReceived, type Posting, refundAsked, released } from "./postings";
import { post } from "./post.server";
import { balanceOf, lockEscrow, statementOf } from "./queries.server";
import { ratesOn } from "./rates";

const { db } = await testDatabase();
const moment = momentAt();
const put = (posting: Posting) => transact(db, (tx) => post(tx, moment, posting));
const order = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const payment = (n: number, amountVnd = 100_000): Posting =>
  paymentReceived({ tmnCode: "TEST", txnRef: `T${n}`, transactionNo: "1", orderId: order(n), amountVnd });

test("64 posts of one key at once are one transaction", async () => {
  const outcomes = await Promise.all(Array.from({ length: 64 }, () => put(payment(1))));
  expect(outcomes.filter(({ posted }) => posted)).toHaveLength(1);
  expect(await balanceOf(db, `escrow:${order(1)}`)).toBe(-100_000);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a hot account loses no update", async () => {
  const before = await balanceOf(db, "vnpay_clearing:TEST");
  await Promise.all(Array.from({ length: 60 }, (_, n) => put(payment(100 + n, 10_000 + n))));
  expect(await balanceOf(db, "vnpay_clearing:TEST")).toBe(before + 60 * 10_000 + (59 * 60) / 2);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a key posted again with another amount is a bug, and changes nothing", async () => {
  await put(payment(2));
  await expect(put(payment(2, 99_000))).rejects.toThrow("other entries");
  expect(await balanceOf(db, `escrow:${order(2)}`)).toBe(-100_000);
});

test("an unbalanced posting never reaches the database", async () => {
  const crooked: Posting = {
    idemKey: "x",
    kind: "x",
    entries: [
      { account: "commission", amount: 5 },
      { account: "vnpay_fee", amount: -4 },
    ],
  };
  await expect(put(crooked)).rejects.toThrow("does not balance");
});

test("escrow cannot be released twice or overdrawn", async () => {
  await put(payment(3));
  const sale = {
    orderId: order(3),
    subOrderId: "s3",
    sellerId: "farm3",
    goodsVnd: 80_000,
    deliveryVnd: 20_000,
    courierId: "c3",
    courierPayVnd: 20_000,
  };
  const rates = ratesOn(moment.now);
  const twice = await Promise.all([put(released(sale, rates)), put(released(sale, rates))]);
  expect(twice.filter(({ posted }) => posted)).toHaveLength(1);
  const tooLate = refundAsked({ refundId: "re3", orderId: order(3), escrowVnd: 1, unappliedVnd: 0, lossVnd: 0 });
  await expect(put(tooLate)).rejects.toThrow("overdraws");
  expect(await balanceOf(db, `escrow:${order(3)}`)).toBe(0);
  expect(await statementOf(db, "seller_payable:farm3")).toMatchObject([{ kind: "order.released", amountVnd: 74_800 }]);
});

test("what waits in escrow is read under a lock", async () => {
  await put(payment(4));
  expect(await transact(db, (tx) => lockEscrow(tx, order(4)))).toBe(100_000);
  expect(await transact(db, (tx) => lockEscrow(tx, order(5)))).toBe(0);
});

test("entries are never changed or deleted", async () => {
  await put(payment(6));
  await expect(transact(db, (tx) => tx.$executeRaw`update ledger_entry set amount = amount * 2`)).rejects.toThrow(
    "append-only",
  );
  await expect(transact(db, (tx) => tx.$executeRaw`delete from ledger_transaction`)).rejects.toThrow("append-only");
});
