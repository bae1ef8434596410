import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { aPaidOrder } from "#test/checkout";
import { deliveryWorld } from "#test/delivery-world";
import { brokenMoneyRules, brokenRoadRules } from "#test/invariants";
import { openStall } from "#test/market";
import { testDatabase } from "#test/test-database";
import type { Courier } from "~/domain/identity/types";
import { acceptSubOrder } from "~/domain/ordering/selling/accept-sub-order.server";
import { markHandedOver } from "~/domain/ordering/handing-over/mark-handed-over.server";
import { packSubOrder } from "~/domain/ordering/selling/pack-sub-order.server";
import { soldParts } from "~/domain/ordering/earnings/seller-money-queries.server";
import { weighLine } from "~/domain/ordering/selling/weigh-line.server";
import { writeOffSubOrder } from "~/domain/ordering/handing-over/write-off-sub-order.server";
import { toGrams } from "~/domain/shared/weight";
import { breakDown } from "../hand-over/break-down.server";
import type { CourierEvent } from "../runs/courier-event";
import { courierDay } from "../runs/courier-queries.server";
import { createShipment } from "../create-shipment.server";
import { decideHeld } from "../area-changes/decide-held.server";
import { assignLoad } from "../dispatch/by-hand/assign-load.server";
import { decidedLoss, writeOffView } from "./loss-queries.server";
import type { LossReason } from "./loss";
import { recordCourierEvent } from "../runs/record-courier-event.server";
import { writeOffGoods } from "./write-off-goods.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, shipmentOf } = world;
const middle = { lat: 10.8, lng: 106.68 };

beforeEach(world.emptyRoad);

const say = (courier: Courier, shipmentId: string, event: CourierEvent, minutes = 10) =>
  recordCourierEvent(db, at(minutes), courier, {
    ...{ shipmentId, event, clientEventId: v7(), deviceId: "phone", deviceTime: at(minutes).now },
  });
const anOperator = async () => ({ ...(await aCourier({ onShift: false })), isOperator: true as const });

/** A paid order for tomatoes at 25.000 ₫ a kilogram, packed, with its shipment still at the farm in Gò Vấp. */
async function packed(grams = 1_500) {
  const stall = await openStall(db);
  const gate = { provinceCode: "79", communeCode: "1", lat: 10.83, lng: 106.66 };
  await db.seller.update({ where: { id: stall.sellerId }, data: gate });
  const drop = { provinceCode: "79", communeCode: "2", street: "5 Lê Lợi", lat: 10.775, lng: 106.7 };
  const { orderId, subOrders } = await aPaidOrder(db, at(), [[stall, grams]], { drop });
  const subOrderId = subOrders[0]?.id ?? "";
  await acceptSubOrder(db, at(), stall, { subOrderId });
  const { id: lineId } = await db.orderLine.findFirstOrThrow({ where: { subOrderId } });
  const weighing = { grams: toGrams(grams), count: null };
  await weighLine(db, at(), stall, { subOrderId, lineId, weighing, sure: true });
  const { version } = await db.subOrder.findUniqueOrThrow({ where: { id: subOrderId } });
  await packSubOrder(db, at(), stall, { subOrderId, parcels: 1, version, creditBelowVnd: 0 });
  const made = await createShipment(db, at(), { subOrderId, pinSecret: "test" });
  if (!made.ok) throw new Error(made.reason);
  return { stall, orderId, subOrderId, shipmentId: made.shipmentId };
}

/** The same, fetched. */
async function onBoard(grams?: number) {
  const goods = await packed(grams);
  const courier = await aCourier();
  await db.shift.updateMany({ where: { until: null }, data: { seenAt: at(5).now } });
  const { shipmentId } = goods;
  const given = await assignLoad(db, at(5), await anOperator(), { shipmentId, courierId: courier.courierId });
  expect(given).toEqual({ ok: true });
  await say(courier, goods.shipmentId, { type: "arrived" });
  const { code } = await db.parcel.findFirstOrThrow({ where: { shipmentId: goods.shipmentId } });
  expect(await say(courier, goods.shipmentId, { type: "scanned", code })).toMatchObject({ status: "picked_up" });
  await markHandedOver(db, at(11), goods);
  return { ...goods, courier };
}

const writeOff = async (shipmentId: string, reason: LossReason, who?: Awaited<ReturnType<typeof anOperator>>) =>
  writeOffGoods(db, at(60), who ?? (await anOperator()), { shipmentId, reason, words: "" });
/** What the job does once the shipment is written off. */
const settle = async (subOrderId: string) =>
  writeOffSubOrder(db, at(61), { subOrderId, ...(await decidedLoss(db, subOrderId)) });
/** Parts of other tests were packed and never delivered: that is no fault of this one's. */
const brokenRules = async (subOrderId: string) =>
  [...(await brokenRoadRules(db)), ...(await brokenMoneyRules(db))].filter(
    ({ rule, subject }) => !rule.includes("packed goods") || subject.includes(subOrderId),
  );
const balanceOf = async (code: string): Promise<number> => {
  const account = await db.ledgerAccount.findUnique({ where: { code }, include: { balances: true } });
  return (account?.balances ?? []).reduce((sum, { balance }) => sum + Number(balance), 0);
};

test("a courier says so from the road, an operator writes it off: nobody has the goods, everybody has their money", async () => {
  const { shipmentId, subOrderId, orderId, courier, stall } = await onBoard();
  const lost: CourierEvent = { type: "lost", reason: "crushed", note: "xe đổ", photoId: null };
  expect(await say(courier, shipmentId, lost, 30)).toEqual({ ok: true, status: "held" });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    status: "held",
    heldWhy: "crushed",
    courierId: courier.courierId,
  });
  const day = await courierDay(db, courier, at(31).now);
  expect(day).toMatchObject({ stops: [], held: [{ shipmentId, why: "crushed", canSayLost: false }] });
  expect(await writeOffView(db, shipmentId)).toMatchObject({
    ...{ refusal: null, takesTwo: false, holder: { kind: "courier", name: "Hải" } },
    said: { status: "reported", reason: "crushed", words: "xe đổ" },
    // 37.500 less 5 % commission, 1 % VAT and 0.5 % income tax.
    costs: { refundVnd: 57_500, sellerVnd: 37_500 - 1_875 - 375 - 188, platformVnd: 37_500 },
  });
  expect(await writeOff(shipmentId, "crushed")).toEqual({ ok: true, status: "written_off" });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "damaged", courierId: null, runId: null, heldWhy: null, hubId: null, keeperId: null },
  });
  expect((await courierDay(db, courier, at(61).now)).changes.at(-1)).toMatchObject({ kind: "written_off" });
  const ours = await balanceOf("transport_loss");
  expect(await settle(subOrderId)).toEqual({ ok: true });
  expect(await settle(subOrderId)).toMatchObject({ reason: "already" });
  expect(await balanceOf("transport_loss")).toBe(ours + 37_500);
  expect(await balanceOf(`escrow:${orderId}`)).toBe(0);
  const month = { from: at(-60).now, until: at(120).now };
  expect(await soldParts(db, stall.sellerId, month)).toMatchObject([
    { goodsVnd: 37_500, commissionVnd: 1_875, taxVnd: 563, netVnd: 35_062, takenBackVnd: 0 },
  ]);
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: "cancelled" });
  expect(await brokenRules(subOrderId)).toEqual([]);
});

test("what was spoiled before it was fetched is not paid to its seller", async () => {
  const { shipmentId, subOrderId, stall } = await onBoard();
  await writeOff(shipmentId, "spoiled_before");
  await settle(subOrderId);
  expect(await balanceOf(`seller_payable:${stall.sellerId}`)).toBe(0);
  const refunds = await db.refund.findMany({ where: { cause: `written_off:${subOrderId}` } });
  expect(refunds).toMatchObject([{ amountVnd: 57_500 }]);
  expect(await brokenRules(subOrderId)).toEqual([]);
});

test("above the limit a second operator has to say the same", async () => {
  const { shipmentId, subOrderId } = await onBoard(30_000);
  const [first, second] = [await anOperator(), await anOperator()];
  expect(await writeOff(shipmentId, "stolen", first)).toEqual({ ok: true, status: "agreed" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "picked_up" });
  expect(await writeOff(shipmentId, "stolen", first)).toMatchObject({ reason: "same_person" });
  expect(await writeOff(shipmentId, "wet", second)).toEqual({ ok: true, status: "agreed" });
  expect(await writeOff(shipmentId, "wet", first)).toEqual({ ok: true, status: "written_off" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "damaged" });
  expect(
    await db.auditEntry.count({
      where: { subject: `shipment:${shipmentId}`, action: { startsWith: "shipment.loss" } },
    }),
  ).toBe(3);
  await settle(subOrderId);
  expect(await brokenRules(subOrderId)).toEqual([]);
});

test("goods still with the seller are called off, not written off", async () => {
  const { shipmentId } = await packed();
  expect(await writeOff(shipmentId, "missing")).toEqual({ ok: false, reason: "with_seller" });
  await world.promise(shipmentId, (await aCourier()).courierId);
  expect(await writeOff(shipmentId, "missing")).toEqual({ ok: false, reason: "with_seller" });
  expect(await db.goodsLoss.count({ where: { shipmentId } })).toBe(0);
});

test("goods that wait on the road: whoever keeps them and whoever was coming are both told and free", async () => {
  const { shipmentId, subOrderId, courier: keeper } = await onBoard();
  await breakDown(db, at(20), keeper, { at: middle, words: "" });
  const taker = await aCourier();
  await db.shift.updateMany({ where: { until: null }, data: { seenAt: at(21).now } });
  const given = await assignLoad(db, at(21), await anOperator(), { shipmentId, courierId: taker.courierId });
  expect(given).toEqual({ ok: true });
  expect(await writeOff(shipmentId, "stolen")).toEqual({ ok: true, status: "written_off" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "lost", keeperId: null, courierId: null });
  expect((await courierDay(db, taker, at(61).now)).stops).toEqual([]);
  for (const who of [keeper, taker])
    expect((await courierDay(db, who, at(61).now)).changes.map(({ kind }) => kind)).toContain("written_off");
  await settle(subOrderId);
  expect(await brokenRules(subOrderId)).toEqual([]);
});

test("an operator who lets the goods go on does not believe the report; another one can follow", async () => {
  const { shipmentId, courier } = await onBoard();
  const lost: CourierEvent = { type: "lost", reason: "wet", note: "", photoId: null };
  await say(courier, shipmentId, lost, 30);
  expect(await say(courier, shipmentId, { ...lost, reason: "crushed" }, 31)).toMatchObject({ ok: true });
  expect(await decideHeld(db, at(32), await anOperator(), { shipmentId, decision: "go_on" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "picked_up", courierId: courier.courierId });
  await say(courier, shipmentId, lost, 40);
  const losses = await db.goodsLoss.findMany({ where: { shipmentId }, orderBy: { reportedAt: "asc" } });
  expect(losses.map(({ status, reason }) => [status, reason])).toEqual([
    ["dismissed", "crushed"],
    ["reported", "wet"],
  ]);
});

test("goods on the way back that are not lost after all go on to the seller", async () => {
  const { shipmentId, courier } = await onBoard();
  await say(courier, shipmentId, { type: "arrived" }, 20);
  await say(courier, shipmentId, { type: "failed", reason: "changed_mind", note: "" }, 21);
  await say(courier, shipmentId, { type: "lost", reason: "missing", note: "", photoId: null }, 30);
  await decideHeld(db, at(32), await anOperator(), { shipmentId, decision: "go_on" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "returning", courierId: courier.courierId });
  expect(await say(courier, shipmentId, { type: "returned" }, 50)).toMatchObject({ status: "returned" });
});

test("two operators at once lose the goods once", async () => {
  const { shipmentId, subOrderId } = await onBoard();
  const answers = await Promise.all([writeOff(shipmentId, "missing"), writeOff(shipmentId, "wet")]);
  expect(answers.map((answer) => (answer.ok ? answer.status : answer.reason)).sort()).toEqual([
    "is_over",
    "written_off",
  ]);
  const settled = await Promise.all([settle(subOrderId), settle(subOrderId)]);
  expect(settled.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await brokenRules(subOrderId)).toEqual([]);
});
