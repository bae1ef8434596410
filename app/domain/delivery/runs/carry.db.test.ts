import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import type { Courier } from "~/domain/identity/types";
import { answerOffer } from "../offers/answer-offer.server";
import type { CourierEvent } from "./courier-event";
import { carryOutAreaChanges } from "../area-changes/carry-out-area-changes.server";
import { decideHeld } from "../area-changes/decide-held.server";
import { pickupTrouble } from "./pickup-trouble.server";
import { recordCourierEvent } from "./record-courier-event.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aSpell, aCourier, aShipment, shipmentOf, dispatch, offered } = world;

beforeEach(world.emptyRoad);

const tell = (courier: Courier, shipmentId: string, event: CourierEvent, clientEventId: string = v7()) =>
  recordCourierEvent(db, at(5), courier, {
    shipmentId,
    clientEventId,
    deviceId: "phone",
    deviceTime: at(4).now,
    event,
  });

async function taken(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await aShipment(over);
  const courier = await aCourier();
  const offer = await offered(shipment.shipmentId);
  await answerOffer(db, at(), courier, { offerId: offer.offerId, answer: "accept" });
  return { ...shipment, courier };
}

async function atTheDoor(over: Parameters<typeof aShipment>[0] = {}) {
  const carried = await taken(over);
  await tell(carried.courier, carried.shipmentId, { type: "arrived" });
  for (const code of carried.codes) await tell(carried.courier, carried.shipmentId, { type: "scanned", code });
  await tell(carried.courier, carried.shipmentId, { type: "arrived" });
  return carried;
}

test("from yes to the door: arrive, scan every parcel, arrive, code", async () => {
  const { courier, shipmentId, subOrderId } = await atTheDoor({ parcelCodes: ["A", "B"] });
  const { dropPin } = await shipmentOf(shipmentId);
  expect(await tell(courier, shipmentId, { type: "delivered", by: { kind: "pin", pin: dropPin } })).toEqual({
    ok: true,
    status: "delivered",
  });
  const facts = await db.outboxEvent.findMany({ where: { subject: `shipment:${shipmentId}` }, orderBy: { id: "asc" } });
  expect(facts.map(({ type }) => type)).toEqual([
    "shipment.created",
    "shipment.offered",
    "shipment.assigned",
    "shipment.at_pickup",
    "shipment.picked_up",
    "shipment.at_dropoff",
    "shipment.delivered",
  ]);
  expect(facts.at(-1)?.payload).toMatchObject({
    subOrderId,
    courierId: courier.courierId,
    payVnd: expect.any(Number) as number,
  });
  expect(await db.run.findMany({ where: { courierId: courier.courierId } })).toMatchObject([{ status: "closed" }]);
});

test("one event sent eight times at once is one event with one answer", async () => {
  const { courier, shipmentId, codes } = await taken();
  await tell(courier, shipmentId, { type: "arrived" });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => tell(courier, shipmentId, { type: "scanned", code: codes[0] ?? "" }, "same")),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"ok":true,"status":"picked_up"}']),
  );
  expect(await db.outboxEvent.count({ where: { subject: `shipment:${shipmentId}`, type: "shipment.picked_up" } })).toBe(
    1,
  );
});

test("an event that cannot be is refused, kept, and refused the same way again", async () => {
  const { courier, shipmentId } = await taken();
  const asked: CourierEvent = { type: "delivered", by: { kind: "photo", photoId: v7() } };
  expect(await tell(courier, shipmentId, asked, "early")).toEqual({ ok: false, reason: "conflict" });
  expect(await tell(courier, shipmentId, asked, "early")).toEqual({ ok: false, reason: "conflict" });
  expect(await db.shipmentEvent.findMany({ where: { shipmentId, type: "conflict" } })).toMatchObject([
    { detail: { asked: "delivered" }, toStatus: null },
  ]);
});

test("the door code can be guessed five times", async () => {
  const { courier, shipmentId } = await atTheDoor();
  const { dropPin } = await shipmentOf(shipmentId);
  const wrong = dropPin === "0000" ? "0001" : "0000";
  const guess = (pin: string) => tell(courier, shipmentId, { type: "delivered", by: { kind: "pin", pin } });
  for (let tries = 0; tries < 5; tries += 1) expect(await guess(wrong)).toMatchObject({ reason: "wrong_pin" });
  expect(await guess(dropPin)).toMatchObject({ reason: "pin_locked" });
  expect(await tell(courier, shipmentId, { type: "delivered", by: { kind: "photo", photoId: v7() } })).toMatchObject({
    ok: true,
  });
});

test("three failed visits send the goods back to the farm", async () => {
  const { courier, shipmentId } = await atTheDoor();
  const fail = () => tell(courier, shipmentId, { type: "failed", reason: "no_answer", note: "" });
  expect(await fail()).toEqual({ ok: false, reason: "call_first" });
  for (let visit = 1; visit <= 3; visit += 1) {
    await tell(courier, shipmentId, { type: "called", reached: false });
    expect(await fail()).toEqual({ ok: true, status: visit < 3 ? "delivery_failed" : "returning" });
    if (visit < 3) await tell(courier, shipmentId, { type: "arrived" });
  }
  expect(await tell(courier, shipmentId, { type: "returned" })).toEqual({ ok: true, status: "returned" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ attempts: 3 });
  expect(await db.stop.findMany({ where: { shipmentId }, orderBy: { kind: "asc" } })).toMatchObject([
    { kind: "dropoff", status: "failed" },
    { kind: "pickup", status: "done" },
    { kind: "return", status: "done" },
  ]);
});

test("a breakdown before pickup frees the shipment for somebody else", async () => {
  const { courier, shipmentId } = await taken();
  expect(await tell(courier, shipmentId, { type: "failed", reason: "breakdown", note: "" })).toEqual({
    ok: true,
    status: "ready",
  });
  const next = await aCourier();
  expect(await dispatch(shipmentId, 6)).toMatchObject({
    outcome: "offered",
    courierId: next.courierId,
  });
});

test("whoever turned an offer down, or carried it before, moves nothing any more", async () => {
  const shipment = await aShipment();
  const first = await aCourier();
  const offer = await offered(shipment.shipmentId);
  await answerOffer(db, at(), first, { offerId: offer.offerId, answer: "decline", reason: "too_far" });
  const second = await aCourier();
  const again = await offered(shipment.shipmentId);
  await answerOffer(db, at(), second, { offerId: again.offerId, answer: "accept" });
  expect(await tell(first, shipment.shipmentId, { type: "arrived" })).toEqual({ ok: false, reason: "conflict" });
  expect(await shipmentOf(shipment.shipmentId)).toMatchObject({ status: "assigned", courierId: second.courierId });
});

test("a stranger finds nothing", async () => {
  const { shipmentId } = await taken();
  await expect(tell(await aCourier(), shipmentId, { type: "arrived" })).rejects.toMatchObject({ name: "Missing" });
});

test("closing an area holds what goes there, takes back the offer, and opening it lets it go on", async () => {
  const waiting = await aShipment();
  const promised = await taken();
  const { id } = await aSpell("2");
  expect(await carryOutAreaChanges(db, at(6))).toEqual({ ok: true, changes: 1, touched: { hold: 2 } });
  expect(await shipmentOf(promised.shipmentId)).toMatchObject({
    status: "held",
    heldWhy: "closed_area",
    courierId: null,
  });
  expect(await db.stop.count({ where: { status: "planned" } })).toBe(0);
  expect(await carryOutAreaChanges(db, at(7))).toMatchObject({ changes: 0 });
  await db.areaSpell.update({ where: { id }, data: { until: at(8).now } });
  expect(await carryOutAreaChanges(db, at(9))).toMatchObject({ touched: { go_on: 2 } });
  expect(await shipmentOf(waiting.shipmentId)).toMatchObject({ status: "ready", heldWhy: null });
});

test("goods on board of a closed area stay with their courier and wait", async () => {
  const { courier, shipmentId } = await atTheDoor();
  await aSpell(null);
  expect(await carryOutAreaChanges(db, at(6))).toMatchObject({ touched: { hand_over: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", courierId: courier.courierId });
  expect(await tell(courier, shipmentId, { type: "delivered", by: { kind: "photo", photoId: v7() } })).toMatchObject({
    reason: "conflict",
  });
  const operator = { ...courier, isOperator: true as const };
  expect(await decideHeld(db, at(7), operator, { shipmentId, decision: "cancel" })).toMatchObject({
    reason: "goods_on_board",
  });
  expect(await decideHeld(db, at(7), operator, { shipmentId, decision: "send_back" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "returning" });
});

test("while an area is closed only couriers with a pass are asked", async () => {
  const { shipmentId } = await aShipment();
  await aSpell("2");
  const courier = await aCourier();
  expect(await dispatch(shipmentId)).toMatchObject({ outcome: "nobody", why: { pass: 1 } });
  await db.pass.create({
    data: {
      id: v7(),
      courierId: courier.courierId,
      number: "1",
      issuer: "UBND",
      provinceCode: "79",
      validFrom: at(-60).now,
      validUntil: at(60).now,
    },
  });
  expect(await dispatch(shipmentId)).toMatchObject({ outcome: "offered" });
});

test("a seller reads why nothing was fetched and when somebody comes again, until it is fetched", async () => {
  const { courier, shipmentId, subOrderId } = await taken();
  expect(await pickupTrouble(db, subOrderId)).toBeNull();
  await tell(courier, shipmentId, { type: "arrived" });
  await tell(courier, shipmentId, { type: "failed", reason: "not_packed", note: "" });
  const { readyAt } = await shipmentOf(shipmentId);
  expect(await pickupTrouble(db, subOrderId)).toMatchObject({
    reason: "not_packed",
    againFrom: readyAt?.toISOString(),
  });
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "held" } });
  expect(await pickupTrouble(db, subOrderId)).toMatchObject({ reason: "not_packed", againFrom: null });
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "picked_up" } });
  expect(await pickupTrouble(db, subOrderId)).toBeNull();
});
