import { v7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { improveHere } from "#test/improve-here";
import { brokenRoadRules } from "#test/invariants";
import { testDatabase } from "#test/test-database";
import { endAreaColour } from "~/domain/areas/end-area-colour.server";
import { setAreaColour } from "~/domain/areas/set-area-colour.server";
import type { Courier } from "~/domain/identity/types";
import { answerOffer } from "../offers/answer-offer.server";
import { breakDown } from "../hand-over/break-down.server";
import { carryOutAreaChanges } from "../area-changes/carry-out-area-changes.server";
import type { CourierEvent } from "../runs/courier-event";
import { driveOn } from "../runs/drive-on.server";
import { endShift, startShift } from "../runs/keep-shift.server";
import { recordCourierEvent } from "../runs/record-courier-event.server";
import { reorderStops } from "../runs/reorder-stops.server";
import { seekHandOver } from "../hand-over/seek-hand-over.server";
import { assignLoad } from "./by-hand/assign-load.server";
import { takeAwayLoad } from "./by-hand/take-away-load.server";
import { decide } from "./decide";
import { tickDesk } from "./tick-desk.server";
import { wakeDesks } from "./wake-desks.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aShipment, shipmentOf, offered } = world;

beforeEach(world.emptyRoad);

/** Chance decides who is first; so often that each has been. */
const rounds = [1, 2, 3, 4];
const anOperator = async () => ({ ...(await aCourier({ onShift: false })), isOperator: true as const });
const tick = (shard: string, minutes = 0) =>
  tickDesk(db, { moment: () => at(minutes), improve: improveHere, decide }, shard);
const say = (courier: Courier, shipmentId: string, event: CourierEvent, minutes = 2) =>
  recordCourierEvent(db, at(minutes), courier, {
    ...{ shipmentId, event, clientEventId: v7(), deviceId: "phone", deviceTime: at(minutes).now },
  });

/** Test time stands still while the database's clock goes on: only whether an offer hangs cannot be asked. */
const faults = async () => (await brokenRoadRules(db)).filter(({ fault }) => !fault.startsWith("hangs"));

async function accepted(over: Parameters<typeof aShipment>[0] = {}) {
  const shipment = await aShipment(over);
  const courier = await aCourier();
  const { offerId } = await offered(shipment.shipmentId);
  await answerOffer(db, at(), courier, { offerId, answer: "accept" });
  return { ...shipment, courier };
}

async function onBoard(over: Parameters<typeof aShipment>[0] = {}) {
  const carried = await accepted(over);
  await say(carried.courier, carried.shipmentId, { type: "arrived" });
  for (const code of carried.codes) await say(carried.courier, carried.shipmentId, { type: "scanned", code });
  return carried;
}

test("two ticks on one desk: one of them looks, nobody is asked twice", async () => {
  for (const round of rounds) {
    const shipments = await Promise.all([aShipment(), aShipment(), aShipment()]);
    for (let courier = 0; courier < 2; courier += 1) await aCourier();
    await wakeDesks(db, at(), shipments);
    const { shard } = await shipmentOf(shipments[0].shipmentId);
    const ticks = await Promise.all([tick(shard ?? ""), tick(shard ?? ""), tick(shard ?? "")]);
    expect(
      ticks.filter(({ outcome }) => outcome === "ticked"),
      `round ${round}`,
    ).toHaveLength(1);
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("a tick that has lost its desk to another carries out nothing the other has done", async () => {
  const shipments = await Promise.all([aShipment(), aShipment()]);
  for (let courier = 0; courier < 3; courier += 1) await aCourier();
  await wakeDesks(db, at(), shipments);
  const shard = (await shipmentOf(shipments[0].shipmentId)).shard ?? "";
  const slow = tickDesk(
    db,
    {
      ...{ moment: () => at(), improve: improveHere },
      decide: async (board, surroundings) => {
        const decisions = await decide(board, surroundings);
        await wakeDesks(db, at(1), shipments);
        expect(await tick(shard, 1)).toMatchObject({ outcome: "ticked" });
        return decisions;
      },
    },
    shard,
  );
  expect(await slow).toMatchObject({ outcome: "ticked", figures: { done: 0 } });
  expect(await faults()).toEqual([]);
});

test("a yes and an operator's other plan for the same load", async () => {
  const operator = await anOperator();
  for (const round of rounds) {
    const { shipmentId } = await aShipment();
    const asked = await aCourier();
    const { offerId } = await offered(shipmentId);
    const { courierId } = await aCourier();
    const [yes, given] = await Promise.all([
      answerOffer(db, at(), asked, { offerId, answer: "accept" }),
      round % 2 === 0
        ? assignLoad(db, at(), operator, { shipmentId, courierId })
        : takeAwayLoad(db, at(), operator, { shipmentId, taking: "hold", reason: "thử" }),
    ]);
    const shipment = await shipmentOf(shipmentId);
    if (round % 2 === 0) expect([yes.ok, given.ok].filter(Boolean), JSON.stringify([yes, given])).toHaveLength(1);
    else expect(shipment.status).toBe("held");
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("a yes while the area of the door is sealed: nobody is left on the way there", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { shipmentId } = await aShipment();
    const asked = await aCourier();
    const { offerId } = await offered(shipmentId);
    const area = { provinceCode: "79", communeCode: "2" };
    const close = async () => {
      const colour = { area, colour: "sealed" as const, reason: "Dịch", source: "", from: null, until: null };
      const set = await setAreaColour(db, at(), { personId: v7() }, colour);
      await carryOutAreaChanges(db, at());
      return set.ok ? set.spellId : "";
    };
    const [, spellId] = await Promise.all([answerOffer(db, at(), asked, { offerId, answer: "accept" }), close()]);
    expect((await shipmentOf(shipmentId)).status).toBe("held");
    expect(await faults()).toEqual([]);
    await endAreaColour(db, at(1), { personId: v7() }, { spellId, until: null });
    await world.emptyRoad();
  }
});

test("a courier's own order while an operator puts something more into the run", async () => {
  const operator = await anOperator();
  for (let round = 0; round < 3; round += 1) {
    const courier = await aCourier({ capacityG: 60_000 });
    const two = await Promise.all([aShipment(), aShipment()]);
    for (const { shipmentId } of two)
      await assignLoad(db, at(), operator, { shipmentId, courierId: courier.courierId });
    const { shipmentId } = await aShipment();
    const stops = await db.stop.findMany({
      where: { run: { courierId: courier.courierId }, status: "planned" },
      orderBy: { position: "asc" },
    });
    const reorder = { stopId: stops[1]?.id ?? "", direction: "up", reason: "road" } as const;
    await Promise.all([
      reorderStops(db, at(), courier, reorder),
      assignLoad(db, at(), operator, { shipmentId, courierId: courier.courierId }),
      reorderStops(db, at(), courier, { ...reorder, stopId: stops[2]?.id ?? "" }),
    ]);
    expect(await shipmentOf(shipmentId)).toMatchObject({ status: "assigned", courierId: courier.courierId });
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("a breakdown at the door while the goods are handed over there: delivered or stranded, never both", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { shipmentId, courier } = await onBoard();
    await say(courier, shipmentId, { type: "arrived" });
    const { dropPin } = await shipmentOf(shipmentId);
    const [said, broken] = await Promise.all([
      say(courier, shipmentId, { type: "delivered", by: { kind: "pin", pin: dropPin } }),
      breakDown(db, at(3), courier, { at: { lat: 10.78, lng: 106.7 }, words: "" }),
    ]);
    const { status, keeperId } = await shipmentOf(shipmentId);
    expect({ status, keeperId, stranded: broken.stranded }).toEqual(
      said.ok
        ? { status: "delivered", keeperId: null, stranded: 0 }
        : { status: "ready", keeperId: courier.courierId, stranded: 1 },
    );
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("an operator's hold, the end of a shift and a tick, all at once", async () => {
  const operator = await anOperator();
  for (let round = 0; round < 3; round += 1) {
    const [one, other] = await Promise.all([aShipment(), aShipment()]);
    const { courier } = await accepted();
    await aCourier();
    await wakeDesks(db, at(1), [one, other]);
    const shard = (await shipmentOf(one.shipmentId)).shard ?? "";
    await Promise.all([
      tick(shard, 1),
      takeAwayLoad(db, at(1), operator, { shipmentId: one.shipmentId, taking: "hold", reason: "thử" }),
      endShift(db, at(1), courier),
    ]);
    expect((await shipmentOf(one.shipmentId)).status).toBe("held");
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("the last parcel is scanned while the keeper drives on: the goods are with one of them", async () => {
  const operator = await anOperator();
  for (let round = 0; round < 3; round += 1) {
    const { shipmentId, codes, courier: keeper } = await onBoard();
    await breakDown(db, at(3), keeper, { at: { lat: 10.8, lng: 106.68 }, words: "" });
    const taker = await aCourier();
    await assignLoad(db, at(4), operator, { shipmentId, courierId: taker.courierId });
    await say(taker, shipmentId, { type: "arrived" }, 5);
    await startShift(db, at(5), keeper, { lat: 10.8, lng: 106.68, ageSeconds: 0 });
    const [scan, on] = await Promise.allSettled([
      say(taker, shipmentId, { type: "scanned", code: codes[0] ?? "" }, 6),
      driveOn(db, at(6), keeper, { shipmentId }),
    ]);
    const { courierId, keeperId, status } = await shipmentOf(shipmentId);
    const isTaken = scan.status === "fulfilled" && scan.value.ok;
    expect({ courierId, keeperId, status }, JSON.stringify([scan, on])).toEqual({
      ...{ courierId: isTaken ? taker.courierId : keeper.courierId, keeperId: null, status: "picked_up" },
    });
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});

test("an operator sends somebody to the goods while they are delivered", async () => {
  const operator = await anOperator();
  for (let round = 0; round < 3; round += 1) {
    const { shipmentId, courier } = await onBoard();
    await say(courier, shipmentId, { type: "arrived" });
    const { dropPin } = await shipmentOf(shipmentId);
    const [said, sought] = await Promise.all([
      say(courier, shipmentId, { type: "delivered", by: { kind: "pin", pin: dropPin } }),
      seekHandOver(db, at(3), operator, { shipmentId, words: "" }),
    ]);
    expect([said.ok, sought.ok].filter(Boolean), JSON.stringify([said, sought])).toHaveLength(1);
    expect(await faults()).toEqual([]);
    await world.emptyRoad();
  }
});
