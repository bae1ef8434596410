import { expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { balanceOf } from "~/domain/ledger/queries.server";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { bookSettlement } from "./book-settlement.server";
import type { Effect } from "./difference";
import { differences, undecidedDifferences } from "./difference-queries.server";
import { importSettlement } from "./import-settlement.server";
import { unappliedReceipts } from "./receipt-queries.server";
import { settleDifference } from "./settle-difference.server";
import { writeOffReceipt } from "./vietqr/write-off-receipt.server";

const { db } = await testDatabase();
const [tmnCode, bankAccount, day] = ["CHOQUE01", "970436:T", "2026-11-22"];
const at = (days: number) => momentAt(daysAfter(sundayMorning, days), systemIds);
const none = { name: null, sellers: [], courierId: null, courierStatus: null };
const someone = (): Operator => ({
  ...{ personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, ...none },
});
const [first, second] = [someone(), someone()];
const stall = await openStall(db);

async function aCharge(): Promise<{ txnRef: string; amountVnd: number }> {
  const { orderId } = await aPaidOrder(db, at(0), [[stall, 1_000]]);
  const session = await db.checkoutSession.findUniqueOrThrow({
    where: { payableId: orderId },
    include: { attempts: true },
  });
  return { txnRef: session.attempts[0]?.txnRef ?? "", amountVnd: session.amountVnd };
}
const header =
  "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on";
const lineOf = ({ txnRef, amountVnd }: { txnRef: string; amountVnd: number }, on = day): string =>
  `${tmnCode},${txnRef},14226112,01,${on.replaceAll("-", "")}080100,NCB,${amountVnd},500,${amountVnd - 500},20261123`;
const take = (lines: string[], on = day) =>
  importSettlement(db, at(5), { day: on, text: [header, ...lines].join("\n"), tmnCode, actorId: first.personId });
const book = (on = day) => bookSettlement(db, at(5), { day: on, tmnCode, bankAccount, actorId: first.personId });
const clearing = () => balanceOf(db, `vnpay_clearing:${tmnCode}`);

async function differenceOf(txnRef: string, on = day) {
  const found = (await differences(db, { day: on })).find((row) => row.txnRef === txnRef);
  if (!found) throw new Error(`no difference of ${txnRef}`);
  return found;
}
const settle = async (txnRef: string, effect: Effect, who = first) =>
  settleDifference(db, at(5), who, {
    ...{ lineId: (await differenceOf(txnRef)).lineId, effect, reason: "VNPAY trả lời thư", tmnCode, bankAccount },
  });

test("every difference of a day is dealt with, and the clearing account returns to zero", async () => {
  const [good, less, lost, later] = [await aCharge(), await aCharge(), await aCharge(), await aCharge()];
  const stranger = { txnRef: "STRANGER1", amountVnd: 70_000 };
  await take([lineOf(good), lineOf({ ...less, amountVnd: less.amountVnd - 1_000 }), lineOf(stranger)]);
  expect(await settle(less.txnRef, "book")).toMatchObject({ reason: "not_booked" });
  await book();
  expect(await undecidedDifferences(db)).toMatchObject([{ count: 4 }]);

  // Less than charged: the missing thousand takes two people.
  expect((await differenceOf(less.txnRef)).possible).toEqual(["book", "wait"]);
  expect(await settle(less.txnRef, "apart")).toMatchObject({ reason: "not_possible" });
  expect(await settle(less.txnRef, "book")).toMatchObject({ state: "proposed" });
  expect(await settle(less.txnRef, "book")).toMatchObject({ reason: "same_person" });
  const both = await Promise.all([second, someone()].map((who) => settle(less.txnRef, "book", who)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await balanceOf(db, "write_off")).toBe(1_000);

  // Never settled by VNPAY: written off by two. What waits agrees in the file of the next day.
  await settle(lost.txnRef, "wait");
  await settle(lost.txnRef, "book");
  expect(await settle(lost.txnRef, "book", second)).toMatchObject({ state: "settled" });
  expect(await settle(later.txnRef, "wait")).toMatchObject({ state: "noted" });
  await take([lineOf(later, "2026-11-23")], "2026-11-23");
  expect((await differenceOf(later.txnRef)).possible).toEqual([]);
  expect(await settle(later.txnRef, "book")).toMatchObject({ reason: "not_possible" });
  await book("2026-11-23");

  // Money of nobody: it waits for its owner in full, the fee is ours.
  const before = await balanceOf(db, `bank:${bankAccount}`);
  expect(await settle(stranger.txnRef, "apart")).toMatchObject({ state: "settled" });
  expect(await settle(stranger.txnRef, "apart")).toMatchObject({ reason: "already_settled" });
  expect(await balanceOf(db, `bank:${bankAccount}`)).toBe(before + 70_000 - 500);
  expect(await balanceOf(db, "unapplied_receipts")).toBe(-70_000);

  expect(await clearing()).toBe(0);
  expect(await undecidedDifferences(db)).toEqual([]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("money that nobody claims is written off by two people, once", async () => {
  const [receipt] = await unappliedReceipts(db);
  const receiptId = receipt?.id ?? "";
  const off = (who: Operator, note = "Không ai nhận sau 90 ngày") =>
    writeOffReceipt(db, at(95), who, { receiptId, note });
  expect(await off(first, " ")).toMatchObject({ reason: "note_needed" });
  expect(await off(first)).toEqual({ ok: true, isDone: false });
  expect(await balanceOf(db, "unapplied_receipts")).toBe(-70_000);
  expect(await off(first)).toMatchObject({ reason: "same_person" });
  expect(await off(second)).toEqual({ ok: true, isDone: true });
  expect(await off(someone())).toMatchObject({ reason: "already_settled" });
  expect(await balanceOf(db, "unapplied_receipts")).toBe(0);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a line VNPAY's file should not have is put aside without any posting", async () => {
  const charge = await aCharge();
  const days = ["2026-11-24", "2026-11-25"] as const;
  for (const on of days) {
    await take([lineOf(charge, on)], on);
    await book(on);
  }
  const twice = await differenceOf(charge.txnRef, days[1]);
  expect(twice).toMatchObject({ verdict: "unknown_to_us", possible: ["apart", "none"] });
  const ask = { lineId: twice.lineId, reason: "Tệp ghi hai lần", tmnCode, bankAccount };
  const before = await db.ledgerTransaction.count();
  expect(await settleDifference(db, at(5), first, { ...ask, effect: "none" })).toMatchObject({ state: "settled" });
  expect(await db.ledgerTransaction.count()).toBe(before);
  await expect(
    db.settlementResolution.update({ where: { lineId: BigInt(twice.lineId) }, data: { effect: "wait" } }),
  ).rejects.toThrow();
  expect(await brokenMoneyRules(db)).toEqual([]);
});
