import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import type { Courier } from "~/domain/identity/types";
import { answerOffer } from "../offers/answer-offer.server";
import { createShipment } from "../create-shipment.server";
import { expireOffers } from "../offers/expire-offers.server";
import { endShift, startShift } from "../runs/keep-shift.server";
import { wakeDesks } from "./wake-desks.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aPackedSubOrder, aShipment, shipmentOf, offersOf, dispatch, offered } = world;

beforeEach(world.emptyRoad);

const accept = (courier: Courier, offerId: string, minutes = 0) =>
  answerOffer(db, at(minutes), courier, { offerId, answer: "accept" });

test("a packed sub-order becomes one shipment, however often it is told", async () => {
  const { subOrderId, codes } = await aPackedSubOrder({ parcelCodes: ["A", "B"], grams: 5_001 });
  const made = await Promise.all(
    Array.from({ length: 6 }, () => createShipment(db, at(), { subOrderId, pinSecret: "s" })),
  );
  expect(made.filter((one) => one.ok && one.isNew)).toHaveLength(1);
  const shipment = await db.shipment.findUniqueOrThrow({
    where: { subOrderId },
    include: { parcels: { orderBy: { code: "asc" } } },
  });
  expect(shipment).toMatchObject({
    status: "ready",
    dropPin: expect.stringMatching(/^\d{4}$/) as string,
    grams: 5_001,
  });
  expect(shipment.parcels.map(({ code }) => code)).toEqual([...codes].sort());
  expect(shipment.parcels.reduce((sum, { grams }) => sum + grams, 0)).toBe(5_001);
});

test("the nearest courier who can is offered it, and taking it puts both stops in their run", async () => {
  const { shipmentId } = await aShipment();
  await aCourier({ lat: 10.7, lng: 106.75 });
  const near = await aCourier({ lat: 10.83, lng: 106.66 });
  await aCourier({ lat: 10.83, lng: 106.66, capacityG: 1_000 });
  const { offerId, courierId } = await offered(shipmentId);
  expect(courierId).toBe(near.courierId);
  expect(await accept(near, offerId)).toMatchObject({ ok: true });
  expect(await accept(near, offerId)).toMatchObject({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "assigned", courierId: near.courierId });
  expect((await db.stop.findMany({ orderBy: { position: "asc" } })).map(({ kind }) => kind)).toEqual([
    "pickup",
    "dropoff",
  ]);
});

test("dispatching one shipment many times at once makes one offer", async () => {
  const { shipmentId } = await aShipment();
  for (let count = 0; count < 4; count += 1) await aCourier();
  await Promise.all(Array.from({ length: 8 }, () => dispatch(shipmentId)));
  expect(await offersOf(shipmentId)).toHaveLength(1);
});

test("a courier is asked one thing at a time; what goes together is one question with one answer", async () => {
  const shipments = await Promise.all(Array.from({ length: 5 }, () => aShipment()));
  const courier = await aCourier();
  // All wait at the desk before it looks: a look that knew only the first would rightly ask about that one alone.
  await wakeDesks(db, at(), shipments);
  await dispatch(shipments[0]?.shipmentId ?? "");
  const open = await db.offer.findMany({ where: { status: "sent" } });
  expect(open.length).toBeGreaterThan(1);
  expect(new Set(open.map(({ bundleId }) => bundleId)).size).toBe(1);
  const taken = await accept(courier, open[0]?.id ?? "");
  expect(taken).toEqual({ ok: true, shipmentIds: open.map(({ shipmentId }) => shipmentId).sort() });
  expect(await db.shipment.count({ where: { status: "assigned", courierId: courier.courierId } })).toBe(open.length);
});

test("a refusal goes to the next courier, and when nobody is left it says why", async () => {
  const { shipmentId } = await aShipment();
  const couriers = [await aCourier(), await aCourier()];
  for (let turn = 0; turn < 2; turn += 1) {
    const { offerId, courierId } = await offered(shipmentId);
    const courier = couriers.find((one) => one.courierId === courierId);
    if (!courier) throw new Error("offered to a stranger");
    expect(await answerOffer(db, at(), courier, { offerId, answer: "decline", reason: "break" })).toMatchObject({
      ok: true,
    });
  }
  expect(await dispatch(shipmentId)).toEqual({ outcome: "nobody", why: { set_aside: 2 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", offersMade: 2 });
});

test("a no gives five minutes of peace from every load, and starts the count of silences anew", async () => {
  const courier = await aCourier();
  await db.shift.updateMany({ where: { courierId: courier.courierId }, data: { silences: 2 } });
  const { shipmentId } = await aShipment();
  const { offerId } = await offered(shipmentId);
  await answerOffer(db, at(), courier, { offerId, answer: "decline", reason: "break" });
  expect(await db.shift.findMany({ where: { courierId: courier.courierId } })).toMatchObject([{ silences: 0 }]);
  const other = await aShipment();
  expect(await dispatch(other.shipmentId, 4)).toMatchObject({ outcome: "nobody" });
  expect(await dispatch(other.shipmentId, 6)).toMatchObject({ outcome: "offered" });
});

test("an offer that ran out cannot be taken, whoever is first", async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  const { offerId } = await offered(shipmentId);
  const [answer] = await Promise.all([accept(courier, offerId, 1), expireOffers(db, at(1))]);
  expect(answer).toEqual({ ok: false, reason: "offer_gone" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", courierId: null });
});

test("a yes in time and the clock running out never both win", async () => {
  for (let round = 0; round < 5; round += 1) {
    await world.emptyRoad();
    const { shipmentId } = await aShipment();
    const courier = await aCourier();
    const { offerId } = await offered(shipmentId);
    const [answer, { expired }] = await Promise.all([accept(courier, offerId, 0.9), expireOffers(db, at(1.1))]);
    expect(answer.ok ? 1 : 0).toBe(1 - expired);
    expect((await shipmentOf(shipmentId)).status).toBe(answer.ok ? "assigned" : "ready");
  }
});

test("only the courier who was asked can take it", async () => {
  const { shipmentId } = await aShipment();
  const [first, second] = [await aCourier(), await aCourier()];
  const { offerId, courierId } = await offered(shipmentId);
  const [asked, other] = courierId === first.courierId ? [first, second] : [second, first];
  const [theirs, answer] = await Promise.allSettled([accept(other, offerId), accept(asked, offerId)]);
  expect(theirs).toMatchObject({ status: "rejected", reason: { name: "Missing" } });
  expect(answer).toMatchObject({ status: "fulfilled", value: { ok: true } });
});

test("what no longer fits is taken back instead of being accepted", async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  const { offerId } = await offered(shipmentId);
  await db.courier.update({ where: { id: courier.courierId }, data: { capacityG: 100 } });
  expect(await accept(courier, offerId)).toEqual({ ok: false, reason: "no_longer_fits", rule: "capacity" });
  expect(await offersOf(shipmentId)).toMatchObject([{ status: "withdrawn" }]);
  expect((await shipmentOf(shipmentId)).status).toBe("ready");
});

test("three silences in a row end the shift", async () => {
  const courier = await aCourier();
  for (let turn = 0; turn < 3; turn += 1) {
    const { shipmentId } = await aShipment();
    await offered(shipmentId, turn * 2);
    await expireOffers(db, at(turn * 2 + 1));
  }
  expect(await db.shift.findMany({ where: { courierId: courier.courierId } })).toMatchObject([
    { silences: 3, until: at(5).now },
  ]);
});

test("a shift starts only with a fresh position, once; ended with promised stops left, they go to somebody else", async () => {
  const courier = await aCourier({ onShift: false });
  const here = { lat: 10.8, lng: 106.68 };
  expect(await startShift(db, at(), courier, { ...here, ageSeconds: 900 })).toEqual({
    ok: false,
    reason: "stale_position",
  });
  expect(await startShift(db, at(), courier, { lat: 48, lng: 2, ageSeconds: 1 })).toEqual({
    ok: false,
    reason: "outside_vietnam",
  });
  await Promise.all(Array.from({ length: 5 }, () => startShift(db, at(), courier, { ...here, ageSeconds: 1 })));
  expect(await db.shift.count({ where: { courierId: courier.courierId, until: null } })).toBe(1);
  const { shipmentId } = await aShipment();
  const { offerId } = await offered(shipmentId);
  await accept(courier, offerId);
  expect(await endShift(db, at(), courier)).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", courierId: null });
  expect(await db.stop.count({ where: { status: "planned" } })).toBe(0);
});

test("ending a shift takes back the open offer", async () => {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  await offered(shipmentId);
  expect(await endShift(db, at(), courier)).toEqual({ ok: true });
  expect((await shipmentOf(shipmentId)).status).toBe("ready");
});

test("an urgent shipment nobody takes is called out once", async () => {
  const { shipmentId } = await aShipment();
  await dispatch(shipmentId, 230);
  await dispatch(shipmentId, 231);
  const facts = await db.outboxEvent.count({
    where: { type: "shipment.needs_operator", subject: `shipment:${shipmentId}` },
  });
  expect(facts).toBe(1);
});
