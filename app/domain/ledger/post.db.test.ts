import { expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { transact } from "~/platform/db.server";
import { paymentReceived } from "./charge-postings";
import type { Posting } from "./posting";
import { released } from "./postings";
import { refundAsked } from "./refund-postings";
import { post, reverse } from "./post.server";
import { rateBook } from "./rate-queries.server";
import { balanceOf, lockEscrow } from "./queries.server";
import { openingBook, ratesOn } from "./rates";
import { statementPage } from "./statement-queries.server";

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

test("64 earnings of one seller at once, which wait for one row, all arrive", async () => {
  const earning = (n: number): Posting => ({
    idemKey: `hot ${n}`,
    kind: "order.released",
    entries: [
      { account: "refund_loss", amount: 1_000 + n },
      { account: "seller_payable:hot", amount: -1_000 - n },
    ],
  });
  await Promise.all(Array.from({ length: 64 }, (_, n) => put(earning(n))));
  expect(await balanceOf(db, "seller_payable:hot")).toBe(-(64 * 1_000 + (63 * 64) / 2));
  const { lines } = await statementPage(db, "seller_payable:hot", { month: "2026-11", size: 100 });
  expect(lines).toHaveLength(64);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a refused transaction is not reported as applied when it is repeated, and goes through once it may", async () => {
  const payout: Posting = {
    idemKey: "too early",
    kind: "payout.started",
    entries: [
      { account: "seller_payable:waits", amount: 5_000 },
      { account: "payout_in_transit:po_1", amount: -5_000 },
    ],
  };
  for (let turn = 0; turn < 2; turn += 1) await expect(put(payout)).rejects.toThrow("overdraws");
  const earned: Posting = {
    idemKey: "earned at last",
    kind: "order.released",
    entries: [
      { account: "refund_loss", amount: 5_000 },
      { account: "seller_payable:waits", amount: -5_000 },
    ],
  };
  await put(earned);
  expect(await put(payout)).toEqual({ posted: true });
  expect(await put(payout)).toEqual({ posted: false });
  expect(await balanceOf(db, "seller_payable:waits")).toBe(0);
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
    carriers: [{ courierId: "c3", payVnd: 20_000 }],
  };
  const rates = ratesOn(moment.now);
  const twice = await Promise.all([put(released(sale, rates)), put(released(sale, rates))]);
  expect(twice.filter(({ posted }) => posted)).toHaveLength(1);
  const tooLate = refundAsked({ refundId: "re3", orderId: order(3), escrowVnd: 1, unappliedVnd: 0, lossVnd: 0 });
  await expect(put(tooLate)).rejects.toThrow("overdraws");
  expect(await balanceOf(db, `escrow:${order(3)}`)).toBe(0);
  const { lines } = await statementPage(db, "seller_payable:farm3", { month: "2026-11" });
  expect(lines).toMatchObject([{ kind: "order.released", amountVnd: -74_800, balanceVnd: -74_800 }]);
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
  const emptied = transact(db, (tx) => tx.$executeRaw`truncate ledger_entry, ledger_transaction`);
  await expect(emptied).rejects.toThrow("append-only");
});

test("a reversal leaves every balance as it was, once", async () => {
  const before = await balanceOf(db, "commission");
  const made: Posting = {
    idemKey: "done 7",
    kind: "receivable.kept",
    entries: [
      { account: "commission", amount: 500 },
      { account: "seller_payable:undone", amount: -500 },
    ],
  };
  await put(made);
  const undo = { undone: made.idemKey, idemKey: "undo 7", kind: "receivable.kept" };
  expect(await transact(db, (tx) => reverse(tx, moment, undo))).toEqual({ posted: true });
  expect(await transact(db, (tx) => reverse(tx, moment, undo))).toEqual({ posted: false });
  expect(await balanceOf(db, "commission")).toBe(before);
  expect(await balanceOf(db, "seller_payable:undone")).toBe(0);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a statement's pages run from the closing balance back to the opening one, month by month", async () => {
  const earn = (n: number, now: string): Promise<unknown> =>
    transact(db, (tx) =>
      post(tx, momentAt(new Date(now)), {
        idemKey: `earn ${n} ${now}`,
        kind: "order.released",
        entries: [
          { account: "commission", amount: 100 + n },
          { account: "seller_payable:diary", amount: -100 - n },
        ],
      }),
    );
  for (let n = 0; n < 5; n += 1) await earn(n, "2026-09-10T08:00:00+07:00");
  await earn(9, "2026-10-31T23:59:59+07:00");
  await earn(9, "2026-11-01T00:00:00+07:00");
  const first = await statementPage(db, "seller_payable:diary", { month: "2026-09", size: 3 });
  const second = await statementPage(db, "seller_payable:diary", {
    ...{ month: "2026-09", size: 3 },
    after: first.next ?? "",
  });
  expect([...first.lines, ...second.lines].map(({ balanceVnd }) => balanceVnd)).toEqual([-510, -406, -303, -201, -100]);
  expect(second.next).toBeNull();
  const october = await statementPage(db, "seller_payable:diary", { month: "2026-10" });
  expect(october).toMatchObject({ openingVnd: -510, closingVnd: -619, lines: [{ amountVnd: -109 }] });
  const escrow = await statementPage(db, `escrow:${order(1)}`, { month: "2026-11" });
  expect(escrow).toMatchObject({ openingVnd: 0, closingVnd: -100_000 });
});

test("the shop opens with the rates of the law", async () => {
  const { commission, taxes } = await rateBook(db);
  expect(ratesOn(moment.now, { commission, taxes })).toMatchObject(ratesOn(moment.now, openingBook));
});
