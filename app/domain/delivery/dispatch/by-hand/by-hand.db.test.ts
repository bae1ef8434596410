import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { acknowledgeChange } from "../../runs/acknowledge-change.server";
import { answerOffer } from "../../offers/answer-offer.server";
import { unheardChanges } from "../../runs/unheard-queries.server";
import { doByHand, type HandDeed } from "./do-by-hand.server";
import { previewDeed } from "./preview-deed.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aShipment, shipmentOf, dispatch, offered } = world;

beforeEach(world.emptyRoad);

async function anOperator() {
  const person = await aCourier({ onShift: false });
  return { ...person, isOperator: true as const };
}
const deed = (over: Partial<HandDeed> & Pick<HandDeed, "shipmentId" | "deed">): HandDeed => ({
  courierId: null,
  reason: "thử",
  ...over,
});

test("given by hand it leaves the offer of another, and the courier is asked to acknowledge", async () => {
  const { shipmentId } = await aShipment();
  const operator = await anOperator();
  const asked = await aCourier();
  expect((await offered(shipmentId)).courierId).toBe(asked.courierId);
  const { courierId } = await aCourier();
  const preview = await previewDeed(db, { shipmentId, deed: "assign", courierId }, at().now);
  expect(preview?.then).toMatchObject({ ok: true, courierId, lateMinutes: 0 });
  expect(await doByHand(db, at(), operator, deed({ shipmentId, deed: "assign", courierId }))).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "assigned", courierId });
  expect(await db.offer.count({ where: { shipmentId, status: "withdrawn" } })).toBe(1);
  expect(await unheardChanges(db, at(14).now)).toEqual([]);
  expect(await unheardChanges(db, at(16).now)).toMatchObject([{ shipmentId }]);
});

test("called off before pickup: the courier has two minutes to say that they know", async () => {
  const { shipmentId } = await aShipment();
  const operator = await anOperator();
  const courier = await aCourier();
  const { offerId } = await offered(shipmentId);
  await answerOffer(db, at(), courier, { offerId, answer: "accept" });
  expect(await doByHand(db, at(1), operator, deed({ shipmentId, deed: "cancel", reason: "" }))).toMatchObject({
    reason: "reason_needed",
  });
  const cancelled = await Promise.all(
    [1, 2, 3].map(() => doByHand(db, at(1), operator, deed({ shipmentId, deed: "cancel" }))),
  );
  expect(cancelled.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await unheardChanges(db, at(2.5).now)).toEqual([]);
  expect(await unheardChanges(db, at(3.5).now)).toHaveLength(1);
  const change = await db.runChange.findFirstOrThrow({ where: { shipmentId, kind: "cancelled" } });
  await expect(acknowledgeChange(db, at(3), await aCourier(), { changeId: change.id })).rejects.toMatchObject({
    name: "Missing",
  });
  await acknowledgeChange(db, at(3), courier, { changeId: change.id });
  expect(await unheardChanges(db, at(9).now)).toEqual([]);
});

test("pinned it is offered to that courier alone", async () => {
  const { shipmentId } = await aShipment();
  const operator = await anOperator();
  await aCourier({ lat: 10.83, lng: 106.66 });
  const { courierId } = await aCourier({ lat: 10.75, lng: 106.7 });
  expect(await doByHand(db, at(), operator, deed({ shipmentId, deed: "pin", courierId }))).toEqual({ ok: true });
  expect(await dispatch(shipmentId)).toMatchObject({ outcome: "offered", courierId });
});
