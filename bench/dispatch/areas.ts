import { setAreaColour } from "~/domain/areas/set-area-colour.server";
import { carryOutAreaChanges } from "~/domain/delivery/area-changes/carry-out-area-changes.server";
import { tickDesk } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import type { Operator } from "~/domain/identity/types";
import { parsePhone } from "~/domain/shared/phone";
import { systemIds } from "~/platform/clock.server";
import { improveHere } from "#test/improve-here";
import { deliveryWorld } from "#test/delivery-world";
import { cpuMs } from "./cpu";
import { withDatabase, type BenchDb } from "./throw-away-database";

/**
 * How long the shop takes when the commune of so many doors turns red or is sealed: what couriers without a pass were asked or had
 * promised is taken back, what they carry is held with a place to hand it over, and the desks plan the rest anew; in a sealed
 * commune all goes to its drop point. A throw-away PostgreSQL of its own; wall-clock time, and this process's own beside it.
 *
 *     npm run bench:areas -- [LOADS] [COURIERS] [red|sealed]
 */
const [loads = 700, couriers = 150] = process.argv.slice(2, 4).map(Number);
const colour = process.argv[4] === "sealed" ? "sealed" : "red";

/** Shipments made side by side before anything is measured. */
const atOnce = 8;

await withDatabase(measure);

async function measure(db: BenchDb): Promise<void> {
  const world = deliveryWorld(db);
  const all = await shipments(world);
  const crew = await Promise.all(Array.from({ length: couriers }, () => world.aCourier()));
  const promised = all.slice(0, Math.floor(loads * 0.6));
  for (const [n, { shipmentId }] of promised.entries()) {
    const { courierId } = crew[n % crew.length] ?? {};
    if (courierId === undefined || courierId === null) throw new Error("no courier");
    await world.promise(shipmentId, courierId);
    if (n % 3 === 0) await fetchOne(db, world, shipmentId, courierId);
  }
  await lookAtAll(db, world, all.slice(promised.length), 0);
  const before = await standing(db);

  const phone = parsePhone("0912345678");
  if (phone === null) throw new Error("not a phone number");
  const operator: Operator = {
    ...{ personId: systemIds.next(), phone, name: "Điều hành", isOperator: true },
    ...{ sellers: [], courierId: null, courierStatus: null },
  };
  if (colour === "sealed") await aDropPoint(db, world);
  const change = { colour, reason: "Dịch", source: "QĐ 12", from: null, until: null } as const;
  await setAreaColour(db, world.at(1), operator, { area: { provinceCode: "79", communeCode: "2" }, ...change });
  const carried = await timed(() => carryOutAreaChanges(db, world.at(1)));
  const after = await standing(db);
  const planned = await timed(() => lookAtAll(db, world, all, 1));
  console.log(`${loads} open loads to one commune, ${couriers} couriers without a pass; it is ${colour} now`);
  console.log(`before:  ${before}`);
  console.log(`carried out in ${carried.said}: ${JSON.stringify(carried.value.touched)}`);
  console.log(`after:   ${after}`);
  console.log(`all desks planned anew in ${planned.said}: ${await standing(db)}`);
}

type World = ReturnType<typeof deliveryWorld>;
type Made = { readonly shipmentId: string };

async function shipments(world: World): Promise<Made[]> {
  const all: Made[] = [];
  for (let first = 0; first < loads; first += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, loads - first) }, (_, more) => {
      const n = first + more;
      const gate = { lat: 10.82 + ((n * 37) % 97) / 1_940, lng: 106.66 + ((n * 37) % 61) / 1_220 };
      return world.aShipment({ gate, grams: 1_000 + (n % 7) * 900, dueInHours: 4 + (n % 3) });
    });
    all.push(...(await Promise.all(some)));
  }
  return all;
}

/** The courier fetched what they had promised. */
async function fetchOne(db: BenchDb, world: World, shipmentId: string, courierId: string): Promise<void> {
  await db.stop.updateMany({ where: { shipmentId, kind: "pickup" }, data: { status: "done" } });
  await db.shipment.update({ where: { id: shipmentId }, data: { status: "picked_up" } });
  await db.shipmentLeg.updateMany({ where: { shipmentId }, data: { courierId, startedAt: world.at().now } });
}

async function aDropPoint(db: BenchDb, world: World): Promise<void> {
  await db.dropPoint.create({
    data: {
      ...{ id: systemIds.next(), kind: "ward", name: "Nhà văn hóa", street: "3 Lê Lợi", provinceCode: "79" },
      ...{ communeCode: "2", lat: 10.78, lng: 106.7, hoursFrom: 480, hoursUntil: 1_080 },
      ...{ keptById: systemIds.next(), createdAt: world.at().now },
    },
  });
}

/** One tick of every desk that these loads lie on. */
async function lookAtAll(db: BenchDb, world: World, all: readonly Made[], minutes: number): Promise<void> {
  const moment = () => world.at(minutes);
  await wakeDesks(db, moment(), all);
  const desks = await db.$queryRaw<{ shard: string }[]>`select distinct shard from shipment where shard is not null`;
  for (const { shard } of desks) await tickDesk(db, { moment, improve: improveHere }, shard);
}

/** How many shipments are in which state. */
async function standing(db: BenchDb): Promise<string> {
  const states = await db.$queryRaw<{ status: string; count: number }[]>`
    select status, count(*)::int as count from shipment group by status order by status`;
  return states.map(({ status, count }) => `${count} ${status}`).join(", ");
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; said: string }> {
  const [begun, worked] = [performance.now(), cpuMs()];
  const value = await work();
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  return {
    value,
    said: `${seconds(performance.now() - begun)} s (${seconds(cpuMs() - worked)} of it this process at work)`,
  };
}
