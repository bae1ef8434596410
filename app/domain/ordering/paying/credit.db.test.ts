import { describe, expect, test } from "vitest";
import { aBasket, anOrderFor, aPaidOrder, openDesk, visitVnpay } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { balanceOf } from "~/domain/ledger/queries.server";
import { creditHistory, creditOf, creditOnItsWay } from "~/domain/payments/credit/queries.server";
import { withdrawCredit } from "~/domain/payments/credit/withdraw-credit.server";
import { recordRefundOutcome } from "~/domain/payments/record-refund-outcome.server";
import { toGrams } from "~/domain/shared/weight";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { acceptSubOrder } from "../selling/accept-sub-order.server";
import { cancelOrder } from "../cancel-order.server";
import { expireOrders } from "../checkout/expire-orders.server";
import { packSubOrder } from "../selling/pack-sub-order.server";
import { placeOrder } from "../checkout/place-order.server";
import { receivePayment } from "./receive-payment.server";
import { rejectSubOrder } from "../selling/reject-sub-order.server";
import { weighLine } from "../selling/weigh-line.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const later = (minutes: number) => momentAt(minutesAfter(sundayMorning, minutes), systemIds);
const phoneOf = (): string => `+849${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
type Stall = Awaited<ReturnType<typeof openStall>>;
const handOf = ({ sellerId, personId }: Stall) => ({ sellerId, personId });

/** A delivered difference: of 1 kg at 25.000 ₫ the scale finds `grams`. */
async function weighed(phone: string, grams: number, creditBelowVnd = 20_000) {
  const stall = await openStall(db);
  const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_000]]);
  await db.order.update({ where: { id: orderId }, data: { contactPhone: phone } });
  const [part] = subOrders;
  const subOrderId = part?.id ?? "";
  const hand = handOf(stall);
  await acceptSubOrder(db, moment, hand, { subOrderId });
  const weighing = { grams: toGrams(grams), count: null };
  await weighLine(db, moment, hand, { subOrderId, lineId: part?.lines[0]?.id ?? "", weighing, sure: true });
  const { version } = await db.subOrder.findUniqueOrThrow({ where: { id: subOrderId } });
  const packed = await packSubOrder(db, moment, hand, { subOrderId, parcels: 1, version, creditBelowVnd });
  if (!packed.ok) throw new Error(packed.reason);
  return { orderId, subOrderId, refundVnd: packed.refundVnd };
}

async function order(phone: string, vnd: number, grams = 1_000) {
  const stall = await openStall(db);
  const { basketId } = await aBasket(db, moment, [[stall, grams]]);
  return { stall, placed: await placeOrder(db, moment, openDesk, anOrderFor(basketId, { credit: { phone, vnd } })) };
}
const placedWith = async (phone: string, vnd: number, grams = 1_000) => {
  const { stall, placed } = await order(phone, vnd, grams);
  if (!placed.ok) throw new Error(placed.reason);
  return { stall, orderId: placed.orderId };
};
const refundsOf = (orderId: string) =>
  db.refund.findMany({ where: { session: { payableId: orderId } }, orderBy: { createdAt: "asc" } });

describe("what the scale did not find", () => {
  test("below the threshold waits as credit of the number, and no refund leaves", async () => {
    const phone = phoneOf();
    const { orderId, refundVnd } = await weighed(phone, 600);
    expect(refundVnd).toBe(10_000);
    expect(await creditOf(db, phone)).toBe(10_000);
    expect(await refundsOf(orderId)).toEqual([]);
    expect(await creditHistory(db, phone)).toMatchObject([{ kind: "weighed", amountVnd: 10_000, orderId }]);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("at or above it goes back at once", async () => {
    const phone = phoneOf();
    const { orderId } = await weighed(phone, 600, 10_000);
    expect(await creditOf(db, phone)).toBe(0);
    expect(await refundsOf(orderId)).toMatchObject([{ amountVnd: 10_000, status: "pending" }]);
  });
});

describe("credit at checkout", () => {
  test("pays a part, the rest is charged, and both wait in escrow", async () => {
    const phone = phoneOf();
    await weighed(phone, 600);
    const { orderId } = await placedWith(phone, 10_000);
    const session = await db.checkoutSession.findUniqueOrThrow({ where: { payableId: orderId } });
    expect(session.amountVnd).toBe(35_000);
    expect(await creditOf(db, phone)).toBe(0);
    await receivePayment(db, moment, await visitVnpay(db, moment, orderId));
    expect(await balanceOf(db, `escrow:${orderId}`)).toBe(-45_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("pays all of it: the order goes on without a visit to VNPAY, and called off the credit is there again", async () => {
    const phone = phoneOf();
    for (let n = 0; n < 5; n += 1) await weighed(phone, 600);
    const { orderId } = await placedWith(phone, 45_000);
    expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ status: "confirmed" });
    expect(await db.checkoutSession.count({ where: { payableId: orderId } })).toBe(0);
    expect(await creditOf(db, phone)).toBe(5_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
    expect(await cancelOrder(db, moment, { orderId, actorId: null })).toMatchObject({ ok: true, refundVnd: 45_000 });
    expect(await creditOf(db, phone)).toBe(50_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("a rejected order gives the card's part to the card and the credit's part to the credit", async () => {
    const phone = phoneOf();
    await weighed(phone, 600);
    const { orderId, stall } = await placedWith(phone, 10_000);
    await receivePayment(db, moment, await visitVnpay(db, moment, orderId));
    const { id: subOrderId } = await db.subOrder.findFirstOrThrow({ where: { orderId } });
    await rejectSubOrder(db, moment, handOf(stall), { subOrderId, reason: "other", note: "" });
    expect(await refundsOf(orderId)).toMatchObject([{ amountVnd: 35_000, transactionType: "02" }]);
    expect(await creditOf(db, phone)).toBe(10_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("an order that nobody pays gives it back; paid late, it takes it again or everything returns", async () => {
    const phone = phoneOf();
    await weighed(phone, 600);
    const first = await placedWith(phone, 10_000);
    const word = await visitVnpay(db, moment, first.orderId);
    await expireOrders(db, later(16));
    expect(await creditOf(db, phone)).toBe(10_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
    await receivePayment(db, later(20), word);
    expect(await creditOf(db, phone)).toBe(0);
    expect(await balanceOf(db, `escrow:${first.orderId}`)).toBe(-45_000);

    await cancelOrder(db, later(21), { orderId: first.orderId, actorId: null });
    const second = await placedWith(phone, 10_000);
    const late = await visitVnpay(db, moment, second.orderId);
    await expireOrders(db, later(40));
    await placedWith(phone, 10_000);
    await receivePayment(db, later(41), late);
    expect(await refundsOf(second.orderId)).toMatchObject([{ amountVnd: 35_000 }]);
    expect(await db.order.findUniqueOrThrow({ where: { id: second.orderId } })).toMatchObject({ status: "expired" });
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("spent eight times at once pays once", async () => {
    const phone = phoneOf();
    await weighed(phone, 600);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => order(phone, 10_000)));
    expect(outcomes.filter(({ placed }) => placed.ok)).toHaveLength(1);
    expect(outcomes.filter(({ placed }) => !placed.ok && placed.reason === "credit_gone")).toHaveLength(7);
    expect(await creditOf(db, phone)).toBe(0);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("more than the total, or a rest that VNPAY does not take, is refused", async () => {
    const phone = phoneOf();
    for (let n = 0; n < 5; n += 1) await weighed(phone, 600);
    expect((await order(phone, 45_001)).placed).toMatchObject({ reason: "credit_gone" });
    expect((await order(phone, 42_000)).placed).toMatchObject({ reason: "total_not_payable" });
    expect(await creditOf(db, phone)).toBe(50_000);
  });
});

describe("credit taken back", () => {
  test("returns to the card it was paid from, once, however often it is asked for; refused, it is credit again", async () => {
    const phone = phoneOf();
    const { orderId } = await weighed(phone, 600);
    const asked = await Promise.all(Array.from({ length: 4 }, () => withdrawCredit(db, moment, { phone })));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await creditOnItsWay(db, phone)).toBe(10_000);
    const [refund] = await refundsOf(orderId);
    expect(refund).toMatchObject({ amountVnd: 10_000, transactionType: "03", escrowVnd: 0 });
    expect(await brokenMoneyRules(db)).toEqual([]);
    await recordRefundOutcome(db, moment, refund?.id ?? "", { kind: "rejected", responseCode: "99", message: "" });
    expect(await creditOf(db, phone)).toBe(10_000);
    expect(await brokenMoneyRules(db)).toEqual([]);
    expect(await withdrawCredit(db, later(1), { phone })).toEqual({ ok: true, amountVnd: 10_000 });
    expect((await creditHistory(db, phone)).map(({ kind }) => kind)).toEqual([
      "withdrawn",
      "restored",
      "withdrawn",
      "weighed",
    ]);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("spending and taking back at once leaves no đồng twice", async () => {
    const phone = phoneOf();
    for (let n = 0; n < 3; n += 1) await weighed(phone, 600);
    await Promise.all([
      withdrawCredit(db, moment, { phone }),
      order(phone, 10_000),
      order(phone, 20_000),
      withdrawCredit(db, moment, { phone }),
      order(phone, 10_000),
    ]);
    expect(await brokenMoneyRules(db)).toEqual([]);
    expect(await creditOf(db, phone)).toBeGreaterThanOrEqual(0);
  });
});

test("the rules of the credit notice planted faults", async () => {
  const phone = phoneOf();
  await weighed(phone, 600);
  const lot = await db.creditLot.findFirstOrThrow({ where: { holder: { phone } } });
  const names = async () => [...new Set((await brokenMoneyRules(db)).map(({ rule }) => rule))].join("; ");
  await db.creditLot.update({ where: { id: lot.id }, data: { leftVnd: 9_000 } });
  expect(await names()).toMatch(/in the ledger is what is left.*its movements left/);
  await db.creditLot.update({ where: { id: lot.id }, data: { leftVnd: 10_000 } });
  expect(await names()).toBe("");

  const { orderId } = await placedWith(phone, 10_000);
  await db.order.update({ where: { id: orderId }, data: { creditVnd: 9_999 } });
  expect(await names()).toMatch(/exactly the credit it is paid with/);
  await db.order.update({ where: { id: orderId }, data: { creditVnd: 10_000, status: "cancelled" } });
  expect(await names()).toMatch(/called off has none/);
  await db.order.update({ where: { id: orderId }, data: { status: "awaiting_payment" } });

  await db.paymentAttempt.update({ where: { id: lot.attemptId }, data: { amountVnd: 9_999 } });
  expect(await names()).toMatch(/never exceed the charge/);
});
