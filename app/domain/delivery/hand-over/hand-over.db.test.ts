import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { brokenRoadRules } from "#test/invariants";
import { testDatabase } from "#test/test-database";
import type { Courier } from "~/domain/identity/types";
import { storyOf } from "~/domain/tracking/queries.server";
import { projectOrders } from "~/domain/tracking/project-orders.server";
import { answerOffer } from "../offers/answer-offer.server";
import { breakDown } from "./break-down.server";
import type { CourierEvent } from "../runs/courier-event";
import { courierDay } from "../runs/courier-queries.server";
import { decideHeld } from "../area-changes/decide-held.server";
import { assignLoad } from "../dispatch/by-hand/assign-load.server";
import { takeAwayLoad } from "../dispatch/by-hand/take-away-load.server";
import { loadCorner } from "../dispatch/load-board.server";
import { driveOn } from "../runs/drive-on.server";
import { startShift } from "../runs/keep-shift.server";
import { recordCourierEvent } from "../runs/record-courier-event.server";
import { reportNobodyCame } from "../runs/report-nobody-came.server";
import { seekHandOver } from "./seek-hand-over.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aShipment, shipmentOf, dispatch, offered } = world;
const middle = { lat: 10.8, lng: 106.68 };

beforeEach(world.emptyRoad);

const say = (courier: Courier, shipmentId: string, event: CourierEvent, minutes = 10) =>
  recordCourierEvent(db, at(minutes), courier, {
    ...{ shipmentId, event, clientEventId: v7(), deviceId: "phone", deviceTime: at(minutes).now },
  });
const everybodyIsSeen = (minutes: number) =>
  db.shift.updateMany({ where: { until: null }, data: { seenAt: at(minutes).now } });
const accept = async (courier: Courier, shipmentId: string, minutes: number) => {
  await everybodyIsSeen(minutes);
  const { offerId, courierId } = await offered(shipmentId, minutes);
  expect(courierId).toBe(courier.courierId);
  expect(await answerOffer(db, at(minutes), courier, { offerId, answer: "accept" })).toMatchObject({ ok: true });
};
const legsOf = (shipmentId: string) => db.shipmentLeg.findMany({ where: { shipmentId }, orderBy: { seq: "asc" } });
const anOperator = async () => ({ ...(await aCourier({ onShift: false })), isOperator: true as const });

/** Goods on board; the vehicle breaks down twenty minutes after they were fetched. */
async function stranded(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await aShipment({ parcelCodes: ["A", "B"], ...over });
  const first = await aCourier({ hasColdBox: true });
  await accept(first, shipment.shipmentId, 0);
  await say(first, shipment.shipmentId, { type: "arrived" });
  for (const code of shipment.codes) await say(first, shipment.shipmentId, { type: "scanned", code });
  expect(await breakDown(db, at(30), first, { at: middle, words: "cây xăng km 30" })).toEqual({
    ...{ ok: true, released: 0, stranded: 1 },
  });
  return { ...shipment, first };
}

test("goods on board wait with their courier, are offered to others, and change hands by scanning every parcel", async () => {
  const { shipmentId, orderId, codes, first } = await stranded();
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", courierId: null, keeperId: first.courierId });
  const second = await aCourier();
  await accept(second, shipmentId, 31);
  const { kept } = await courierDay(db, first, at(32).now);
  expect(kept).toMatchObject([{ shipmentId, taker: { phone: second.phone, isThere: false }, mayDriveOn: true }]);
  const { stops } = await courierDay(db, second, at(32).now);
  expect(stops[0]).toMatchObject({ kind: "pickup", isHandOver: true, phone: first.phone });
  expect(stops[0]?.text).toContain("cây xăng km 30");
  await say(second, shipmentId, { type: "arrived" }, 50);
  expect(await say(second, shipmentId, { type: "scanned", code: "other" }, 51)).toMatchObject({
    reason: "wrong_parcel",
  });
  await say(second, shipmentId, { type: "scanned", code: codes[0] ?? "" }, 51);
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "at_pickup", keeperId: first.courierId });
  await startShift(db, at(51), first, { ...middle, ageSeconds: 0 });
  expect(await driveOn(db, at(51), first, { shipmentId })).toMatchObject({ reason: "being_taken_over" });
  await say(second, shipmentId, { type: "scanned", code: codes[1] ?? "" }, 52);
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "picked_up", courierId: second.courierId, keeperId: null },
  });
  await say(second, shipmentId, { type: "arrived" }, 70);
  const { dropPin, payVnd } = await shipmentOf(shipmentId);
  await say(second, shipmentId, { type: "delivered", by: { kind: "pin", pin: dropPin } }, 71);
  const legs = await legsOf(shipmentId);
  expect(legs.map(({ courierId }) => courierId)).toEqual([first.courierId, second.courierId]);
  expect(legs.every((leg) => leg.endedAt !== null && leg.payVnd > 0)).toBe(true);
  expect(legs.reduce((sum, leg) => sum + leg.payVnd, 0)).toBe(payVnd);
  await projectOrders(db, [orderId]);
  const { lines } = await storyOf(db, orderId, at(72).now);
  expect(lines.map(({ what }) => what)).toEqual([
    ...["shipment.assigned", "shipment.picked_up", "shipment.waits_on_road", "shipment.assigned"],
    ...["shipment.taken_over", "shipment.at_dropoff", "shipment.delivered"],
  ]);
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("the cold chain counts from the farm, not from the meeting place", async () => {
  const { shipmentId } = await stranded({ coldClass: "chilled" });
  const { courierId } = await aCourier({ hasColdBox: true });
  const { board } = await loadCorner(db, { courierId, shipmentIds: [shipmentId] }, at(40).now);
  const [load] = board.loads;
  expect(board.now - (load?.rideSince ?? 0)).toBe(30);
  const hours = 12 * 60;
  await everybodyIsSeen(hours);
  expect(await dispatch(shipmentId, hours)).toMatchObject({ outcome: "nobody", why: { ride: 1 } });
});

test("nobody is left standing on the road until the shopper's window opens", async () => {
  const { shipmentId } = await stranded({ dueInHours: 20 });
  const second = await aCourier();
  await accept(second, shipmentId, 31);
  const { stops } = await courierDay(db, second, at(32).now);
  expect(new Date(stops[0]?.eta ?? "").getTime()).toBeLessThan(at(91).now.getTime());
  expect(new Date(stops[1]?.eta ?? "").getTime()).toBeGreaterThanOrEqual(at(16 * 60).now.getTime());
});

test("whoever can drive on after all has the goods again, and whoever was coming is told", async () => {
  const { shipmentId, first } = await stranded();
  const second = await aCourier();
  await accept(second, shipmentId, 31);
  expect(await driveOn(db, at(35), first, { shipmentId })).toMatchObject({ reason: "off_shift" });
  await expect(driveOn(db, at(35), second, { shipmentId })).rejects.toMatchObject({ name: "Missing" });
  await startShift(db, at(35), first, { ...middle, ageSeconds: 0 });
  expect(await driveOn(db, at(36), first, { shipmentId })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "picked_up", courierId: first.courierId, keeperId: null, legSeq: 1 },
  });
  const [whole, ...none] = await legsOf(shipmentId);
  expect(none).toEqual([]);
  expect(whole).toMatchObject({ endedAt: null, payVnd: (await shipmentOf(shipmentId)).payVnd, kind: "direct" });
  expect((await courierDay(db, second, at(37).now)).changes).toMatchObject([{ kind: "cancelled" }]);
  expect((await courierDay(db, second, at(37).now)).stops).toEqual([]);
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("who does not come is replaced: not before ten minutes late, and not by the same one", async () => {
  const { shipmentId, first } = await stranded();
  const second = await aCourier();
  expect(await reportNobodyCame(db, at(31), first, { shipmentId })).toMatchObject({ reason: "nobody_is_coming" });
  await accept(second, shipmentId, 31);
  expect(await reportNobodyCame(db, at(32), first, { shipmentId })).toMatchObject({ reason: "wait_for_taker" });
  expect(await reportNobodyCame(db, at(90), first, { shipmentId })).toEqual({ ok: true });
  const waiting = await shipmentOf(shipmentId);
  expect(waiting).toMatchObject({ status: "ready", courierId: null, keeperId: first.courierId });
  expect(waiting.alertedAt).not.toBeNull();
  await everybodyIsSeen(91);
  expect(await dispatch(shipmentId, 91)).toMatchObject({ outcome: "nobody", why: { set_aside: 1 } });
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("damaged parcels, and keepers who are not there, wait for a person while the keeper keeps them", async () => {
  const { shipmentId, first } = await stranded();
  const second = await aCourier();
  const operator = await anOperator();
  await accept(second, shipmentId, 31);
  await say(second, shipmentId, { type: "arrived" }, 50);
  expect(await say(second, shipmentId, { type: "failed", reason: "not_packed", note: "" }, 51)).toMatchObject({
    reason: "wrong_leg",
  });
  await say(second, shipmentId, { type: "failed", reason: "parcel_damaged", note: "ướt" }, 51);
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "held", heldWhy: "parcel_damaged", courierId: null, keeperId: first.courierId },
  });
  expect(await decideHeld(db, at(52), operator, { shipmentId, decision: "cancel" })).toMatchObject({
    reason: "goods_on_board",
  });
  expect(await decideHeld(db, at(52), operator, { shipmentId, decision: "go_on" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", keeperId: first.courierId });
  const calledOff = await takeAwayLoad(db, at(53), operator, { shipmentId, taking: "cancel", reason: "thử" });
  expect(calledOff).toMatchObject({ reason: "goods_on_the_way" });
  await takeAwayLoad(db, at(53), operator, { shipmentId, taking: "hold", reason: "thử" });
  expect(await decideHeld(db, at(54), operator, { shipmentId, decision: "send_back" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    status: "returning",
    courierId: first.courierId,
    keeperId: null,
  });
  expect(await say(first, shipmentId, { type: "returned" }, 90)).toMatchObject({ ok: true, status: "returned" });
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("a second breakdown strands the goods a second time", async () => {
  const { shipmentId, codes, first } = await stranded();
  const second = await aCourier();
  await accept(second, shipmentId, 31);
  await breakDown(db, at(35), second, { at: null, words: "" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", keeperId: first.courierId, courierId: null });
  const third = await aCourier();
  await accept(third, shipmentId, 36);
  await say(third, shipmentId, { type: "arrived" }, 50);
  for (const code of codes) await say(third, shipmentId, { type: "scanned", code }, 51);
  await breakDown(db, at(60), third, { at: { lat: 10.79, lng: 106.69 }, words: "" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", keeperId: third.courierId, legSeq: 3 });
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("an operator sends somebody to goods on board, and to whom they like but not to the keeper", async () => {
  const { shipmentId, codes } = await aShipment();
  const [first, operator] = [await aCourier(), await anOperator()];
  expect(await seekHandOver(db, at(), operator, { shipmentId, words: "" })).toMatchObject({
    reason: "not_with_a_courier",
  });
  await accept(first, shipmentId, 0);
  await say(first, shipmentId, { type: "arrived" });
  await say(first, shipmentId, { type: "scanned", code: codes[0] ?? "" });
  expect(await seekHandOver(db, at(60), operator, { shipmentId, words: "" })).toMatchObject({ reason: "say_where" });
  expect(await seekHandOver(db, at(60), operator, { shipmentId, words: "cầu Rạch Chiếc" })).toEqual({ ok: true });
  expect((await courierDay(db, first, at(61).now)).changes).toMatchObject([{ kind: "hand_over" }]);
  const toSelf = await assignLoad(db, at(61), operator, { shipmentId, courierId: first.courierId });
  expect(toSelf).toMatchObject({ reason: "not_feasible" });
  const { courierId } = await aCourier();
  expect(await assignLoad(db, at(61), operator, { shipmentId, courierId })).toEqual({ ok: true });
  expect(await db.auditEntry.count({ where: { subject: `shipment:${shipmentId}` } })).toBe(2);
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("goods on the way back stop with their courier, an operator is called, and they go on to the seller", async () => {
  const { shipmentId, codes } = await aShipment();
  const [first, operator] = [await aCourier(), await anOperator()];
  await accept(first, shipmentId, 0);
  await say(first, shipmentId, { type: "arrived" });
  await say(first, shipmentId, { type: "scanned", code: codes[0] ?? "" });
  await say(first, shipmentId, { type: "arrived" }, 20);
  await say(first, shipmentId, { type: "failed", reason: "changed_mind", note: "" }, 21);
  expect(await breakDown(db, at(30), first, { at: middle, words: "" })).toEqual({ ok: true, released: 0, stranded: 1 });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "held", heldWhy: "breakdown", courierId: first.courierId, keeperId: null, goesBack: true },
  });
  const fact = { subject: `shipment:${shipmentId}`, type: "shipment.needs_operator" };
  expect(await db.outboxEvent.count({ where: fact })).toBe(1);
  const sent = await seekHandOver(db, at(31), operator, { shipmentId, words: "cầu Rạch Chiếc" });
  expect(sent).toMatchObject({ reason: "goes_back" });
  expect(await decideHeld(db, at(40), operator, { shipmentId, decision: "go_on" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "returning", courierId: first.courierId });
  expect(await say(first, shipmentId, { type: "returned" }, 90)).toMatchObject({ status: "returned" });
  expect(await brokenRoadRules(db)).toEqual([]);
});

test("where nobody knows where the courier is, a person has to find out", async () => {
  const { shipmentId, codes } = await aShipment();
  const first = await aCourier();
  await accept(first, shipmentId, 0);
  await say(first, shipmentId, { type: "arrived" });
  await say(first, shipmentId, { type: "scanned", code: codes[0] ?? "" });
  await breakDown(db, at(60), first, { at: null, words: "" });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "held", heldWhy: "breakdown", courierId: first.courierId, keeperId: null },
  });
});
