import { beforeEach, expect, test } from "vitest";
import { v7 } from "uuid";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { minuteOfDay } from "~/domain/areas/day-hours";
import { inForceAt } from "~/domain/areas/in-force.server";
import { addMovementRule } from "~/domain/areas/keep-movement-rule.server";
import { closeDropPoint } from "~/domain/areas/keep-drop-point.server";
import { readGroundForUse } from "~/domain/areas/read-ground.server";
import { setAreaColour } from "~/domain/areas/set-area-colour.server";
import { vehicles, type Operator } from "~/domain/identity/types";
import type { Phone } from "~/domain/shared/phone";
import { minuteOf } from "~/domain/shared/time";
import { transact } from "~/platform/db.server";
import { areaNewsOf } from "./area-news.server";
import { callOffParcels } from "./call-off-parcels.server";
import { carryOutAreaChanges, followPasses } from "./carry-out-area-changes.server";
import { heldNewsOf } from "./held-news.server";
import { nextTurn } from "./next-turn.server";
import { causeOfHold, newsOfHold } from "../hubs/reroute-news.server";
import { revokePass } from "../passes/revoke-pass.server";
import { previewAreaChange, previewUnlessSeen, type ChangeDraft, type PreviewStep } from "./preview-area-change.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aShipment, aCourier, aSpell, promise, shipmentOf } = world;
const operator: Operator = {
  ...{ personId: v7(), phone: "+84912345678" as Phone, name: "Điều hành", isOperator: true },
  ...{ sellers: [], courierId: null, courierStatus: null },
};
const door = { provinceCode: "79", communeCode: "2" };

beforeEach(world.emptyRoad);

const aPoint = (kind: string, communeCode: string) =>
  db.dropPoint.create({
    data: {
      ...{ id: v7(), kind, name: "Nhà văn hóa", street: "3 Lê Lợi", provinceCode: "79", communeCode },
      ...{ lat: 10.78, lng: 106.7, hoursFrom: 480, hoursUntil: 1080, keptById: v7(), createdAt: at().now },
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
  const { shipmentId, orderId, subOrderId } = await aShipment();
  const { courierId } = await aCourier();
  if (withPass) await aPass(courierId);
  await promise(shipmentId, courierId);
  return { shipmentId, orderId, subOrderId, courierId };
};
const fetched = async ({ shipmentId, courierId }: { shipmentId: string; courierId: string }) => {
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "picked_up" } });
  await db.shipmentLeg.updateMany({ where: { shipmentId }, data: { courierId, startedAt: at(1).now } });
  await db.stop.updateMany({ where: { shipmentId, kind: "pickup" }, data: { status: "done" } });
};
const facts = (type: string, shipmentId: string) =>
  db.outboxEvent.count({ where: { type, subject: `shipment:${shipmentId}` } });
const seal = (colour: "red" | "sealed") =>
  setAreaColour(db, at(1), operator, {
    ...{ area: door, colour, reason: "Dịch", source: "QĐ 12", from: null, until: null },
  });

test("red: whoever has no pass loses the parcel, whoever has one keeps it; the preview said so and wrote nothing", async () => {
  const [without, withOne] = [await aPromised(), await aPromised({ withPass: true })];
  const preview = await previewAreaChange(db, at(1).now, {
    kind: "colour",
    area: door,
    colour: "red",
    from: null,
    until: null,
  });
  expect(preview).toMatchObject({ counts: { release: 1 }, takesOrders: true, hits: [{ orderId: without.orderId }] });
  expect(await db.areaSpell.count()).toBe(0);
  await seal("red");
  expect(await carryOutAreaChanges(db, at(2))).toEqual({ ok: true, changes: 1, touched: { release: 1 } });
  expect(await shipmentOf(without.shipmentId)).toMatchObject({ status: "ready", courierId: null, runId: null });
  expect(await shipmentOf(withOne.shipmentId)).toMatchObject({ status: "assigned", courierId: withOne.courierId });
  expect(await carryOutAreaChanges(db, at(3))).toMatchObject({ changes: 0 });
});

test("what is in force somewhere at a minute is said for everybody, with the paper's reason and the next change", async () => {
  await aPoint("ward", "2");
  const area = {
    area: door,
    colour: "sealed" as const,
    reason: "Dịch",
    source: "",
    from: at(60).now,
    until: at(120).now,
  };
  await setAreaColour(db, at(1), operator, area);
  const [before, during] = [
    await inForceAt(db, door, at(2).now, vehicles),
    await inForceAt(db, door, at(60).now, vehicles),
  ];
  expect(before).toMatchObject({ colour: "green", reason: "", nextChange: at(60).now.toISOString() });
  expect(before.lines.every(({ permission }) => permission === "free")).toBe(true);
  expect(during).toMatchObject({ colour: "sealed", reason: "Dịch", dropPoint: "Nhà văn hóa" });
  expect(during.lines).toEqual([
    { mover: "courier", vehicle: null, permission: "with_pass" },
    { mover: "seller", vehicle: null, permission: "barred" },
    { mover: "shopper", vehicle: null, permission: "barred" },
  ]);
});

test("sealed with a drop point: the parcel goes there in its hours, and back to the door when the ward opens", async () => {
  const point = await aPoint("ward", "2");
  const { shipmentId, orderId } = await aPromised({ withPass: true });
  const before = await shipmentOf(shipmentId);
  const preview = await previewAreaChange(db, at(1).now, {
    kind: "colour",
    area: door,
    colour: "sealed",
    from: null,
    until: null,
  });
  expect(preview.counts).toEqual({ drop_point: 1 });
  await seal("sealed");
  await carryOutAreaChanges(db, at(2));
  expect(await shipmentOf(shipmentId)).toMatchObject({
    ...{ status: "assigned", dropPointId: point.id, dropLat: point.lat },
    dropText: "Nhà văn hóa, 3 Lê Lợi, Phường Sài Gòn, Hồ Chí Minh",
  });
  const placeOfOrder = async () => (await db.subOrder.findFirstOrThrow({ where: { orderId } })).dropPlace;
  expect(await placeOfOrder()).toBe("Nhà văn hóa, 3 Lê Lợi, Phường Sài Gòn, Hồ Chí Minh");
  expect(await db.shipmentLeg.findFirst({ where: { shipmentId } })).toMatchObject({ toLat: point.lat });
  expect(await areaNewsOf(db, orderId, at(3).now)).toMatchObject({
    colour: "sealed",
    terms: "drop_point",
    reason: "Dịch",
  });
  expect(await facts("shipment.rerouted", shipmentId)).toBe(1);
  await db.areaSpell.updateMany({ data: { until: at(4).now } });
  expect(await carryOutAreaChanges(db, at(5))).toMatchObject({ touched: { to_door: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({
    dropPointId: null,
    dropText: before.dropText,
    dropLat: before.dropLat,
  });
  expect(await placeOfOrder()).toBeNull();
});

test("goods on board that may not go on are brought to the nearest open hand-over point", async () => {
  const [shut, open] = [await aPoint("border", "2"), await aPoint("border", "1")];
  const mine = await aPromised();
  const { shipmentId, courierId } = mine;
  await fetched(mine);
  await seal("red");
  expect(await carryOutAreaChanges(db, at(2))).toMatchObject({ touched: { hand_over: 1 } });
  expect(shut.id).not.toBe(open.id);
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", courierId, handOverId: open.id });
});

test("what is held on board goes on by itself when the area turns, and not before, once", async () => {
  await aPoint("border", "1");
  const mine = await aPromised();
  const { shipmentId, courierId } = mine;
  await fetched(mine);
  await seal("red");
  await carryOutAreaChanges(db, at(2));
  expect(await carryOutAreaChanges(db, at(3), door)).toMatchObject({ touched: {} });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", courierId });
  const told = await newsOfHold(db, shipmentId, at(3).now);
  expect(told).toMatchObject({ areaName: "Phường Sài Gòn, Hồ Chí Minh", until: null });
  expect(await causeOfHold(db, shipmentId)).toBe(told?.cause);
  await db.areaSpell.updateMany({ data: { until: at(4).now } });
  const both = await Promise.all([carryOutAreaChanges(db, at(5)), carryOutAreaChanges(db, at(5))]);
  expect(both.filter(({ touched }) => touched.go_on === 1)).toHaveLength(1);
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "picked_up", heldWhy: null, handOverId: null });
  expect(await db.stop.count({ where: { kind: "dropoff", status: "planned" } })).toBe(1);
  expect(await facts("shipment.resumed", shipmentId)).toBe(1);
  expect(await newsOfHold(db, shipmentId, at(6).now)).toBeNull();
});

test("a pass that comes lets goods on board go on; one that is taken back stops them, its courier's parcels and nobody else's", async () => {
  const [mine, other] = [await aPromised({ withPass: true }), await aPromised({ withPass: true })];
  await seal("red");
  await carryOutAreaChanges(db, at(2));
  await fetched(mine);
  const pass = await db.pass.findFirstOrThrow({ where: { courierId: mine.courierId } });
  await revokePass(db, at(3), operator, { courierId: mine.courierId, passId: pass.id, reason: "Hết danh sách" });
  expect(await followPasses(db, at(3), mine)).toMatchObject({ touched: { hand_over: 1 } });
  expect(await shipmentOf(other.shipmentId)).toMatchObject({ status: "assigned" });
  expect(await followPasses(db, at(4), mine)).toMatchObject({ touched: {} });
  await aPass(mine.courierId);
  expect(await followPasses(db, at(5), mine)).toMatchObject({ touched: { go_on: 1 } });
  expect(await shipmentOf(mine.shipmentId)).toMatchObject({ status: "picked_up", heldWhy: null });
});

test("hours of a rule are acted upon at their minute, each turn once, and the next one is known", async () => {
  const { shipmentId } = await aPromised({ withPass: true });
  await db.movementClock.updateMany({ data: { carriedUntil: at(1).now } });
  const { id } = await db.movementRule.create({
    data: {
      ...{ id: v7(), mover: "seller", permission: "barred", provinceCode: "79" },
      ...{ hoursFrom: minuteOfDay(minuteOf(at(10).now)), hoursUntil: minuteOfDay(minuteOf(at(40).now)) },
      ...{ from: at(1).now, begunAt: at(1).now },
    },
  });
  expect(await carryOutAreaChanges(db, at(9))).toMatchObject({ touched: {} });
  expect(await nextTurn(db, at(9).now)).toEqual(at(10).now);
  await db.shipment.updateMany({ data: { windowFrom: at(0).now } });
  await db.shipmentLeg.updateMany({ data: { windowFrom: at(0).now } });
  expect(await carryOutAreaChanges(db, at(10))).toMatchObject({ touched: { hold: 1 } });
  expect(await heldNewsOf(db, (await shipmentOf(shipmentId)).orderId, at(11).now)).toMatchObject([
    { isAtSeller: true, spell: null, until: at(40).now.toISOString() },
  ]);
  expect(await carryOutAreaChanges(db, at(20))).toMatchObject({ touched: {} });
  expect(await carryOutAreaChanges(db, at(40))).toMatchObject({ touched: { go_on: 1 } });
  expect(await carryOutAreaChanges(db, at(41))).toMatchObject({ touched: {} });
  await db.movementRule.delete({ where: { id } });
});

test("a ward that gets a drop point while its parcels wait: they go on to the point, and the shopper hears of it once", async () => {
  const { shipmentId } = await aShipment();
  await seal("sealed");
  expect(await carryOutAreaChanges(db, at(2))).toMatchObject({ touched: { hold: 1 } });
  const where = { ...door, lat: 10.78, lng: 106.7, hours: { from: 480, until: 1080 }, phone: "" };
  const ward = { ...where, kind: "ward", name: "Nhà văn hóa", street: "3 Lê Lợi" } as const;
  const opening = await previewAreaChange(db, at(2).now, { kind: "point_opened", point: ward });
  expect(opening.hits).toMatchObject([{ consequence: "go_on", stage: "held" }]);
  const point = await aPoint("ward", "2");
  expect(await carryOutAreaChanges(db, at(3), door)).toMatchObject({ touched: { go_on: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "ready", dropPointId: point.id });
  expect([await facts("shipment.rerouted", shipmentId), await facts("shipment.resumed", shipmentId)]).toEqual([1, 0]);
});

test("a hand-over point that closes: its goods are sent to the next one, and wait in no run meanwhile", async () => {
  const [near, far] = [await aPoint("border", "1"), await aPoint("border", "1")];
  const mine = await aPromised();
  const { shipmentId } = mine;
  await fetched(mine);
  await seal("red");
  await carryOutAreaChanges(db, at(2));
  const first = (await shipmentOf(shipmentId)).handOverId;
  const second = first === near.id ? far.id : near.id;
  await closeDropPoint(db, at(3), operator, first ?? "");
  expect(await carryOutAreaChanges(db, at(4), door)).toMatchObject({ touched: { hand_over: 1 } });
  expect(await shipmentOf(shipmentId)).toMatchObject({ status: "held", handOverId: second });
});

const always = { from: null, until: null };
const curfew = {
  kind: "rule",
  mover: "courier",
  permission: "with_pass",
  area: door,
  ...{ colour: null, hours: null, vehicle: null, goods: null, replaces: null, ...always },
} as const;

test("every kind of change is previewed: rules, their ends, borders, points and passes, with what becomes of each order", async () => {
  const point = await aPoint("border", "1");
  const [promised, carried] = [await aPromised(), await aPromised({ withPass: true })];
  await fetched(carried);
  const see = (draft: ChangeDraft) => previewAreaChange(db, at(1).now, draft);
  expect((await see(curfew)).hits).toMatchObject([
    { orderId: promised.orderId, consequence: "release", stage: "promised", courierName: "Hải" },
  ]);
  const barred = await see({ ...curfew, permission: "barred" });
  expect(barred).toMatchObject({ counts: { release: 1, hand_over: 1 }, runs: 1 });
  expect(barred.hits).toContainEqual(
    expect.objectContaining({ orderId: carried.orderId, stage: "on_board", place: point.name }),
  );
  const gate = { leaving: { colour: null, area: null }, entering: { colour: null, area: door } } as const;
  const border = { kind: "crossing", ...gate, permission: "barred", gate: "", delayMinutes: 0, ...always } as const;
  expect((await see(border)).counts).toEqual({ release: 1 });
  expect(await db.movementRule.count({ where: { setById: { not: null } } })).toBe(0);

  await seal("red");
  await carryOutAreaChanges(db, at(2));
  const pass = await db.pass.findFirstOrThrow({ where: { courierId: carried.courierId } });
  const revoked = { kind: "pass_revoked", courierId: carried.courierId, passId: pass.id } as const;
  expect((await see(revoked)).hits).toMatchObject([{ orderId: carried.orderId, consequence: "hand_over" }]);
  await revokePass(db, at(3), operator, { ...carried, passId: pass.id, reason: "Hết" });
  await followPasses(db, at(3), carried);
  expect((await see({ kind: "point_closed", dropPointId: point.id })).hits).toMatchObject([
    { orderId: carried.orderId, consequence: "hand_over", stage: "held", place: null },
  ]);
  const spell = await db.areaSpell.findFirstOrThrow({ where: { until: null } });
  expect((await see({ kind: "colour_end", spellId: spell.id, until: "now" })).counts).toEqual({ go_on: 1 });
});

test("what became different between the look and the confirmation is said, and has to be confirmed again", async () => {
  const first = await aPromised();
  const ask = (step: PreviewStep) => previewUnlessSeen(db, at(1).now, curfew, step);
  const seen = (await ask({ step: "preview", seen: "" }))?.seen ?? "";
  expect(await ask({ step: "confirm", seen })).toBeNull();
  const second = await aPromised();
  const again = await ask({ step: "confirm", seen });
  expect(again?.differences).toEqual([{ code: second.orderId, was: null, is: "release" }]);
  await db.shipment.update({ where: { id: first.shipmentId }, data: { status: "cancelled" } });
  const later = await ask({ step: "confirm", seen: again?.seen ?? "" });
  expect(later?.differences).toEqual([{ code: first.orderId, was: "release", is: null }]);
  expect(await ask({ step: "insist", seen })).toBeNull();
});

test("a rule that takes another's place begins the minute that one ends", async () => {
  const { kind: _, ...rule } = curfew;
  const words = { reason: "", source: "" };
  const first = await addMovementRule(db, at(1), operator, { ...rule, ...words });
  const replaces = first.ok ? first.ruleId : "";
  const from = at(60).now;
  const change = { ...rule, ...words, permission: "barred", replaces, from } as const;
  expect(await addMovementRule(db, at(2), operator, change)).toMatchObject({ ok: true });
  expect(await db.movementRule.findUnique({ where: { id: replaces } })).toMatchObject({ until: from });
  expect(await addMovementRule(db, at(61), operator, { ...change, from: null })).toMatchObject({
    reason: "already_over",
  });
  const [built] = await db.movementRule.findMany({ where: { setById: null, mover: "courier", colour: "red" } });
  const stricter = { ...change, from: null, colour: "red", replaces: built?.id ?? "" } as const;
  expect(await addMovementRule(db, at(62), operator, stricter)).toMatchObject({ ok: true });
  expect(await db.movementRule.findUnique({ where: { id: built?.id ?? "" } })).toMatchObject({ until: at(62).now });
  await db.movementRule.deleteMany({ where: { setById: { not: null } } });
  await db.movementRule.updateMany({ where: { id: built?.id ?? "" }, data: { until: null, endedById: null } });
});

test("a shopper may call off what waits for its area or goes elsewhere than agreed, and nothing else", async () => {
  const [held, moved, agreed] = [await aPromised(), await aPromised({ withPass: true }), await aPromised()];
  const aboard = await aPromised();
  await fetched(aboard);
  const callOff = ({ orderId }: { orderId: string }) => callOffParcels(db, at(3), { orderId });
  expect(await callOff(moved)).toEqual({ ok: true, count: 0 });
  const heldFor = { status: "held", heldWhy: "closed_area" };
  await db.shipment.update({
    where: { id: held.shipmentId },
    data: { ...heldFor, courierId: null, runId: null },
  });
  await db.stop.updateMany({ where: { shipmentId: held.shipmentId }, data: { status: "skipped" } });
  await db.shipment.update({ where: { id: aboard.shipmentId }, data: heldFor });
  const point = await aPoint("ward", "2");
  for (const { shipmentId } of [moved, agreed])
    await db.shipment.update({ where: { id: shipmentId }, data: { dropPointId: point.id } });
  await db.subOrder.update({ where: { id: agreed.subOrderId }, data: { dropPointId: point.id } });
  const done = await Promise.all([callOff(held), callOff(held), callOff(aboard), callOff(moved), callOff(agreed)]);
  expect(done.map(({ count }) => count).sort()).toEqual([0, 0, 1, 1, 1]);
  expect(await shipmentOf(held.shipmentId)).toMatchObject({ status: "cancelled", heldWhy: null });
  expect(await shipmentOf(aboard.shipmentId)).toMatchObject({ status: "returning", courierId: aboard.courierId });
  expect(await shipmentOf(moved.shipmentId)).toMatchObject({ status: "cancelled", courierId: null });
  expect(await shipmentOf(agreed.shipmentId)).toMatchObject({ status: "assigned" });
  expect(await facts("shipment.cancelled", held.shipmentId)).toBe(1);
  expect(await db.runChange.count({ where: { shipmentId: moved.shipmentId, kind: "cancelled" } })).toBe(1);
  await db.dropPoint.deleteMany({});
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
