import { expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { balanceOf } from "~/domain/ledger/queries.server";
import { post } from "~/domain/ledger/post.server";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter, hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { changeBankAccount } from "./change-bank-account.server";
import { makePayoutRun, makePayoutRunWhenDue } from "./make-payout-run.server";
import { paidOut, payoutRuns, payoutsOf, standings } from "./queries.server";
import { confirmRun, returnPayout } from "./settle-payouts.server";
import { payeeSeller, type Payee } from "./types";

const { db } = await testDatabase();
const at = (days: number): Moment => momentAt(daysAfter(sundayMorning, days), systemIds);
const none = { name: null, sellers: [], courierId: null, courierStatus: null };
const operator: Operator = { personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, ...none };
const bankAccount = "970436:TEST";
const form = { bankBin: "970405", number: "6110205000123", holder: "Nguyễn Thị Hoa" };

async function aPayee(owedVnd: number, day = -2): Promise<Payee> {
  const payee = payeeSeller(systemIds.next());
  await changeBankAccount(db, at(day), operator, payee, form);
  await earn(payee, owedVnd);
  return payee;
}

const earn = (payee: Payee, amountVnd: number): Promise<unknown> =>
  transact(db, (tx) =>
    post(tx, at(0), {
      idemKey: systemIds.next(),
      kind: "order.released",
      entries: [
        { account: "refund_loss", amount: amountVnd },
        { account: `seller_payable:${payee.slice(7)}`, amount: -amountVnd },
      ],
    }),
  );

test("a run pays everybody once, however many workers make it at the same time", async () => {
  const [rich, poor] = [await aPayee(700_000), await aPayee(20_000)];
  await Promise.all([makePayoutRun(db, at(0)), makePayoutRun(db, at(0)), makePayoutRun(db, at(0))]);
  await makePayoutRun(db, at(0));
  expect(await payoutsOf(db, rich)).toMatchObject([{ amountVnd: 700_000, status: "sent" }]);
  expect(await payoutsOf(db, poor)).toEqual([]);
  expect(await standings(db, rich)).toMatchObject([{ owedVnd: 0 }]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("who makes a run by hand stands in the audit log; the clock does not, nor who presses when it is made", async () => {
  const made = () => db.auditEntry.count({ where: { action: "payout_run.made" } });
  const before = await made();
  await makePayoutRun(db, at(0), operator);
  expect(await made()).toBe(before);
  await makePayoutRun(db, at(1.1));
  expect(await made()).toBe(before);
  await makePayoutRun(db, momentAt(daysAfter(sundayMorning, -30), systemIds), operator);
  expect(await made()).toBe(before + 1);
});

test("no run is made before nine in the morning", async () => {
  expect(await makePayoutRunWhenDue(db, momentAt(daysAfter(hoursAfter(sundayMorning, 0), 1), systemIds))).toBe(0);
  expect(await payoutRuns(db)).toHaveLength(1);
});

test("an account that was changed today is not paid today", async () => {
  const payee = await aPayee(300_000, 1.5);
  await makePayoutRun(db, at(2));
  expect(await payoutsOf(db, payee)).toEqual([]);
  await makePayoutRun(db, at(3));
  expect(await payoutsOf(db, payee)).toMatchObject([{ amountVnd: 300_000 }]);
});

test("a changed account is told, once a change, and the same account again is no change", async () => {
  const payee = payeeSeller(systemIds.next());
  const first = await changeBankAccount(db, at(0), operator, payee, form);
  expect(await changeBankAccount(db, at(1), operator, payee, form)).toEqual(first);
  expect(await db.outboxEvent.count({ where: { type: "bank_account.changed", subject: payee } })).toBe(1);
  expect(await changeBankAccount(db, at(1), operator, payee, { ...form, bankBin: "000000" })).toMatchObject({
    reason: "bank_unknown",
  });
});

test("a transfer that comes back is owed again, waits for a new account, and goes out with the next run", async () => {
  const payee = await aPayee(400_000);
  await makePayoutRun(db, at(4));
  const [payout] = await payoutsOf(db, payee);
  const back = { payoutId: payout?.id ?? "", why: "Sai tên chủ tài khoản", bankAccount };
  expect(await returnPayout(db, at(5), operator, { ...back, why: "" })).toMatchObject({ reason: "reason_needed" });
  expect(await returnPayout(db, at(5), operator, back)).toEqual({ ok: true });
  expect(await returnPayout(db, at(5), operator, back)).toMatchObject({ reason: "already_settled" });
  await confirmRun(db, at(5), operator, { runId: payout?.runId ?? "", bankAccount });
  await makePayoutRun(db, at(6));
  expect(await payoutsOf(db, payee)).toHaveLength(1);
  await changeBankAccount(db, at(6), operator, payee, { ...form, number: "9704000001" });
  await makePayoutRun(db, at(8));
  expect((await payoutsOf(db, payee)).map(({ status }) => status)).toEqual(["sent", "returned"]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a transfer may come back after the bank had confirmed it", async () => {
  const payee = await aPayee(90_000);
  const before = await balanceOf(db, `bank:${bankAccount}`);
  await makePayoutRun(db, at(9));
  const [payout] = await payoutsOf(db, payee);
  const done = { runId: payout?.runId ?? "", bankAccount };
  expect(await confirmRun(db, at(10), operator, done)).toBeGreaterThan(0);
  expect(await confirmRun(db, at(10), operator, done)).toBe(0);
  expect(await paidOut(db, payee)).toEqual({ paidVnd: 90_000, sentVnd: 0 });
  const paid = await balanceOf(db, `bank:${bankAccount}`);
  expect(paid).toBeLessThan(before);
  await returnPayout(db, at(11), operator, { payoutId: payout?.id ?? "", why: "Tài khoản đã đóng", bankAccount });
  expect(await balanceOf(db, `bank:${bankAccount}`)).toBe(paid + 90_000);
  expect(await standings(db, payee)).toMatchObject([
    { owedVnd: 90_000, account: { returnedWhy: "Tài khoản đã đóng" } },
  ]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("what a seller owes from a refund is kept from the next payout", async () => {
  const payee = await aPayee(200_000);
  const owe: Parameters<typeof post>[2] = {
    idemKey: "owe",
    kind: "refund.asked",
    entries: [
      { account: `seller_receivable:${payee.slice(7)}`, amount: 30_000 },
      { account: "refund_loss", amount: -30_000 },
    ],
  };
  await transact(db, (tx) => post(tx, at(11), owe));
  await makePayoutRun(db, at(12));
  expect(await payoutsOf(db, payee)).toMatchObject([{ amountVnd: 170_000 }]);
  expect(await balanceOf(db, `seller_receivable:${payee.slice(7)}`)).toBe(0);
});
