import { beforeEach, expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { improveHere } from "#test/improve-here";
import { testDatabase } from "#test/test-database";
import { answerOffer } from "../offers/answer-offer.server";
import type { Standing } from "./board";
import { decide } from "./decide";
import type { Decision, Surroundings } from "./decision";
import { Desk } from "./desk";
import { keptPlans, keptRun } from "./kept-plan";
import { loadBoard } from "./load-board.server";
import { surroundingsAt } from "./surroundings.server";
import { tickDesk } from "./tick-desk.server";
import { wakeDesks } from "./wake-desks.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);
const { at, aCourier, aShipment, shipmentOf } = world;

beforeEach(world.emptyRoad);

/** What one tick decides, and the desk it was decided at. */
async function tick(shipments: readonly { shipmentId: string }[], minutes: number) {
  const moment = () => at(minutes);
  await wakeDesks(db, moment(), shipments);
  const shard = (await shipmentOf(shipments[0]?.shipmentId ?? "")).shard ?? "";
  let decisions: readonly Decision[] = [];
  const listening = async (...ask: Parameters<typeof decide>) => (decisions = await decide(...ask));
  await tickDesk(db, { moment, improve: improveHere, decide: listening }, shard);
  return { decisions, shard };
}

async function boardOf(shard: string, minutes: number) {
  const { board } = await loadBoard(db, shard, at(minutes).now);
  const noSearch: Surroundings["improve"] = () => Promise.reject(new Error("nothing is planned here"));
  return { board, desk: new Desk(board, await surroundingsAt(db, noSearch)) };
}

test("what waits is read back with its place in the plan, and the next look keeps the plan without a search", async () => {
  const shipments = await Promise.all(Array.from({ length: 8 }, () => aShipment({ grams: 1_000, dueInHours: 6 })));
  const courier = await aCourier({ lat: 10.83, lng: 106.66 });
  const { decisions, shard } = await tick(shipments, 0);
  const planned = new Map<string, Standing>(
    decisions.flatMap((each) =>
      each.kind === "wait" && each.plannedFor !== null
        ? [[each.loadId, { kind: "planned", courierId: each.plannedFor, slot: each.slot }]]
        : [],
    ),
  );
  expect(planned.size).toBeGreaterThan(0);

  const offer = await db.offer.findFirstOrThrow({ where: { status: "sent" } });
  await answerOffer(db, at(0.2), courier, { offerId: offer.id, answer: "accept" });
  const { board, desk } = await boardOf(shard, 0.5);
  const read = new Map(board.loads.map(({ id, standing }) => [id, standing]));
  for (const [id, standing] of planned) expect(read.get(id)).toEqual(standing);
  const plans = [...keptPlans(board.loads, desk)];
  expect(plans.map(([driver]) => driver.id)).toEqual([courier.courierId]);
  for (const [driver, kept] of plans) {
    expect(kept.map(({ load }) => load.id).toSorted()).toEqual([...planned.keys()].toSorted());
    expect(keptRun(desk.runOf(driver), kept, desk)).not.toBeNull();
  }
});

test("a place is forgotten with its plan", async () => {
  const shipments = await Promise.all(Array.from({ length: 8 }, () => aShipment({ grams: 1_000, dueInHours: 6 })));
  await aCourier({ lat: 10.83, lng: 106.66 });
  await tick(shipments, 0);
  expect(await db.outlook.count({ where: { behindDoor: { not: null } } })).toBeGreaterThan(0);
  await db.offer.updateMany({ data: { status: "expired" } });
  await db.shift.updateMany({ data: { until: at().now } });
  await db.shipment.updateMany({ where: { status: "offered" }, data: { status: "ready" } });
  await tick(shipments, 1);
  expect(await db.outlook.count({ where: { behindDoor: { not: null } } })).toBe(0);
});
