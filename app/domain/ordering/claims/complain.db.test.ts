import { describe, expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { openStall } from "#test/market";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { balanceOf } from "~/domain/ledger/queries.server";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { answerClaim } from "./answer-claim.server";
import { claims, claimsToDecide, complainableLines } from "./claim-queries.server";
import { complain, type Complain } from "./complain.server";
import { decideClaim } from "./decide-claim.server";
import { releaseDue } from "../earnings/release-due.server";
import { comingToSeller } from "../earnings/seller-money-queries.server";

const { db } = await testDatabase();
const after = (hours: number) => momentAt(hoursAfter(sundayMorning, hours), systemIds);
const operator: Operator = {
  ...{ personId: systemIds.next(), phone: "+84901000001" as Phone, isOperator: true, name: null },
  ...{ sellers: [], courierId: null, courierStatus: null },
};

async function delivered(priceVnd = 25_000) {
  const stall = await openStall(db, { priceVnd });
  const { orderId, subOrders } = await aPaidOrder(db, after(0), [[stall, 1_000]]);
  const [part] = subOrders;
  if (!part) throw new Error("no part");
  const data = { weighedG: 1_000, packedQuantity: 1_000, finalVnd: part.goodsVnd };
  await db.orderLine.updateMany({ where: { subOrderId: part.id }, data });
  const at = { status: "delivered", weighedVnd: part.goodsVnd, deliveredAt: sundayMorning };
  await db.subOrder.update({ where: { id: part.id }, data: at });
  const ask: Complain = {
    ...{ orderId, lineId: part.lines[0]?.id ?? "", kind: "spoiled", words: "Dập nát hết", amountVnd: 10_000 },
    photoId: systemIds.next(),
  };
  return { stall, orderId, subOrderId: part.id, ask };
}
const claimOf = async (ask: Complain): Promise<string> => {
  const told = await complain(db, after(1), ask);
  if (!told.ok) throw new Error(told.reason);
  return told.claimId;
};

describe("a shopper's complaint", () => {
  test("freezes its line's money only, and asks the seller", async () => {
    const { ask, orderId, stall } = await delivered();
    expect(await complainableLines(db, orderId, after(1).now)).toHaveLength(1);
    const claimId = await claimOf(ask);
    expect(await comingToSeller(db, stall.sellerId)).toMatchObject({ deliveredVnd: 15_000, complainedVnd: 10_000 });
    await releaseDue(db, after(30), 24);
    expect(await balanceOf(db, `escrow:${orderId}`)).toBe(-10_000);
    expect(await comingToSeller(db, stall.sellerId)).toMatchObject({ deliveredVnd: 0, complainedVnd: 10_000 });
    expect(await claims(db, { sellerId: stall.sellerId })).toMatchObject([
      { id: claimId, kind: "spoiled", answer: null },
    ]);
    expect(await db.outboxEvent.count({ where: { type: "claim.opened", subject: `claim:${claimId}` } })).toBe(1);
    expect(await complainableLines(db, orderId, after(1).now)).toEqual([]);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("comes once, in time, with a photo, for no more than the line cost and only for one's own order", async () => {
    const { ask, subOrderId } = await delivered();
    const other = await delivered();
    expect(await complain(db, after(25), ask)).toMatchObject({ reason: "too_late" });
    expect(await complain(db, after(1), { ...ask, photoId: null })).toMatchObject({ reason: "photo_needed" });
    expect(await complain(db, after(1), { ...ask, amountVnd: 25_001 })).toMatchObject({ mostVnd: 25_000 });
    await expect(complain(db, after(1), { ...ask, orderId: other.orderId })).rejects.toThrow(Missing);
    await db.subOrder.update({ where: { id: subOrderId }, data: { status: "handed_over", deliveredAt: null } });
    expect(await complain(db, after(1), ask)).toMatchObject({ reason: "not_delivered" });
    await db.subOrder.update({ where: { id: subOrderId }, data: { status: "delivered", deliveredAt: sundayMorning } });
    const told = await Promise.all(Array.from({ length: 5 }, () => complain(db, after(1), ask)));
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(told.filter((each) => !each.ok && each.reason === "already_claimed")).toHaveLength(4);
    expect(await complain(db, after(1), { ...other.ask, kind: "missing", photoId: null })).toMatchObject({ ok: true });
  });
});

describe("the seller's answer", () => {
  test("a yes gives the money back at once; a second answer finds it decided", async () => {
    const { ask, stall, orderId } = await delivered();
    const claimId = await claimOf(ask);
    const answer = { claimId, answer: "accept", words: "" } as const;
    expect(await answerClaim(db, after(2), stall, answer)).toMatchObject({ ok: true, status: "granted" });
    expect(await db.refund.count({ where: { cause: `claim:${claimId}`, amountVnd: 10_000 } })).toBe(1);
    expect(await answerClaim(db, after(2), stall, answer)).toMatchObject({ reason: "already_decided" });
    expect(await comingToSeller(db, stall.sellerId)).toMatchObject({ complainedVnd: 0 });
    await releaseDue(db, after(30), 24);
    expect(await balanceOf(db, `escrow:${orderId}`)).toBe(0);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("a no needs words, is given once and leaves it to an operator", async () => {
    const { ask, stall } = await delivered();
    const claimId = await claimOf(ask);
    const no = { claimId, answer: "contest", words: "Hàng tươi lúc giao" } as const;
    expect(await answerClaim(db, after(2), stall, { ...no, words: "" })).toMatchObject({ reason: "words_needed" });
    const waits = async (hours: number) =>
      (await claimsToDecide(db, after(hours).now)).some(({ id }) => id === claimId);
    expect([await waits(2), await waits(26)], "an operator is asked when the seller's time is over").toEqual([
      false,
      true,
    ]);
    expect(await answerClaim(db, after(2), stall, no)).toMatchObject({ ok: true, status: "open" });
    expect(await waits(2), "or at once when the seller says no").toBe(true);
    expect(await answerClaim(db, after(2), stall, no)).toMatchObject({ reason: "already_answered" });
    expect(await decideClaim(db, after(3), operator, { claimId, decision: "refuse" })).toMatchObject({ ok: true });
    expect(await waits(26)).toBe(false);
    expect(await brokenMoneyRules(db)).toEqual([]);
  });

  test("above the limit a yes is not enough, after its time it is none, and another seller has no say", async () => {
    const much = await delivered(900_000);
    const claimId = await claimOf({ ...much.ask, amountVnd: 600_000 });
    const yes = { claimId, answer: "accept", words: "" } as const;
    await expect(answerClaim(db, after(2), await openStall(db), yes)).rejects.toThrow(Missing);
    expect(await answerClaim(db, after(2), much.stall, yes)).toMatchObject({ ok: true, status: "open" });
    const late = await delivered();
    const lateClaim = await claimOf(late.ask);
    expect(await answerClaim(db, after(26), late.stall, { ...yes, claimId: lateClaim })).toMatchObject({
      reason: "too_late",
    });
    expect(await brokenMoneyRules(db)).toEqual([]);
  });
});
