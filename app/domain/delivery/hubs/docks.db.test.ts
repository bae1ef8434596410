import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { minutesAfter } from "~/domain/shared/time";
import type { Courier, Operator } from "~/domain/identity/types";
import { courierDay } from "../runs/courier-queries.server";
import type { CourierEvent } from "../runs/courier-event";
import { docksOfHub } from "./dock-queries.server";
import { keepDocks } from "./keep-docks.server";
import { changeHub } from "./keep-hub.server";
import { closeHub } from "./open-and-close-hub.server";
import { renewEstimates } from "../runs/renew-estimates.server";
import { recordCourierEvent } from "../runs/record-courier-event.server";
import { rosterLeg } from "../dispatch/roster-leg.server";

const { db } = await testDatabase();
const { at, aCourier, aHub, aShipment, emptyRoad } = deliveryWorld(db);
const operator = { personId: v7(), isOperator: true } as Operator;

beforeEach(async () => {
  await emptyRoad();
  await db.dockBooking.deleteMany();
});

const truck = { vehicle: "truck", capacityG: 5_000_000, lat: 11.95, lng: 108.45, rangeM: 1_400_000 };
const dalat = { name: "Kho Đà Lạt", lat: 11.94, lng: 108.44 };

/** Goods from one farm near Dalat to Saigon: every first leg ends at the same hub. */
async function onTheirWay(trucks: number) {
  const [near] = [await aHub(dalat), await aHub()];
  const farm = { gate: { lat: 11.95, lng: 108.45 }, dueInHours: 52 };
  const errands: { shipmentId: string; codes: string[]; courier: Courier }[] = [];
  for (let count = 0; count < trucks; count += 1)
    errands.push({ ...(await aShipment(farm)), courier: await aCourier(truck) });
  return { near, errands };
}

const promise = (minutes: number) => (errand: { shipmentId: string; courier: Courier }) =>
  rosterLeg(db, at(minutes), { shipmentId: errand.shipmentId, courierId: errand.courier.courierId });

const bookings = (hubId: string) =>
  db.dockBooking.findMany({ where: { hubId }, orderBy: [{ from: "asc" }, { dock: "asc" }] });

const faults = () => db.$queryRaw<unknown[]>`select * from invariant_88_docks_are_enough`;

const tell = (courier: Courier, shipmentId: string, minutes: number, event: CourierEvent) =>
  recordCourierEvent(db, at(minutes), courier, {
    shipmentId,
    clientEventId: v7(),
    deviceId: "phone",
    deviceTime: at(minutes).now,
    event,
  });

const facts = {
  phone: "+84263000000",
  street: "1 Hùng Vương",
  provinceCode: "79",
  communeCode: "1",
  opensMinute: 0,
  closesMinute: 1_440,
  sortMinutes: 20,
  dayKg: 5_000,
  hasColdRoom: true,
  pin: null,
};
const setDocks = (hubId: string, dockSlots: number) =>
  changeHub(db, at(0), operator, hubId, { ...facts, code: hubId, name: "Kho Đà Lạt", dockSlots });

test("trucks promised at once get docks one after another, and however many hands book, no dock is given twice", async () => {
  const { near, errands } = await onTheirWay(5);
  expect(await setDocks(near, 2)).toMatchObject({ ok: true });
  await Promise.all(
    errands.map(async (errand) => {
      await promise(0)(errand);
      await keepDocks(db, at(0));
    }),
  );
  const given = await bookings(near);
  expect(given).toHaveLength(5);
  expect(given.map(({ dock }) => dock)).toEqual([1, 2, 1, 2, 1]);
  expect(new Set(given.map(({ courierId }) => courierId)).size).toBe(5);
  const hours = given.map(({ from }) => (from.getTime() - (given[0]?.from.getTime() ?? 0)) / 3_600_000);
  expect(hours).toEqual([0, 0, 1, 1, 2]);
  expect(await faults()).toEqual([]);
  expect(await keepDocks(db, at(1))).toEqual({ ok: true, hubs: 0 });
  expect(await bookings(near)).toEqual(given);
});

test("who has to wait for a dock is expected when it is let in: the next leg and the shopper hear of it, and of a dock that gets free", async () => {
  const { near, errands } = await onTheirWay(3);
  expect(await setDocks(near, 1)).toMatchObject({ ok: true });
  for (const errand of errands) await promise(0)(errand);
  await keepDocks(db, at(0));
  const [, before, last] = await bookings(near);
  const waiting = errands.find(({ courier }) => courier.courierId === last?.courierId);
  const legs = () =>
    db.shipmentLeg.findMany({ where: { shipmentId: waiting?.shipmentId ?? "" }, orderBy: { seq: "asc" } });
  expect(last?.from).toEqual(before?.until);
  await renewEstimates(db, at(1));
  expect(await renewEstimates(db, at(1))).toMatchObject({ renewed: 0 });
  const [haul, next] = await legs();
  expect(haul?.eta).toEqual(last?.from);
  expect(next?.readyAt).toEqual(minutesAfter(last?.from ?? at(0).now, facts.sortMinutes));

  expect(await setDocks(near, 2)).toMatchObject({ ok: true });
  await keepDocks(db, at(2));
  await renewEstimates(db, at(2));
  const [sooner] = await legs();
  expect((sooner?.eta ?? 0) < (haul?.eta ?? 0)).toBe(true);
});

test("the database itself refuses two vehicles at one dock at one minute", async () => {
  const hubId = await aHub(dalat);
  const [from, until, later] = [at(0).now, at(30).now, at(29).now];
  const row = { hubId, dock: 1, courierId: v7(), stopIds: [v7()] };
  await db.dockBooking.create({ data: { ...row, id: v7(), from, until } });
  await expect(db.dockBooking.create({ data: { ...row, id: v7(), from: later, until: at(60).now } })).rejects.toThrow(
    /dock_booking_one_vehicle/,
  );
  await db.dockBooking.create({ data: { ...row, id: v7(), dock: 2, stopIds: [v7()], from, until } });
  await db.dockBooking.create({ data: { ...row, id: v7(), stopIds: [v7()], from: until, until: at(60).now } });
});

test("the courier and the hub read the same dock and time; goods handed in give the dock back", async () => {
  const { near, errands } = await onTheirWay(1);
  const [errand] = errands;
  if (!errand) throw new Error("no errand");
  const { courier, shipmentId, codes } = errand;
  await promise(0)(errand);
  await keepDocks(db, at(0));
  const [booking] = await bookings(near);
  const { stops } = await courierDay(db, courier, at(1).now);
  expect(stops.map(({ dock }) => dock)).toEqual([
    null,
    { number: 1, from: booking?.from.toISOString(), until: booking?.until.toISOString() },
  ]);
  expect(await docksOfHub(db, near, at(1).now)).toMatchObject([
    { dock: 1, turns: [{ brings: 1, takes: 0, grams: 5_000, vehicle: "truck", isThere: false }] },
  ]);
  await tell(courier, shipmentId, 10, { type: "arrived" });
  await tell(courier, shipmentId, 12, { type: "scanned", code: codes[0] ?? "" });
  await tell(courier, shipmentId, 30, { type: "scanned", code: codes[0] ?? "" });
  await keepDocks(db, at(31));
  expect(await bookings(near)).toEqual([]);
  expect(await docksOfHub(db, near, at(31).now)).toEqual([]);
});

test("who is later than the slot gets another; fewer docks move vehicles at once, a closed hub has none", async () => {
  const { near, errands } = await onTheirWay(2);
  await setDocks(near, 2);
  for (const errand of errands) await promise(0)(errand);
  await keepDocks(db, at(0));
  const [first, second] = await bookings(near);
  expect([first?.dock, second?.dock, second?.from]).toEqual([1, 2, first?.from]);
  await setDocks(near, 1);
  expect((await bookings(near)).map(({ dock, from }) => [dock, from])).toEqual([
    [1, first?.from],
    [1, first?.until],
  ]);
  expect(await faults()).toEqual([]);
  const lateAt = new Date((first?.until.getTime() ?? 0) + 600 * 60_000);
  await db.stop.updateMany({
    where: { kind: "dropoff", run: { courierId: first?.courierId ?? "" } },
    data: { eta: lateAt },
  });
  expect(await keepDocks(db, at(1))).toEqual({ ok: true, hubs: 1 });
  const moved = (await bookings(near)).find(({ courierId }) => courierId === first?.courierId);
  expect(Math.abs((moved?.from.getTime() ?? 0) - lateAt.getTime())).toBeLessThanOrEqual(450_000);
  await closeHub(db, at(2), operator, { hubId: near, reason: "Ngập" });
  await keepDocks(db, at(2));
  expect(await bookings(near)).toEqual([]);
});
