import fc from "fast-check";
import { expect, test } from "vitest";
import { v7 } from "uuid";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Actor } from "~/domain/identity/types";
import { systemIds } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import { holdStock } from "./hold-stock.server";
import { receiveLot } from "./receive-lot.server";
import { allocateHolds, deallocate, openHolds, releaseHolds } from "./settle-holds.server";
import { shipAllocation } from "./ship-allocation.server";
import { writeOffLot } from "./write-off-lot.server";

const { db } = await testDatabase();
const moment = momentAt(undefined, systemIds);
const expiresAt = new Date("2026-11-22T09:00:00+07:00");

const pay = (orderId: string) => transact(db, async (tx) => allocateHolds(tx, moment, await openHolds(tx, orderId)));

async function aLot(quantity: number, { packId = v7(), harvestedOn = "2026-11-20" } = {}) {
  const harvest = { packId, productId: v7(), sellerId: v7(), harvestedOn, quantity, actorId: v7() };
  const { lotId } = await transact(db, (tx) => receiveLot(tx, moment, harvest));
  return { lotId, packId };
}

const hold = (lines: { packId: string; quantity: number; lineId?: string }[], orderId: string = v7()) =>
  transact(db, (tx) =>
    holdStock(tx, moment, { orderId, expiresAt, lines: lines.map((line) => ({ lineId: v7(), ...line })) }),
  );

/** As many at once as there are connections: a crowded machine must not turn waiting for one into a failure. */
async function crowd<T>(size: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const outcomes: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < size) outcomes.push(await work(next++));
  };
  await Promise.all(Array.from({ length: 14 }, lane));
  return outcomes;
}

const levels = (lotId: string) =>
  db.lot.findUniqueOrThrow({
    where: { id: lotId },
    select: {
      received: true,
      available: true,
      held: true,
      allocated: true,
      shipped: true,
      writtenOff: true,
      status: true,
    },
  });

async function replayed(lotId: string) {
  const { _sum: sum } = await db.stockMovement.aggregate({
    where: { lotId },
    _sum: { dAvailable: true, dHeld: true, dAllocated: true, dShipped: true, dWrittenOff: true },
  });
  return {
    available: sum.dAvailable,
    held: sum.dHeld,
    allocated: sum.dAllocated,
    shipped: sum.dShipped,
    writtenOff: sum.dWrittenOff,
  };
}

test("one harvest told many times is brought in once; another one under its name is a lot of its own", async () => {
  const harvest = {
    packId: v7(),
    productId: v7(),
    sellerId: v7(),
    harvestedOn: "2026-11-20",
    actorId: v7(),
    quantity: 40,
  };
  const tell = (change = {}) => transact(db, (tx) => receiveLot(tx, moment, { ...harvest, lotId, ...change }));
  const lotId = v7();
  const told = await crowd(5, () => tell());
  expect(new Set(told.map(({ code }) => code)).size).toBe(1);
  const { packId } = harvest;
  expect(await db.lot.findMany({ where: { packId } })).toMatchObject([{ id: lotId, received: 40, available: 40 }]);
  await tell({ quantity: 15 });
  expect(await db.lot.aggregate({ where: { packId }, _sum: { available: true } })).toEqual({ _sum: { available: 55 } });
  const stranger = await tell({ sellerId: v7() });
  expect(stranger.lotId, "somebody else's lot stays theirs").not.toBe(lotId);
});

test("what is spoiled is taken off once, however often its form arrives; the next count is another", async () => {
  const { lotId } = await aLot(40);
  const { sellerId } = await db.lot.findUniqueOrThrow({ where: { id: lotId } });
  const farmer = { personId: v7(), sellers: [{ sellerId, status: "approved" }] } as Actor;
  const tell = (quantity: number, countId: string) =>
    writeOffLot(db, moment, farmer, { lotId, countId, quantity, reason: "spoiled" });
  const count = v7();
  expect(await crowd(5, () => tell(30, count))).toEqual(Array.from({ length: 5 }, () => ({ ok: true })));
  expect(await levels(lotId)).toMatchObject({ available: 10, writtenOff: 30 });
  expect(await tell(30, v7())).toMatchObject({ reason: "more_than_available" });
  expect(await tell(4, count), "a page gone back to").toEqual({ ok: true });
  expect(await levels(lotId)).toMatchObject({ available: 6, writtenOff: 34 });
});

test("of fifty buyers for ten units exactly ten get one", async () => {
  const { lotId, packId } = await aLot(10);
  const outcomes = await crowd(50, () => hold([{ packId, quantity: 1 }]));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "out_of_stock")).toHaveLength(40);
  expect(await levels(lotId)).toMatchObject({ available: 0, held: 10 });
});

test("orders that want the same lots in different order never deadlock", async () => {
  const first = await aLot(1000);
  const second = await aLot(1000);
  const outcomes = await crowd(40, (index) => {
    const lines = [
      { packId: first.packId, quantity: 1 },
      { packId: second.packId, quantity: 1 },
    ];
    return hold(index % 2 ? lines : lines.reverse());
  });
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await levels(second.lotId)).toMatchObject({ available: 960, held: 40 });
});

test("an order that one pack falls short of holds nothing at all", async () => {
  const plenty = await aLot(10);
  const scarce = await aLot(1);
  expect(
    await hold([
      { packId: plenty.packId, quantity: 5 },
      { packId: scarce.packId, quantity: 2 },
    ]),
  ).toEqual({
    ok: false,
    reason: "out_of_stock",
    shortages: [{ packId: scarce.packId, available: 1 }],
  });
  expect(await levels(plenty.lotId)).toMatchObject({ available: 10, held: 0 });
});

test("a hold keeps the instant at which it ends", async () => {
  const { packId } = await aLot(1);
  const orderId = v7();
  await hold([{ packId, quantity: 1 }], orderId);
  expect(await db.hold.findFirst({ where: { orderId }, select: { expiresAt: true } })).toEqual({ expiresAt });
});

test("paying twice allocates once, and after release the hold is gone", async () => {
  const { lotId, packId } = await aLot(5);
  const orderId = v7();
  await hold([{ packId, quantity: 2 }], orderId);
  expect(await Promise.all([pay(orderId), pay(orderId)])).toEqual([{ ok: true }, { ok: true }]);
  expect(await levels(lotId)).toMatchObject({ available: 3, held: 0, allocated: 2 });

  const unpaid = v7();
  await hold([{ packId, quantity: 1 }], unpaid);
  await transact(db, (tx) => releaseHolds(tx, moment, unpaid, "expired"));
  expect(await pay(unpaid)).toEqual({ ok: false, reason: "hold_gone" });
  expect(await levels(lotId)).toMatchObject({ available: 3, held: 0, allocated: 2 });
});

test("the scale decides what leaves: less goes back on sale, more comes from the shelf or the field", async () => {
  const { lotId, packId } = await aLot(3000);
  const order = v7();
  const [light, heavy] = [v7(), v7()];
  await hold(
    [
      { packId, quantity: 1000, lineId: light },
      { packId, quantity: 2000, lineId: heavy },
    ],
    order,
  );
  await pay(order);
  await transact(db, (tx) => shipAllocation(tx, moment, { lineId: light, quantity: 950 }));
  await transact(db, (tx) => shipAllocation(tx, moment, { lineId: light, quantity: 950 }));
  expect(await levels(lotId)).toMatchObject({ available: 50, allocated: 2000, shipped: 950 });
  await transact(db, (tx) => shipAllocation(tx, moment, { lineId: heavy, quantity: 2080 }));
  expect(await levels(lotId)).toMatchObject({
    received: 3030,
    available: 0,
    allocated: 0,
    shipped: 3030,
    status: "depleted",
  });
});

test("a rejected line's goods are on sale again", async () => {
  const { lotId, packId } = await aLot(4);
  const [order, lineId] = [v7(), v7()];
  await hold([{ packId, quantity: 4, lineId }], order);
  await pay(order);
  await transact(db, (tx) => deallocate(tx, moment, [lineId], "rejected"));
  await transact(db, (tx) => deallocate(tx, moment, [lineId], "rejected"));
  expect(await levels(lotId)).toMatchObject({ available: 4, allocated: 0, status: "sellable" });
});

test("a change of stock is told once for each product", async () => {
  const { lotId, packId } = await aLot(5);
  await aLot(5, { packId });
  const { productId } = await db.lot.findUniqueOrThrow({ where: { id: lotId } });
  const told = () => db.outboxEvent.count({ where: { type: "stock.changed", subject: `product:${productId}` } });
  const before = await told();
  await hold([
    { packId, quantity: 2 },
    { packId, quantity: 1 },
  ]);
  expect(await told()).toBe(before + 1);
});

test("whatever happens, replaying the movements rebuilds the levels", async () => {
  const step = fc.record({
    what: fc.constantFrom("hold", "pay", "expire", "ship", "reject"),
    quantity: fc.integer({ min: 1, max: 9 }),
    pick: fc.nat(20),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const old = await aLot(12, { harvestedOn: "2026-11-18" });
      const fresh = await aLot(12, { packId: old.packId });
      const orders: { orderId: string; lineId: string }[] = [];
      for (const { what, quantity, pick } of steps) {
        const order = orders[pick % Math.max(1, orders.length)];
        if (what === "hold" || !order) {
          const made = { orderId: v7(), lineId: v7() };
          const outcome = await hold([{ packId: old.packId, quantity, lineId: made.lineId }], made.orderId);
          if (outcome.ok) orders.push(made);
        } else if (what === "pay") await pay(order.orderId);
        else if (what === "expire") await transact(db, (tx) => releaseHolds(tx, moment, order.orderId, "expired"));
        else if (what === "ship")
          await transact(db, (tx) => shipAllocation(tx, moment, { lineId: order.lineId, quantity }));
        else await transact(db, (tx) => deallocate(tx, moment, [order.lineId], "rejected"));
      }
      for (const { lotId } of [old, fresh]) expect(await levels(lotId)).toMatchObject(await replayed(lotId));
    }),
    { numRuns: 10 },
  );
}, 90_000);
