import { afterEach, expect, test } from "vitest";
import type { Operator } from "~/domain/identity/types";
import { confirmBankRefund } from "~/domain/payments/vietqr/confirm-bank-refund.server";
import { bankRefundsToSend, unappliedReceipts } from "~/domain/payments/receipt-queries.server";
import { returnReceipt } from "~/domain/payments/vietqr/return-receipt.server";
import { transferContent } from "~/domain/payments/vietqr/transfer-code";
import type { BankNotice } from "~/domain/payments/vietqr/types";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { aPaidOrder, anOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { applyReceipt } from "./apply-receipt.server";
import { cancelOrder } from "../cancel-order.server";
import { expireOrders } from "../checkout/expire-orders.server";
import { importStatement } from "./import-statement.server";
import { receivePayment } from "./receive-payment.server";
import { receiveTransfers } from "./receive-transfers.server";
import { visitVnpay } from "#test/checkout";

const { db } = await testDatabase();
const now = sundayMorning;
const moment = { now, ids: systemIds };
const later = { ...moment, now: minutesAfter(now, 60) };
const bank = { bin: "970436", name: "Vietcombank", account: "19001", holder: "CHO QUE" };
const operator = {
  personId: systemIds.next(),
  phone: "+84900000000",
  name: null,
  isOperator: true,
} as unknown as Operator;

const statusOf = async (id: string) => (await db.order.findUniqueOrThrow({ where: { id } })).status;
const anUnpaidOrder = async () => {
  const order = await anOrder(db, moment, [[await openStall(db), 1_000]]);
  const { code, totalVnd } = await db.order.findUniqueOrThrow({ where: { id: order.orderId } });
  return { ...order, code, totalVnd };
};
const notice = (of: { code: string; totalVnd: number }, more: Partial<BankNotice> = {}): BankNotice => ({
  ...{ provider: "sepay", account: bank.account, reference: systemIds.next(), amountVnd: of.totalVnd },
  ...{ content: `MBVCB ${transferContent(of.code)} CT`, bookedAt: now },
  ...more,
});
const receive = async (told: BankNotice, at = moment) => {
  const [outcome] = await receiveTransfers(db, at, bank, [told]);
  if (!outcome) throw new Error("nothing became of it");
  return outcome;
};

/** Money nobody can explain. */
const receiptOf = async (told: BankNotice): Promise<string> => {
  const outcome = await receive(told);
  if (outcome.kind !== "unapplied") throw new Error(outcome.kind);
  return outcome.receiptId;
};

afterEach(async () => expect(await brokenMoneyRules(db)).toEqual([]));

test("the exact amount with the order's code pays the order, and the same money told again changes nothing", async () => {
  const order = await anUnpaidOrder();
  const told = notice(order);
  expect(await receive(told)).toMatchObject({ kind: "paid", payableId: order.orderId });
  expect(await statusOf(order.orderId)).toBe("confirmed");
  expect(await receive(told)).toEqual({ kind: "heard_before" });
  expect(await receive({ ...told, provider: "casso" })).toEqual({ kind: "heard_before" });
});

test("told sixteen times at once, money pays once", async () => {
  const order = await anUnpaidOrder();
  const told = notice(order);
  const outcomes = await Promise.all(Array.from({ length: 16 }, () => receive(told)));
  expect(outcomes.filter(({ kind }) => kind === "paid")).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === "heard_before")).toHaveLength(15);
});

test("of eight transfers for one order at once, one pays and seven wait for a person", async () => {
  const order = await anUnpaidOrder();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => receive(notice(order))));
  expect(outcomes.filter(({ kind }) => kind === "paid")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome.kind === "unapplied" && outcome.why === "already_paid")).toHaveLength(7);
});

test("a transfer and VNPAY's word at once pay one order once; what is too much is kept apart or goes back", async () => {
  for (let round = 0; round < 4; round += 1) {
    const order = await anUnpaidOrder();
    const callback = await visitVnpay(db, moment, order.orderId);
    const [told, ipn] = await Promise.all([receive(notice(order)), receivePayment(db, moment, callback)]);
    expect([told.kind, ipn.kind].sort()).toEqual(told.kind === "paid" ? ["paid", "unapplied"] : ["paid", "unapplied"]);
    expect(await statusOf(order.orderId)).toBe("confirmed");
  }
});

test("a wrong amount, an unknown code, a late and a second transfer are unapplied money, booked at once", async () => {
  const order = await anUnpaidOrder();
  const paid = await aPaidOrder(db, moment, [[await openStall(db), 1_000]]);
  const { code, totalVnd } = await db.order.findUniqueOrThrow({ where: { id: paid.orderId } });
  const before = await unapplied();
  expect(await receive(notice(order, { amountVnd: order.totalVnd - 1 }))).toMatchObject({ why: "wrong_amount" });
  expect(await receive(notice(order, { content: "CAM ON" }))).toMatchObject({ why: "no_code" });
  expect(await receive(notice(order, { bookedAt: later.now }))).toMatchObject({ why: "late" });
  expect(await receive(notice({ code, totalVnd }))).toMatchObject({ why: "already_paid" });
  expect(await statusOf(order.orderId)).toBe("awaiting_payment");
  expect((await unapplied()) - before).toBe(3 * order.totalVnd - 1 + totalVnd);
});

test("money after the order expired or was called off waits for a person", async () => {
  const [expired, cancelled] = [await anUnpaidOrder(), await anUnpaidOrder()];
  await cancelOrder(db, moment, { orderId: cancelled.orderId, actorId: null });
  expect(await receive(notice(cancelled))).toMatchObject({ why: "late" });
  await expireOrders(db, later);
  expect(await receive(notice(expired), later)).toMatchObject({ why: "late" });
});

test("an operator applies money to its order once; it leaves a line in the audit log", async () => {
  const order = await anUnpaidOrder();
  const receiptId = await receiptOf(notice(order, { content: "quen ghi ma" }));
  const ask = { receiptId, orderCode: transferContent(order.code) };
  const both = await Promise.all([applyReceipt(db, moment, operator, ask), applyReceipt(db, moment, operator, ask)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await statusOf(order.orderId)).toBe("confirmed");
  expect(await db.auditEntry.count({ where: { subject: `bank_receipt:${receiptId}` } })).toBe(1);
});

test("an operator's application to an expired order takes the goods again", async () => {
  const order = await anUnpaidOrder();
  await expireOrders(db, later);
  const receiptId = await receiptOf(notice(order));
  expect(await applyReceipt(db, later, operator, { receiptId, orderCode: order.code })).toMatchObject({ ok: true });
  expect(await statusOf(order.orderId)).toBe("confirmed");
});

test("money is not applied to a paid, cancelled or unknown order, nor with another amount", async () => {
  const [paid, cancelled, other] = [await anUnpaidOrder(), await anUnpaidOrder(), await anUnpaidOrder()];
  await receive(notice(paid));
  await cancelOrder(db, moment, { orderId: cancelled.orderId, actorId: null });
  const receiptId = await receiptOf(notice(other, { content: "?", amountVnd: other.totalVnd + 1 }));
  const to = (orderCode: string) => applyReceipt(db, moment, operator, { receiptId, orderCode });
  expect(await to(paid.code)).toMatchObject({ reason: "already_paid" });
  expect(await to(cancelled.code)).toMatchObject({ reason: "order_over" });
  expect(await to("NONSENSE")).toMatchObject({ reason: "unknown_order" });
  expect(await to(other.code)).toMatchObject({ reason: "wrong_amount" });
  expect((await unappliedReceipts(db)).map(({ id }) => id)).toContain(receiptId);
});

test("an operator returns money once, and says by which transfer", async () => {
  const receiptId = await receiptOf(notice(await anUnpaidOrder(), { content: "nham" }));
  const give = (note: string) => returnReceipt(db, moment, operator, { receiptId, note });
  expect(await give(" ")).toMatchObject({ reason: "note_needed" });
  expect(await give("FT1 to 0011")).toEqual({ ok: true });
  expect(await give("FT2")).toMatchObject({ reason: "already_settled" });
  expect((await unappliedReceipts(db)).map(({ id }) => id)).not.toContain(receiptId);
});

test("the refund of an order paid by transfer waits for an operator's transfer and is then done", async () => {
  const order = await anUnpaidOrder();
  await receive(notice(order));
  expect(await cancelOrder(db, moment, { orderId: order.orderId, actorId: null })).toMatchObject({ ok: true });
  const refund = (await bankRefundsToSend(db)).find(({ orderId }) => orderId === order.orderId);
  expect(refund).toMatchObject({ amountVnd: order.totalVnd });
  const done = () => confirmBankRefund(db, moment, operator, { refundId: refund?.refundId ?? "", note: "FT9" });
  expect(await done()).toEqual({ ok: true });
  expect(await done()).toMatchObject({ reason: "already_settled" });
});

test("a statement pays orders, knows what was told, and read again changes nothing", async () => {
  const [first, second] = [await anUnpaidOrder(), await anUnpaidOrder()];
  await receive(notice(first, { reference: "FT1" }));
  const line = (reference: string, { code, totalVnd }: typeof first) =>
    `2026-11-22 07:00,${reference},${totalVnd},MBVCB ${transferContent(code)} CT`;
  const text = [
    "Date,Reference,Credit,Description",
    line("FT1", first),
    line("FT2", second),
    line("OTHER", first),
  ].join("\n");
  const read = () => importStatement(db, moment, bank, { text, ip: "", actorId: null });
  expect(await read()).toEqual({ ok: true, paid: 1, unapplied: 1, heardBefore: 1 });
  // The bank numbered told money otherwise: perhaps the same.
  expect(await unappliedReceipts(db)).toContainEqual(
    expect.objectContaining({ bankReference: "OTHER", why: "seems_told" }),
  );
  expect(await read()).toEqual({ ok: true, paid: 0, unapplied: 0, heardBefore: 3 });
});

async function unapplied(): Promise<number> {
  const [row] = await db.$queryRaw<{ vnd: number }[]>`
    SELECT -coalesce(sum(kept.balance), 0)::int AS vnd FROM ledger_account account
    JOIN ledger_balance kept ON kept.account_id = account.id WHERE account.code = 'unapplied_receipts'`;
  return row?.vnd ?? 0;
}
