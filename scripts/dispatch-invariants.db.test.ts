import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { aCourier, aShipment, offered } = world;

beforeEach(world.emptyRoad);

const faultsOf = (view: string): Promise<{ subject: string; fault: string }[]> =>
  db.$queryRawUnsafe(`SELECT subject, fault FROM ${view}`);

async function anOffer() {
  const { shipmentId } = await aShipment();
  const courier = await aCourier();
  return { shipmentId, courier, ...(await offered(shipmentId)) };
}

test("an offer to somebody who has gone home is noticed", async () => {
  const { courier } = await anOffer();
  expect(await faultsOf("invariant_50_asked_on_duty")).toEqual([]);
  await db.shift.updateMany({ where: { courierId: courier.courierId }, data: { until: new Date() } });
  expect(await faultsOf("invariant_50_asked_on_duty")).toHaveLength(1);
});

test("an offer torn in two, or two questions at once, are noticed", async () => {
  const { offerId } = await anOffer();
  const other = await aShipment();
  expect(await faultsOf("invariant_51_one_question")).toEqual([]);
  const { id, ...row } = await db.offer.findUniqueOrThrow({ where: { id: offerId } });
  const torn = { ...row, id: other.shipmentId, shipmentId: other.shipmentId, pricing: {}, status: "declined" };
  await db.offer.create({ data: torn });
  expect(await faultsOf("invariant_51_one_question")).toEqual([
    { subject: `bundle ${id}`, fault: "1 of 2 offers open, to 1 couriers" },
  ]);
  await db.offer.update({ where: { id: other.shipmentId }, data: { status: "sent" } });
  expect(await faultsOf("invariant_51_one_question")).toEqual([]);
  await db.offer.update({ where: { id: other.shipmentId }, data: { courierId: other.sellerId } });
  expect(await faultsOf("invariant_51_one_question")).toHaveLength(1);
});

test("goods brought before they are fetched, and two stops at one place, are noticed", async () => {
  const { shipmentId } = await aShipment();
  const { courierId } = await aCourier();
  const run = await db.run.create({ data: { id: courierId, courierId, status: "open", openedAt: new Date() } });
  const stop = (kind: string, position: number) =>
    db.stop.create({
      data: {
        id: kind === "pickup" ? shipmentId : courierId,
        runId: run.id,
        shipmentId,
        kind,
        position,
        status: "planned",
        eta: new Date(),
      },
    });
  await stop("pickup", 1);
  const door = await stop("dropoff", 2);
  expect([
    ...(await faultsOf("invariant_52_fetched_before_brought")),
    ...(await faultsOf("invariant_53_one_place_a_stop")),
  ]).toEqual([]);
  await db.stop.update({ where: { id: door.id }, data: { position: 0 } });
  expect(await faultsOf("invariant_52_fetched_before_brought")).toHaveLength(1);
  await db.stop.update({ where: { id: door.id }, data: { position: 1 } });
  expect(await faultsOf("invariant_53_one_place_a_stop")).toHaveLength(1);
});

test("an offer past a pin is noticed", async () => {
  const { shipmentId, courier } = await anOffer();
  await db.shipment.update({ where: { id: shipmentId }, data: { pinnedTo: courier.courierId } });
  expect(await faultsOf("invariant_54_pins_are_kept")).toEqual([]);
  await db.shipment.update({ where: { id: shipmentId }, data: { pinnedTo: courier.personId } });
  expect(await faultsOf("invariant_54_pins_are_kept")).toHaveLength(1);
});

test("goods that are lost without an operator's word, or spoken lost and still on the way, are noticed", async () => {
  const { shipmentId } = await aShipment();
  expect(await faultsOf("invariant_55_losses_are_decided")).toEqual([]);
  const { status } = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "lost" } });
  expect(await faultsOf("invariant_55_losses_are_decided")).toHaveLength(1);
  const { personId } = await aCourier();
  const said = {
    id: shipmentId,
    shipmentId,
    reason: "stolen",
    grams: 1_000,
    reportedById: personId,
    reportedAt: new Date(),
  };
  await db.goodsLoss.create({ data: { ...said, status: "written_off", decidedById: personId, decidedAt: new Date() } });
  expect(await faultsOf("invariant_55_losses_are_decided")).toEqual([]);
  await db.shipment.update({ where: { id: shipmentId }, data: { status } });
  expect(await faultsOf("invariant_55_losses_are_decided")).toHaveLength(1);
});
