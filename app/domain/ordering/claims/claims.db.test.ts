import { expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { balanceOf } from "~/domain/ledger/queries.server";
import { recordRefundOutcome } from "~/domain/payments/record-refund-outcome.server";
import type { Phone } from "~/domain/shared/phone";
import { daysAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import type { Moment } from "~/platform/outbox.server";
import { decideClaim } from "./decide-claim.server";
import { openClaim } from "./open-claim.server";
import { releaseDue } from "../earnings/release-due.server";
import { soldParts } from "../earnings/seller-money-queries.server";

const { db } = await testDatabase();
const at = (days: number): Moment => momentAt(daysAfter(sundayMorning, days), systemIds);
const none = { name: null, sellers: [], courierId: null, courierStatus: null };
const someone = (): Operator => ({
  ...{ personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, ...none },
});
const [first, second] = [someone(), someone()];

/** Delivered as ordered: goods for 45.000 or, with a price of its own, anything. */
async function aDelivery(priceVnd = 25_000) {
  const stall = await openStall(db, { priceVnd });
  const { orderId, subOrders } = await aPaidOrder(db, at(0), [[stall, 1_000]]);
  const [part] = subOrders;
  if (!part) throw new Error("no part");
  const lineId = part.lines[0]?.id ?? "";
  await db.orderLine.updateMany({
    where: { subOrderId: part.id },
    data: { weighedG: 1_000, packedQuantity: 1_000, finalVnd: part.goodsVnd },
  });
  await db.subOrder.update({
    where: { id: part.id },
    data: { status: "delivered", weighedVnd: part.goodsVnd, deliveredAt: at(0).now },
  });
  return { orderId, subOrderId: part.id, sellerId: part.sellerId, lineId, goodsVnd: part.goodsVnd };
}
const complain = ({ subOrderId, lineId }: { subOrderId: string; lineId: string }, amountVnd: number) =>
  openClaim(db, at(0), first, { subOrderId, lineId, amountVnd, reason: "Dập nát" });
const claimOf = async (ask: { subOrderId: string; lineId: string }, amountVnd: number): Promise<string> => {
  const opened = await complain(ask, amountVnd);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.claimId;
};
const decide = (claimId: string, decision: "grant" | "refuse", who = first) =>
  decideClaim(db, at(3), who, { claimId, decision });

test("a claim keeps only its own money back, and refused it goes to the seller", async () => {
  const delivery = await aDelivery();
  const claimId = await claimOf(delivery, 10_000);
  expect(await complain(delivery, 5_000)).toMatchObject({ reason: "already_claimed" });
  await releaseDue(db, at(2), 24);
  expect(await balanceOf(db, `escrow:${delivery.orderId}`)).toBe(-10_000);
  const before = await balanceOf(db, `seller_payable:${delivery.sellerId}`);
  expect(await decide(claimId, "refuse")).toMatchObject({ status: "refused" });
  expect(await decide(claimId, "grant")).toMatchObject({ reason: "already_decided" });
  expect(await balanceOf(db, `escrow:${delivery.orderId}`)).toBe(0);
  expect(await balanceOf(db, `seller_payable:${delivery.sellerId}`)).toBeLessThan(before);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("a fixed commission is charged once, although the claimed line is released later than the rest", async () => {
  const fixed = { ...{ percentBp: 0, fixedVnd: 4_000, minimumVnd: 0, maximumVnd: null }, from: at(-30).now };
  await db.commissionRule.create({ data: { categoryId: "rau", ...fixed, agreedAt: fixed.from } });
  const before = await balanceOf(db, "commission");
  const delivery = await aDelivery();
  const claimId = await claimOf(delivery, 10_000);
  await releaseDue(db, at(2), 24);
  expect(await balanceOf(db, "commission")).toBe(before - 4_000);
  await decide(claimId, "refuse");
  expect(await balanceOf(db, "commission")).toBe(before - 4_000);
  expect(await balanceOf(db, `escrow:${delivery.orderId}`)).toBe(0);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("granted before the release, the shopper gets it from escrow and the seller is credited with the rest", async () => {
  const delivery = await aDelivery();
  const claimId = await claimOf(delivery, 5_000);
  expect(await decide(claimId, "grant")).toMatchObject({ status: "granted" });
  await releaseDue(db, at(2), 24);
  expect(await balanceOf(db, `escrow:${delivery.orderId}`)).toBe(0);
  const [sold] = await soldParts(db, delivery.sellerId, { from: at(-1).now, until: at(9).now });
  expect(sold).toMatchObject({ goodsVnd: delivery.goodsVnd - 5_000, takenBackVnd: 0 });
  expect(await complain(delivery, delivery.goodsVnd)).toMatchObject({ reason: "too_much" });
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("granted after the release, everybody gives back their part; a refund VNPAY refuses restores it", async () => {
  const delivery = await aDelivery();
  await releaseDue(db, at(2), 24);
  const earned = await balanceOf(db, `seller_payable:${delivery.sellerId}`);
  await decide(await claimOf(delivery, delivery.goodsVnd), "grant");
  expect(await balanceOf(db, `seller_payable:${delivery.sellerId}`)).toBe(0);
  const refund = await db.refund.findFirstOrThrow({
    where: { cause: { startsWith: "claim:" }, status: "pending", escrowVnd: 0 },
  });
  await recordRefundOutcome(db, at(4), refund.id, { kind: "rejected", responseCode: "99", message: "" });
  expect(await balanceOf(db, `seller_payable:${delivery.sellerId}`)).toBe(earned);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("much money takes two operators, who must be two", async () => {
  const claimId = await claimOf(await aDelivery(900_000), 600_000);
  expect(await decide(claimId, "grant")).toMatchObject({ status: "agreed" });
  expect(await decide(claimId, "grant")).toMatchObject({ reason: "same_person" });
  expect(await decide(claimId, "grant", second)).toMatchObject({ status: "granted" });
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("an order keeps the rates of the day it was placed, however late its money moves", async () => {
  const rule = { categoryId: "rau", percentBp: 2_000, fixedVnd: 0, minimumVnd: 0, maximumVnd: null };
  await db.commissionRule.create({ data: { ...rule, from: at(1).now, agreedAt: at(0).now } });
  const delivery = await aDelivery(100_000);
  const claimId = await claimOf(delivery, 10_000);
  await releaseDue(db, at(3), 24);
  expect(await commissionOf(delivery.orderId)).toBe(4_000);
  await decideClaim(db, at(4), first, { claimId, decision: "refuse" });
  expect(await commissionOf(delivery.orderId)).toBe(4_000);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

async function commissionOf(orderId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ vnd: number }[]>`
    SELECT (-sum(entry.amount))::int AS vnd FROM ledger_transaction made JOIN ledger_entry entry ON entry.transaction_id = made.id
    JOIN ledger_account account ON account.id = entry.account_id WHERE made.order_id = ${orderId}::uuid AND account.code = 'commission'`;
  return row?.vnd ?? 0;
}
