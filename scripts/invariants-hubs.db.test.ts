import { beforeAll, describe, expect, it } from "vitest";
import { v7 } from "uuid";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";

const { db } = await testDatabase();
const { at, aCourier, aHub, aShipment } = deliveryWorld(db);

let [shipmentId, subOrderId, near] = ["", "", ""];
beforeAll(async () => {
  near = await aHub({ name: "Kho Đà Lạt", lat: 11.94, lng: 108.44 });
  await aHub();
  ({ shipmentId, subOrderId } = await aShipment({
    gate: { lat: 11.95, lng: 108.45 },
    dueInHours: 52,
    coldClass: "chilled",
  }));
});

const faultsOf = async (number: string): Promise<unknown[]> => {
  const [view] = await db.$queryRaw<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'v' and relname like ${`invariant\\_${number}\\_%`}`;
  return db.$queryRawUnsafe(`SELECT subject, fault FROM "${view?.name}"`);
};

const leg = (seq: number, data: Parameters<typeof db.shipmentLeg.update>[0]["data"]) =>
  db.shipmentLeg.update({ where: { shipmentId_seq: { shipmentId, seq } }, data });
const shipment = (data: Parameters<typeof db.shipment.update>[0]["data"]) =>
  db.shipment.update({ where: { id: shipmentId }, data });

describe("the invariants of ways through hubs hold, and notice", () => {
  it("legs that do not join, that are missing, or that end elsewhere than at the door", async () => {
    expect(await faultsOf("80")).toEqual([]);
    const second = await db.shipmentLeg.findUniqueOrThrow({ where: { shipmentId_seq: { shipmentId, seq: 2 } } });
    await leg(2, { fromLat: 12 });
    expect(await faultsOf("80")).toHaveLength(1);
    await leg(2, { fromLat: second.fromLat });
    await leg(3, { toLng: 105 });
    expect(await faultsOf("80")).toHaveLength(1);
    await leg(3, { toLng: 106.7 });
    await shipment({ legSeq: 4 });
    expect(await faultsOf("80")).toHaveLength(1);
    await shipment({ legSeq: 1 });
    expect(await faultsOf("80")).toEqual([]);
  });

  it("a leg that begins before the one before it has ended, or is ready before it", async () => {
    expect(await faultsOf("81")).toEqual([]);
    const { courierId } = await aCourier();
    await leg(2, { courierId, startedAt: at(60).now });
    expect(await faultsOf("81")).toHaveLength(1);
    await leg(1, { courierId, startedAt: at(1).now, endedAt: at(30).now });
    await leg(2, { readyAt: at(50).now });
    expect(await faultsOf("81")).toEqual([]);
    await leg(2, { readyAt: at(70).now });
    expect(await faultsOf("81")).toHaveLength(1);
    await leg(2, { readyAt: at(20).now, startedAt: at(90).now });
    expect(await faultsOf("81")).toHaveLength(1);
    await leg(2, { readyAt: at(50).now, startedAt: null, courierId: null });
    await leg(1, { startedAt: null, endedAt: null, courierId: null });
    expect(await faultsOf("81")).toEqual([]);
  });

  it("a đồng too much or too little for the couriers of the legs", async () => {
    expect(await faultsOf("82")).toEqual([]);
    await leg(1, { payVnd: { increment: 1 } });
    expect(await faultsOf("82")).toHaveLength(1);
    await leg(1, { payVnd: { decrement: 1 } });
  });

  it("chilled goods on their way to a hub without a cold room", async () => {
    expect(await faultsOf("83")).toEqual([]);
    await db.hub.update({ where: { id: near }, data: { hasColdRoom: false } });
    expect(await faultsOf("83")).toHaveLength(1);
    await db.hub.update({ where: { id: near }, data: { hasColdRoom: true } });
  });

  it("goods that are nowhere, or at a hub and with a courier at once", async () => {
    expect(await faultsOf("84")).toEqual([]);
    await shipment({ status: "at_hub" });
    expect(await faultsOf("84")).toHaveLength(1);
    await shipment({ hubId: near });
    expect(await faultsOf("84")).toEqual([]);
    await shipment({ courierId: (await aCourier()).courierId });
    expect(await faultsOf("84")).toHaveLength(1);
    await shipment({ status: "picked_up" });
    expect(await faultsOf("84")).toHaveLength(1);
    await shipment({ status: "ready", hubId: null, courierId: null });
    expect(await faultsOf("84")).toEqual([]);
  });

  it("a carrier who is paid for no leg, and a leg that nobody is paid for", async () => {
    await db.subOrder.update({ where: { id: subOrderId }, data: { status: "delivered" } });
    expect(await faultsOf("85")).toEqual([]);
    const courierId = v7();
    await db.subOrderCarrier.create({ data: { subOrderId, seq: 1, courierId, payVnd: 9 } });
    expect(await faultsOf("85")).toHaveLength(1);
    await leg(1, { courierId, startedAt: at(1).now, endedAt: at(9).now, payVnd: 9 });
    expect(await faultsOf("85")).toEqual([]);
    await leg(2, { courierId, startedAt: at(90).now, endedAt: at(99).now });
    expect(await faultsOf("85")).toHaveLength(1);
  });

  it("goods on their way to a hub that closed a while ago", async () => {
    await leg(1, { endedAt: null });
    expect(await faultsOf("86")).toEqual([]);
    await db.hub.update({
      where: { id: near },
      data: { status: "closed", closedAt: new Date(Date.now() - 3_600_000) },
    });
    expect(await faultsOf("86")).toHaveLength(1);
    await shipment({ status: "held" });
    expect(await faultsOf("86")).toEqual([]);
  });

  it("a dock that the hub does not have, more vehicles than docks, and an errand with two docks", async () => {
    expect(await faultsOf("88")).toEqual([]);
    const hubId = await aHub({ name: "Kho Bảo Lộc", lat: 11.55, lng: 107.8 });
    await db.hub.update({ where: { id: hubId }, data: { dockSlots: 2 } });
    const stopId = v7();
    const book = (dock: number, stopIds: string[]) =>
      db.dockBooking.create({
        data: { id: v7(), courierId: v7(), hubId, dock, stopIds, from: at(0).now, until: at(30).now },
      });
    await book(1, [stopId]);
    await book(2, [v7()]);
    expect(await faultsOf("88")).toEqual([]);
    const third = await book(3, [v7()]);
    expect(await faultsOf("88")).toHaveLength(2);
    await db.dockBooking.delete({ where: { id: third.id } });
    await db.dockBooking.updateMany({ where: { dock: 2 }, data: { stopIds: [stopId] } });
    expect(await faultsOf("88")).toHaveLength(1);
  });
});
