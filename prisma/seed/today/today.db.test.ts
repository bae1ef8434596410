import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt } from "#test/moment";
import { systemIds } from "~/platform/clock.server";
import { improveHere } from "#test/improve-here";
import { tickDesk } from "~/domain/delivery/dispatch/tick-desk.server";
import { wakeDesks } from "~/domain/delivery/dispatch/wake-desks.server";
import { accounts } from "../accounts";
import { courierId, personId, sellerId } from "../people-rows";
import { seedWorld } from "../seed-world";

const { db } = await testDatabase();
const now = new Date("2026-11-22T16:00:00+07:00");
const moment = momentAt(now, systemIds);
const courier = courierId(accounts.courier.phone);

beforeAll(async () => {
  await seedWorld({
    db,
    moment,
    media: null,
    tmnCode: "CHOQUE01",
    pinSecret: "x".repeat(32),
    origin: "http://localhost:3000",
    orders: 60,
  });
}, 300_000);

const partsOf = (sellerSlug: string, status: string) =>
  db.subOrder.findMany({ where: { sellerId: sellerId(sellerSlug), status }, include: { lines: true } });
const farm = accounts.farmer.sellerSlug;
const cooperative = accounts.cooperative.sellerSlug;

test("the demo farmer has two new orders, one with a kilo and a half and one that the scale will price", async () => {
  const lines = (await partsOf(farm, "new")).flatMap((part) => part.lines);
  expect(new Set(lines.map((line) => line.subOrderId)).size).toBeGreaterThanOrEqual(2);
  expect(lines).toContainEqual(expect.objectContaining({ soldBy: "weight", quantity: 1500 }));
  expect(lines).toContainEqual(expect.objectContaining({ soldBy: "each", pricedBy: "weight" }));
});

test("the demo farmer has an order with one line on the scale and others still to weigh", async () => {
  const parts = await partsOf(farm, "harvesting");
  const weighed = parts.map(({ lines }) => lines.filter((line) => line.finalVnd !== null).length);
  expect(weighed).toContain(1);
});

test("the demo farmer has a packed order that the demo courier will fetch", async () => {
  const parts = await partsOf(farm, "packed");
  const shipments = await db.shipment.findMany({ where: { subOrderId: { in: parts.map(({ id }) => id) } } });
  expect(shipments).toContainEqual(expect.objectContaining({ courierId: courier, status: "en_route_pickup" }));
});

test("the demo cooperative has two new orders and an accepted one", async () => {
  expect((await partsOf(cooperative, "new")).length).toBeGreaterThanOrEqual(2);
  expect((await partsOf(cooperative, "accepted")).length).toBeGreaterThanOrEqual(1);
});

test("the demo shopper has an order on the way and one that two sellers have yet to accept", async () => {
  const orders = await db.order.findMany({
    where: { personId: personId(accounts.shopper.phone) },
    include: { subOrders: true },
  });
  const states = orders.map(({ subOrders }) => subOrders.map(({ status }) => status));
  expect(states).toContainEqual(["handed_over"]);
  expect(states).toContainEqual(["new", "new"]);
});

test("the demo courier is on duty here and now, with goods on board and goods to fetch", async () => {
  expect(await db.shift.findFirst({ where: { courierId: courier, until: null } })).toMatchObject({ seenAt: now });
  const stops = await db.stop.findMany({
    where: { run: { courierId: courier, status: "open" } },
    orderBy: { position: "asc" },
  });
  expect(stops.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "pickup done",
    "pickup planned",
    expect.stringMatching(/^dropoff planned$/),
    expect.stringMatching(/^dropoff planned$/),
  ]);
});

test("what the demo farm packs next is offered to the demo courier", async () => {
  const { unassignedWhy: _, ...fetched } = await db.shipment.findFirstOrThrow({
    where: { courierId: courier, status: "en_route_pickup" },
  });
  const [part] = await partsOf(farm, "new");
  const id = systemIds.next();
  await db.shipment.create({
    data: {
      ...fetched,
      id,
      code: "K7M2Q9XW4",
      orderId: part?.orderId ?? "",
      subOrderId: part?.id ?? "",
      status: "ready",
      courierId: null,
      runId: null,
      readyAt: now,
    },
  });
  const leg = await db.shipmentLeg.findFirstOrThrow({ where: { shipmentId: fetched.id } });
  await db.shipmentLeg.create({ data: { ...leg, id: systemIds.next(), shipmentId: id, courierId: null } });
  for (const { shard } of await wakeDesks(db, moment, [{ shipmentId: id }]))
    await tickDesk(db, { moment: () => moment, improve: improveHere }, shard);
  expect(await db.offer.findFirst({ where: { shipmentId: id } })).toMatchObject({ status: "sent", courierId: courier });
});

test("operators have applications to decide, parcels nobody carries and an order that still waits for its payment", async () => {
  expect(await db.courier.count({ where: { status: "applied" } })).toBeGreaterThanOrEqual(2);
  expect(await db.shipment.count({ where: { status: "ready", courierId: null } })).toBeGreaterThanOrEqual(2);
  const waiting = await db.order.findMany({ where: { status: "awaiting_payment" } });
  expect(waiting.length).toBeGreaterThanOrEqual(1);
  expect(waiting.length).toBeLessThanOrEqual(2);
  expect(waiting.every(({ holdExpiresAt }) => holdExpiresAt > now)).toBe(true);
});

test("goods from far away are at every step of their way through hubs, and no rule is broken by it", async () => {
  const through = await db.shipment.findMany({ where: { routeVia: "hub" }, include: { legs: true } });
  const states = new Set(through.map(({ status }) => status));
  for (const status of ["ready", "picked_up", "at_hub", "in_transit", "out_for_delivery", "delivered"])
    expect(states, status).toContain(status);
  expect(through.some(({ goesBack }) => goesBack)).toBe(true);
  expect(await db.hub.count()).toBe(10);
  const views = await db.$queryRaw<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'v' and relname ~ '^invariant_(1[2-4]|22|8[0-6])_'`;
  for (const { name } of views) expect(await db.$queryRawUnsafe(`select * from "${name}"`), name).toEqual([]);
});
