import { expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { balanceOf } from "~/domain/ledger/queries.server";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { bookSettlement } from "./book-settlement.server";
import { importSettlement } from "./import-settlement.server";
import { findPayments, notBankedByDay, settlementLines, settlements } from "./settlement-queries.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const monday = momentAt(daysAfter(sundayMorning, 1), systemIds);
const tmnCode = "CHOQUE01";
const actorId = systemIds.next();
const header =
  "terminal,txn_ref,transaction_no,transaction_type,transaction_date,bank_code,amount_vnd,fee_vnd,net_vnd,settled_on";
const day = "2026-11-22";
const take = (text: string, on = monday) => importSettlement(db, on, { day, text, tmnCode, actorId });
const stall = await openStall(db);

async function aCharge(): Promise<{ txnRef: string; amountVnd: number }> {
  const { orderId } = await aPaidOrder(db, moment, [[stall, 1_000]]);
  const session = await db.checkoutSession.findUniqueOrThrow({
    where: { payableId: orderId },
    include: { attempts: true },
  });
  return { txnRef: session.attempts[0]?.txnRef ?? "", amountVnd: session.amountVnd };
}
const lineOf = ({ txnRef, amountVnd }: { txnRef: string; amountVnd: number }, fee = 500): string =>
  `${tmnCode},${txnRef},14226112,01,20261122080100,NCB,${amountVnd},${fee},${amountVnd - fee},20261123`;

test("a day is compared, booked once, and what differed stays in the clearing account", async () => {
  const [good, less, lost] = [await aCharge(), await aCharge(), await aCharge()];
  const stranger = { txnRef: "STRANGER1", amountVnd: 70_000 };
  const file = [header, lineOf(good), lineOf({ ...less, amountVnd: less.amountVnd - 1_000 }), lineOf(stranger)].join(
    "\n",
  );
  expect(await take(file, moment)).toMatchObject({ reason: "day_not_over" });
  expect(await take(file)).toEqual({ ok: true, isNew: true, differences: 3 });
  expect(await take(file)).toEqual({ ok: true, isNew: false, differences: 3 });
  const found = new Map((await settlementLines(db, day)).map(({ txnRef, verdict }) => [txnRef, verdict]));
  expect(Object.fromEntries(found)).toEqual({
    [good.txnRef]: "agrees",
    [less.txnRef]: "amount_differs",
    [stranger.txnRef]: "unknown_to_us",
    [lost.txnRef]: "unknown_to_vnpay",
  });
  const before = await balanceOf(db, `vnpay_clearing:${tmnCode}`);
  const booking = { day, tmnCode, bankAccount: "970436:T", actorId };
  expect(await bookSettlement(db, monday, booking)).toEqual({ ok: true });
  expect(await bookSettlement(db, monday, booking)).toMatchObject({ reason: "booked_already" });
  expect(await balanceOf(db, `vnpay_clearing:${tmnCode}`)).toBe(before - good.amountVnd);
  expect(await balanceOf(db, "bank:970436:T")).toBe(good.amountVnd - 500);
  expect(await take(`${file}\n`)).toMatchObject({ reason: "booked_already" });
  expect(await settlements(db, { day })).toMatchObject([{ chargedVnd: good.amountVnd, feeVnd: 500, differences: 3 }]);
  expect(await notBankedByDay(db)).toMatchObject([{ charges: 2, amountVnd: less.amountVnd + lost.amountVnd }]);
  expect(await findPayments(db, good.txnRef)).toMatchObject([{ isBanked: true, status: "paid" }]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a charge in the files of two days is settled by the first, and stands out in the second", async () => {
  const charge = await aCharge();
  const tuesday = momentAt(daysAfter(sundayMorning, 3), systemIds);
  const fileOf = (name: string): string => [header, lineOf(charge).replace("20261122", name)].join("\n");
  const takeDay = (name: string) =>
    importSettlement(db, tuesday, { day: `2026-11-${name}`, text: fileOf(`202611${name}`), tmnCode, actorId });
  expect(await takeDay("23")).toMatchObject({ ok: true });
  expect(await takeDay("24")).toMatchObject({ ok: true });
  const verdictOn = async (name: string): Promise<string | undefined> =>
    (await settlementLines(db, `2026-11-${name}`)).find(({ txnRef }) => txnRef === charge.txnRef)?.verdict;
  expect([await verdictOn("23"), await verdictOn("24")]).toEqual(["agrees", "unknown_to_us"]);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a file with a crooked line is refused whole, with the number of the line", async () => {
  const charge = await aCharge();
  const good = lineOf(charge);
  const refused = async (...lines: string[]): Promise<unknown> => take([header, ...lines].join("\r\n"));
  expect(await refused(good, good)).toMatchObject({ reason: "unreadable", line: 3 });
  expect(await refused(good.replace(tmnCode, "OTHER001"))).toMatchObject({ reason: "unreadable", line: 2 });
  expect(await refused(good.replace("20261122", "20261121"))).toMatchObject({ reason: "unreadable", line: 2 });
  expect(await refused(good.replace(",500,", ",501,"))).toMatchObject({ reason: "unreadable", line: 2 });
  expect(await refused("<html>")).toMatchObject({ reason: "unreadable", line: 2 });
  expect(await take("nonsense")).toMatchObject({ reason: "unreadable", line: 1 });
});
