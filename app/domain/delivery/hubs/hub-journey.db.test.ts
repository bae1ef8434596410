import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import type { Courier, Operator } from "~/domain/identity/types";
import { carriersOf } from "../carriers-queries.server";
import type { CourierEvent } from "../runs/courier-event";
import { openDesks } from "../dispatch/desk-queries.server";
import { decideHeld } from "../area-changes/decide-held.server";
import { changeHub, createHub } from "./keep-hub.server";
import { closeHub, openHub } from "./open-and-close-hub.server";
import { previewHubClosing } from "../area-changes/preview-area-change.server";
import { shipmentsOfOrder } from "../queries.server";
import { receiveAtHub } from "./receive-at-hub.server";
import { recordCourierEvent } from "../runs/record-courier-event.server";
import { renewEstimates } from "../runs/renew-estimates.server";
import { rerouteAroundHub, resumeAtHub } from "./reroute-around-hub.server";
import { confirmReturn, sendBackFromHub } from "./return-from-hub.server";
import { sortAtHub } from "./sort-at-hub.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aHub, aShipment, shipmentOf, dispatch } = world;
const operator = { personId: v7(), isOperator: true } as Operator;

beforeEach(world.emptyRoad);

const tell = (courier: Courier, shipmentId: string, minutes: number, event: CourierEvent) =>
  recordCourierEvent(db, at(minutes), courier, {
    ...{ shipmentId, clientEventId: v7(), deviceId: "phone", deviceTime: at(minutes).now, event },
  });

/** Dalat to Saigon in two days, with a hub at each end. */
async function farAway(over: Parameters<typeof aShipment>[0] = {}) {
  const [near, far] = [await aHub({ name: "Kho Đà Lạt", lat: 11.94, lng: 108.44 }), await aHub()];
  const shipment = await aShipment({ gate: { lat: 11.95, lng: 108.45 }, dueInHours: 52, ...over });
  return { ...shipment, near, far };
}

const legsOf = (shipmentId: string) => db.shipmentLeg.findMany({ where: { shipmentId }, orderBy: { seq: "asc" } });

async function take(shipmentId: string, minutes: number, who: Parameters<typeof aCourier>[0]): Promise<Courier> {
  await db.shift.updateMany({ where: { until: null }, data: { until: at(minutes).now } });
  const courier = await aCourier(who);
  await db.shift.updateMany({ data: { seenAt: at(minutes).now } });
  expect(await dispatch(shipmentId, minutes)).toEqual({ outcome: "rostered", courierId: courier.courierId });
  return courier;
}

const truck = { vehicle: "truck", capacityG: 5_000_000, rangeM: 1_400_000, hasColdBox: true };
const collecting = { ...truck, lat: 11.95, lng: 108.45, rangeM: 60_000 };
const hauling = { ...truck, lat: 11.93, lng: 108.44 };
const scan = (code: string | undefined): CourierEvent => ({ type: "scanned", code: code ?? "" });

async function collected(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await farAway(over);
  const first = await take(shipment.shipmentId, 0, collecting);
  await tell(first, shipment.shipmentId, 10, { type: "arrived" });
  for (const code of shipment.codes) await tell(first, shipment.shipmentId, 12, scan(code));
  return { ...shipment, first };
}

async function atFirstHub(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await collected(over);
  for (const code of shipment.codes) await tell(shipment.first, shipment.shipmentId, 30, scan(code));
  return shipment;
}

/** Sorted at the first hub, hauled, received by the second, sorted there. */
async function atLastHub(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await atFirstHub(over);
  const { shipmentId, near, far, codes } = shipment;
  await sortAtHub(db, at(40), operator, { hubId: near, shipmentId });
  const haul = await take(shipmentId, 60, hauling);
  await tell(haul, shipmentId, 70, { type: "arrived" });
  for (const code of codes) await tell(haul, shipmentId, 72, scan(code));
  for (const parcelCode of codes) await receiveAtHub(db, at(600), operator, { hubId: far, parcelCode });
  await sortAtHub(db, at(610), operator, { hubId: far, shipmentId });
  return { ...shipment, haul };
}

const faults = async (): Promise<unknown[]> => {
  const views = await db.$queryRaw<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'v' and relname ~ '^invariant_(13|14|21|22|8[0-6])_'`;
  expect(views.length).toBe(11);
  const found = await Promise.all(
    views.map(({ name }) => db.$queryRawUnsafe<unknown[]>(`select '${name}' as view, * from "${name}"`)),
  );
  // Another test's shipments are called off without a line in their log.
  return found.flat().filter((each) => !JSON.stringify(each).includes("is cancelled, its last event"));
};

test("from a far farm through two hubs to the door, each leg with a courier, a clock and a pay of its own", async () => {
  const { shipmentId, orderId, subOrderId, near, far, codes, first, haul } = await atLastHub({
    parcelCodes: ["A", "B"],
  });
  const planned = await shipmentOf(shipmentId);
  expect(planned).toMatchObject({ routeVia: "hub", routeWhy: "cheaper", status: "ready", legSeq: 3, hubId: far });
  expect(planned.hubVnd).toBeLessThan(planned.directVnd ?? 0);
  expect(planned.readyAt).toEqual(at(620).now);
  expect(await dispatch(shipmentId, 615)).toMatchObject({ outcome: "nobody" });
  const rider = await take(shipmentId, 621, {});
  await tell(rider, shipmentId, 630, { type: "arrived" });
  for (const code of codes) await tell(rider, shipmentId, 632, scan(code));
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "out_for_delivery", hubId: null });
  await tell(rider, shipmentId, 650, { type: "arrived" });
  const pin = planned.dropPin;
  expect(await tell(rider, shipmentId, 652, { type: "delivered", by: { kind: "pin", pin } })).toMatchObject({
    status: "delivered",
  });
  const legs = await legsOf(shipmentId);
  expect(legs.map(({ kind, fromHubId, toHubId }) => [kind, fromHubId, toHubId])).toEqual([
    ["first", null, near],
    ["haul", near, far],
    ["last", far, null],
  ]);
  expect(await carriersOf(db, subOrderId)).toEqual(
    [first, haul, rider].map(({ courierId }, index) => ({ courierId, payVnd: legs[index]?.payVnd })),
  );
  expect((await shipmentsOfOrder(db, orderId))[0]?.hubs.map(({ name, isPast }) => [name, isPast])).toEqual([
    ["Kho Đà Lạt", true],
    ["Kho Thủ Đức", true],
  ]);
  const told = await db.shipmentEvent.findMany({
    where: { shipmentId, toStatus: { not: null } },
    orderBy: { id: "asc" },
    select: { toStatus: true },
  });
  expect(
    told.map(({ toStatus }) => toStatus).filter((status) => /hub|sorted|transit|out_for|picked/.test(status ?? "")),
  ).toEqual(["picked_up", "at_hub", "sorted", "in_transit", "at_hub", "sorted", "out_for_delivery"]);
  expect(await faults()).toEqual([]);
});

test("the courier of the first leg sees a hub to hand in at, no shopper and no telephone number of one", async () => {
  const { shipmentId, codes, first, far, near } = await collected({ parcelCodes: ["A", "B"] });
  expect(await tell(first, shipmentId, 20, scan(codes[0]))).toMatchObject({ status: "picked_up" });
  expect(await receiveAtHub(db, at(21), operator, { hubId: far, parcelCode: codes[1] ?? "" })).toEqual({
    ok: false,
    reason: "other_hub",
    hubName: "Kho Đà Lạt",
  });
  const [left, right] = await Promise.all([
    receiveAtHub(db, at(22), operator, { hubId: near, parcelCode: codes[1] ?? "" }),
    tell(first, shipmentId, 22, scan(codes[1])),
  ]);
  expect([left.ok, right.ok]).toContain(true);
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "at_hub", hubId: near, courierId: null });
  expect(await receiveAtHub(db, at(23), operator, { hubId: near, parcelCode: codes[1] ?? "" })).toMatchObject({
    reason: "already_here",
  });
  expect(await receiveAtHub(db, at(23), operator, { hubId: near, parcelCode: "nothing" })).toMatchObject({
    reason: "unknown_parcel",
  });
  expect(await db.run.count({ where: { courierId: first.courierId, status: "open" } })).toBe(0);
  expect(await faults()).toEqual([]);
});

test("a first leg that is late takes the next leg and the shopper's estimate with it, and a real arrival brings them back", async () => {
  const { shipmentId, orderId, near } = await collected();
  const [, before] = await legsOf(shipmentId);
  await db.stop.updateMany({ where: { shipmentId, kind: "dropoff" }, data: { eta: at(1_500).now } });
  expect(await renewEstimates(db, at(40))).toMatchObject({ renewed: 1 });
  expect(await renewEstimates(db, at(40))).toMatchObject({ renewed: 0 });
  const [first, haul, last] = await legsOf(shipmentId);
  expect(first?.eta).toEqual(at(1_500).now);
  expect(haul?.readyAt).toEqual(at(1_520).now);
  expect((haul?.readyAt ?? 0) > (before?.readyAt ?? 0)).toBe(true);
  expect((await shipmentsOfOrder(db, orderId))[0]?.stopEta).toBe(last?.eta.toISOString());
  const parcel = await db.parcel.findFirstOrThrow({ where: { shipmentId } });
  await receiveAtHub(db, at(60), operator, { hubId: near, parcelCode: parcel.code });
  expect((await legsOf(shipmentId))[1]?.readyAt).toEqual(at(80).now);
});

test("a hub that closes: what waits at the farm takes another way, what is on the road another hub, what lies there waits for a person", async () => {
  const lying = await atFirstHub();
  const { near } = lying;
  const road = await aShipment({ gate: { lat: 11.95, lng: 108.45 }, dueInHours: 52 });
  const carrier = await take(road.shipmentId, 31, collecting);
  await tell(carrier, road.shipmentId, 33, { type: "arrived" });
  await tell(carrier, road.shipmentId, 34, scan(road.codes[0]));
  const farm = await aShipment({ gate: { lat: 11.95, lng: 108.45 }, dueInHours: 52 });
  const other = await aHub({ name: "Kho Đức Trọng", lat: 11.73, lng: 108.37 });
  const preview = await previewHubClosing(db, at(40).now, near);
  expect(preview.counts).toEqual({ hold: 1, another_way: 2 });
  expect(preview.hits.find(({ stage }) => stage === "on_board")).toMatchObject({ place: "Kho Đức Trọng" });
  expect(await closeHub(db, at(40), operator, { hubId: near, reason: " " })).toMatchObject({ reason: "reason_needed" });
  expect(await closeHub(db, at(40), operator, { hubId: near, reason: "Ngập" })).toEqual({ ok: true });
  expect(await rerouteAroundHub(db, at(41), { hubId: near })).toMatchObject({ rerouted: 2, held: 1 });
  expect(await rerouteAroundHub(db, at(41), { hubId: near })).toMatchObject({ rerouted: 0, held: 0 });
  expect(await shipmentOf(lying.shipmentId)).toMatchObject({ status: "held", heldWhy: "hub_closed", hubId: near });
  for (const { shipmentId } of [road, farm]) {
    const legs = await legsOf(shipmentId);
    expect(legs.map(({ toHubId }) => toHubId)).not.toContain(near);
    expect(legs[0]?.toHubId).toBe(other);
  }
  expect(await shipmentOf(road.shipmentId)).toMatchObject({ status: "picked_up", courierId: carrier.courierId });
  expect(await receiveAtHub(db, at(50), operator, { hubId: near, parcelCode: road.codes[0] ?? "" })).toMatchObject({
    reason: "other_hub",
  });
  expect(await faults()).toEqual([]);
  await openHub(db, at(60), operator, { hubId: near });
  expect(await resumeAtHub(db, at(60), { hubId: near })).toMatchObject({ resumed: 1 });
  expect(await shipmentOf(lying.shipmentId)).toMatchObject({ status: "at_hub", heldWhy: null });
});

test("with no other hub near, goods on the road wait for a person with their courier, and go on when the hub opens", async () => {
  const { shipmentId, near, first } = await collected();
  expect((await previewHubClosing(db, at(20).now, near)).counts).toEqual({ hold: 1 });
  await closeHub(db, at(20), operator, { hubId: near, reason: "Cháy" });
  expect(await rerouteAroundHub(db, at(20), { hubId: near })).toMatchObject({ held: 1 });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", courierId: first.courierId });
  await openHub(db, at(60), operator, { hubId: near });
  await resumeAtHub(db, at(61), { hubId: near });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "picked_up" });
  expect(await faults()).toEqual([]);
});

test("goods that nobody takes at the door go back to the hub, and from there home with the hub's people", async () => {
  const { shipmentId, far, codes } = await atLastHub();
  const rider = await take(shipmentId, 621, {});
  await tell(rider, shipmentId, 630, { type: "arrived" });
  await tell(rider, shipmentId, 632, scan(codes[0]));
  await tell(rider, shipmentId, 650, { type: "arrived" });
  await tell(rider, shipmentId, 651, { type: "failed", reason: "changed_mind", note: "" });
  expect(await tell(rider, shipmentId, 670, { type: "returned" })).toMatchObject({ status: "at_hub" });
  expect(await shipmentOf(shipmentId)).toMatchObject({ hubId: far, goesBack: true, courierId: null });
  expect(await sortAtHub(db, at(671), operator, { hubId: far, shipmentId })).toMatchObject({ reason: "goes_back" });
  expect(await sendBackFromHub(db, at(680), operator, { hubId: far, shipmentId })).toEqual({ ok: true });
  expect(await confirmReturn(db, at(2_000), operator, { hubId: far, shipmentId })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "returned", hubId: null });
  expect(await faults()).toEqual([]);
});

test("goods at a hub are not called off; held there they go on from where they stood or home", async () => {
  const { shipmentId, near } = await atFirstHub();
  await closeHub(db, at(40), operator, { hubId: near, reason: "Ngập" });
  await rerouteAroundHub(db, at(40), { hubId: near });
  expect(await decideHeld(db, at(41), operator, { shipmentId, decision: "cancel" })).toMatchObject({
    reason: "goods_on_board",
  });
  expect(await decideHeld(db, at(42), operator, { shipmentId, decision: "send_back" })).toEqual({ ok: true });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "at_hub", goesBack: true });
});

test("a cold room is not given up while chilled goods are there or on their way", async () => {
  const { near } = await collected({ coldClass: "chilled" });
  const facts = {
    ...{ code: "DL1", name: "Kho Đà Lạt", phone: "+84263000000", street: "1 Hùng Vương", provinceCode: "79" },
    ...{ communeCode: "1", opensMinute: 300, closesMinute: 1_320, sortMinutes: 20, dayKg: 5_000, dockSlots: 4 },
    ...{ hasColdRoom: true, pin: null },
  };
  const change = (over: object) => changeHub(db, at(1), operator, near, { ...facts, ...over });
  expect(await change({ hasColdRoom: false })).toMatchObject({ reason: "cold_goods_there" });
  expect(await change({ closesMinute: 0 })).toMatchObject({ reason: "closes_before_it_opens" });
  expect(await change({ communeCode: "404" })).toMatchObject({ reason: "unknown_commune" });
  expect(await change({ pin: { lat: 21, lng: 105 } })).toMatchObject({ reason: "pin_far" });
  expect(await change({ dayKg: 9_000 })).toEqual({ ok: true, code: "DL1" });
  expect(await createHub(db, at(2), operator, facts)).toMatchObject({ reason: "code_taken" });
  expect(await createHub(db, at(2), operator, { ...facts, code: "DL2" })).toMatchObject({ ok: true, code: "DL2" });
});

test("the desk of the last mile is called after the doors it brings to, not after the farms far away", async () => {
  const { shipmentId } = await collected();
  const legSeq = (await legsOf(shipmentId)).length;
  await db.desk.create({ data: { shard: "last-mile" } });
  await db.shipment.update({ where: { id: shipmentId }, data: { legSeq, shard: "last-mile" } });
  expect(await openDesks(db)).toMatchObject([{ shard: "last-mile", place: "Phường Sài Gòn, Hồ Chí Minh" }]);
});
