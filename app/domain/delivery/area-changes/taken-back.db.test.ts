import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { setAreaColour } from "~/domain/areas/set-area-colour.server";
import type { Operator } from "~/domain/identity/types";
import type { Phone } from "~/domain/shared/phone";
import { wakeDesks } from "../dispatch/wake-desks.server";
import { carryOutAreaChanges } from "./carry-out-area-changes.server";
import { previewAreaChange } from "./preview-area-change.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aShipment, offered, promise, shipmentOf } = world;
const operator: Operator = {
  ...{ personId: v7(), phone: "+84912345678" as Phone, name: "Điều hành", isOperator: true },
  ...{ sellers: [], courierId: null, courierStatus: null },
};
const turnsRed = { area: { provinceCode: "79", communeCode: "2" }, colour: "red", from: null, until: null } as const;

beforeEach(world.emptyRoad);

const aPass = (courierId: string) =>
  db.pass.create({
    data: {
      ...{ id: v7(), courierId, number: "1", issuer: "UBND", provinceCode: "79" },
      ...{ validFrom: at(-60).now, validUntil: at(600).now },
    },
  });

test("red: who looks at an offer they could no longer drive is asked no more, and somebody with a pass is asked at once", async () => {
  const [closed, beside] = [await aShipment(), await aShipment({ dropCommune: "1" })];
  const without = await aCourier({ lat: 10.83, lng: 106.66 });
  await wakeDesks(db, at(), [closed, beside]);
  const asked = await offered(closed.shipmentId);
  expect(asked.courierId).toBe(without.courierId);
  expect(await shipmentOf(beside.shipmentId)).toMatchObject({ status: "offered" });
  const other = await aCourier();
  await aPass(other.courierId);

  const preview = await previewAreaChange(db, at(0.2).now, { kind: "colour", ...turnsRed });
  expect(preview.hits).toMatchObject([{ orderId: closed.orderId, consequence: "release", stage: "waiting" }]);
  await setAreaColour(db, at(0.2), operator, { ...turnsRed, reason: "Dịch", source: "QĐ 12" });
  expect(await carryOutAreaChanges(db, at(0.3))).toMatchObject({ touched: { release: 1 } });

  expect(await db.offer.findUniqueOrThrow({ where: { id: asked.offerId } })).toMatchObject({ status: "withdrawn" });
  for (const { shipmentId } of [closed, beside])
    expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready" });
  expect(await offered(closed.shipmentId, 0.4)).toMatchObject({ courierId: other.courierId });
});

test("red: an offer to somebody with a pass stays out", async () => {
  const { shipmentId } = await aShipment();
  const { courierId } = await aCourier();
  await aPass(courierId);
  const { offerId } = await offered(shipmentId);
  await setAreaColour(db, at(0.2), operator, { ...turnsRed, reason: "Dịch", source: "QĐ 12" });
  expect(await carryOutAreaChanges(db, at(0.3))).toMatchObject({ changes: 1, touched: {} });
  expect(await db.offer.findUniqueOrThrow({ where: { id: offerId } })).toMatchObject({ status: "sent" });
});

test("sealed with a drop point, and who had promised it has no pass: it waits for another, who brings it to the point", async () => {
  const { id } = await db.dropPoint.create({
    data: {
      ...{ id: v7(), kind: "ward", name: "Nhà văn hóa", street: "3 Lê Lợi", provinceCode: "79", communeCode: "2" },
      ...{ lat: 10.78, lng: 106.7, hoursFrom: 480, hoursUntil: 1080, keptById: v7(), createdAt: at().now },
    },
  });
  const { shipmentId } = await aShipment();
  const { courierId } = await aCourier();
  await promise(shipmentId, courierId);
  const sealed = { ...turnsRed, colour: "sealed", reason: "Dịch", source: "QĐ 12" } as const;
  await setAreaColour(db, at(0.2), operator, sealed);
  expect(await carryOutAreaChanges(db, at(0.3))).toMatchObject({ touched: { release: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", courierId: null, dropPointId: id });
  expect(await carryOutAreaChanges(db, at(0.4), turnsRed.area)).toMatchObject({ touched: {} });
});

test("a courier without a pass loses only what leads into the closed area, and the rest stays in the run", async () => {
  const [closed, alsoClosed, beside] = [await aShipment(), await aShipment(), await aShipment({ dropCommune: "1" })];
  const { courierId } = await aCourier({ lat: 10.83, lng: 106.66 });
  for (const { shipmentId } of [closed, alsoClosed, beside]) await promise(shipmentId, courierId);
  await setAreaColour(db, at(0.2), operator, { ...turnsRed, reason: "Dịch", source: "QĐ 12" });
  expect(await carryOutAreaChanges(db, at(0.3))).toMatchObject({ touched: { release: 2 } });
  for (const { shipmentId } of [closed, alsoClosed])
    expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", courierId: null, runId: null });
  expect(await shipmentOf(beside.shipmentId)).toMatchObject({ status: "assigned", courierId });
});
