import { beforeEach, expect, test } from "vitest";
import { v7 } from "uuid";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { readGroundForUse } from "~/domain/areas/read-ground.server";
import { setAreaColour } from "~/domain/areas/set-area-colour.server";
import { minuteOf } from "~/domain/shared/time";
import { transact } from "~/platform/db.server";
import { areaNewsOf } from "./area-news.server";
import { carryOutAreaChanges } from "./carry-out-area-changes.server";
import { previewAreaChange } from "./preview-area-change.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aShipment, aCourier, aSpell, promise, shipmentOf } = world;
const operator = { personId: v7() };
const door = { provinceCode: "79", communeCode: "2" };

beforeEach(world.emptyRoad);

const aPoint = (kind: string, communeCode: string) =>
  db.dropPoint.create({
    data: {
      ...{
        id: v7(),
        kind,
        name: "Nhà văn hóa",
        street: "3 Lê Lợi",
        provinceCode: "79",
        communeCode,
        lat: 10.78,
        lng: 106.7,
      },
      ...{ hoursFrom: 480, hoursUntil: 1080, keptById: v7(), createdAt: at().now },
    },
  });
const aPass = (courierId: string) =>
  db.pass.create({
    data: {
      ...{ id: v7(), courierId, number: "1", issuer: "UBND", provinceCode: "79" },
      ...{ validFrom: at(-60).now, validUntil: at(600).now },
    },
  });
const aPromised = async ({ withPass = false } = {}) => {
  const { shipmentId, orderId } = await aShipment();
  const { courierId } = await aCourier();
  if (withPass) await aPass(courierId);
  await promise(shipmentId, courierId);
  return { shipmentId, orderId, courierId };
};
const seal = (colour: "red" | "sealed") =>
  setAreaColour(db, at(1), operator, {
    ...{ area: door, colour, reason: "Dịch", source: "QĐ 12", from: null, until: null },
  });

test("red: whoever has no pass loses the parcel, whoever has one keeps it; the preview said so and wrote nothing", async () => {
  const [without, withOne] = [await aPromised(), await aPromised({ withPass: true })];
  const preview = await previewAreaChange(db, at(1).now, { area: door, colour: "red", from: null, until: null });
  expect(preview).toMatchObject({ counts: { release: 1 }, takesOrders: true, hits: [{ orderId: without.orderId }] });
  expect(await db.areaSpell.count()).toBe(0);
  await seal("red");
  expect(await carryOutAreaChanges(db, at(2))).toEqual({ ok: true, changes: 1, touched: { release: 1 } });
  expect(await shipmentOf(without.shipmentId)).toMatchObject({ status: "ready", courierId: null, runId: null });
  expect(await shipmentOf(withOne.shipmentId)).toMatchObject({ status: "assigned", courierId: withOne.courierId });
  expect(await carryOutAreaChanges(db, at(3))).toMatchObject({ changes: 0 });
});

test("sealed with a drop point: the parcel goes there in its hours, and back to the door when the ward opens", async () => {
  const point = await aPoint("ward", "2");
  const { shipmentId, orderId } = await aPromised({ withPass: true });
  const before = await shipmentOf(shipmentId);
  const preview = await previewAreaChange(db, at(1).now, { area: door, colour: "sealed", from: null, until: null });
  expect(preview.counts).toEqual({ drop_point: 1 });
  await seal("sealed");
  await carryOutAreaChanges(db, at(2));
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "assigned", dropPointId: point.id, dropLat: point.lat },
    dropText: "Nhà văn hóa, 3 Lê Lợi, Phường Sài Gòn, Hồ Chí Minh",
  });
  expect(await db.shipmentLeg.findFirst({ where: { shipmentId } })).toMatchObject({ toLat: point.lat });
  expect(await areaNewsOf(db, orderId, at(3).now)).toMatchObject({
    colour: "sealed",
    terms: "drop_point",
    reason: "Dịch",
  });
  expect(await db.outboxEvent.count({ where: { type: "shipment.rerouted" } })).toBe(1);
  await db.areaSpell.updateMany({ data: { until: at(4).now } });
  expect(await carryOutAreaChanges(db, at(5))).toMatchObject({ touched: { to_door: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    dropPointId: null,
    dropText: before.dropText,
    dropLat: before.dropLat,
  });
});

test("goods on board that may not go on are brought to the nearest open hand-over point", async () => {
  const [shut, open] = [await aPoint("border", "2"), await aPoint("border", "1")];
  const { shipmentId, courierId } = await aPromised();
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "picked_up" } });
  await db.stop.updateMany({ where: { kind: "pickup" }, data: { status: "done" } });
  await seal("red");
  expect(await carryOutAreaChanges(db, at(2))).toMatchObject({ touched: { hand_over: 1 } });
  expect(shut.id).not.toBe(open.id);
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", courierId, handOverId: open.id });
});

test("a new parcel into a sealed ward without a drop point waits from its first minute", async () => {
  await aSpell("2");
  const { shipmentId } = await aShipment();
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", heldWhy: "closed_area" });
});

test("nothing that is accepted on the old rules slips past the change: it waits for them, or is seen by the job after it", async () => {
  for (let round = 0; round < 6; round += 1) {
    await world.emptyRoad();
    const { shipmentId } = await aShipment();
    const { courierId } = await aCourier();
    const accept = transact(db, async (tx) => {
      const { movement } = await readGroundForUse(tx);
      const ask = { mover: "courier", place: door, vehicle: "motorbike", goods: "ambient" } as const;
      const { permission } = movement.verdictAt(ask, minuteOf(at(2).now));
      if (permission !== "free") return { ok: true as const, took: false };
      const runId = v7();
      await tx.run.create({ data: { id: runId, courierId, status: "open", openedAt: at().now } });
      for (const [position, kind] of ["pickup", "dropoff"].entries())
        await tx.stop.create({
          data: { id: v7(), runId, shipmentId, kind, position, status: "planned", eta: at(30).now },
        });
      await tx.shipment.update({ where: { id: shipmentId }, data: { status: "assigned", courierId, runId } });
      return { ok: true as const, took: true };
    });
    const [{ took }] = await Promise.all([accept, seal("red").then(() => carryOutAreaChanges(db, at(2)))]);
    expect([took, (await shipmentOf(shipmentId)).status]).toEqual([took, "ready"]);
  }
});
