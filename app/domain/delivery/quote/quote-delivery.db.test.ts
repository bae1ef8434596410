import { expect, test } from "vitest";
import { deliveryWorld } from "#test/delivery-world";
import { testDatabase } from "#test/test-database";
import { toGrams } from "~/domain/shared/weight";
import { now } from "#test/delivery-examples";
import { quoteDelivery } from "./quote-delivery.server";

const { db } = await testDatabase();
const world = deliveryWorld(db);

const ask = {
  seller: { id: "s", lat: 10.83, lng: 106.66, provinceCode: "79", communeCode: "1" },
  drop: { lat: 10.775, lng: 106.7, provinceCode: "79", communeCode: "2" },
  grams: toGrams(5_000),
  coldClass: "ambient" as const,
  now,
};

test("without couriers there is no room, with one there is a fee and a window", async () => {
  expect(await quoteDelivery(db, ask)).toEqual({ ok: false, reason: "no_capacity" });
  await world.aCourier({ onShift: false });
  expect(await quoteDelivery(db, ask)).toMatchObject({
    ok: true,
    quote: { window: { from: new Date("2026-11-22T15:00:00+07:00") } },
  });
});

test("frozen goods do not travel across the country, and closed areas take nothing", async () => {
  expect(
    await quoteDelivery(db, { ...ask, coldClass: "frozen", drop: { ...ask.drop, lat: 21, lng: 105.8 } }),
  ).toMatchObject({ reason: "too_far" });
  expect(await quoteDelivery(db, { ...ask, coldClass: "chilled" })).toMatchObject({ reason: "no_capacity" });
  const closure = await world.aSpell("2");
  expect(await quoteDelivery(db, ask)).toEqual({ ok: false, reason: "area_closed" });
  await db.areaSpell.delete({ where: { id: closure.id } });
});

test("goods from far away are promised when couriers for each leg through the hubs can keep it, not sooner", async () => {
  const far = { ...ask, seller: { ...ask.seller, lat: 11.95, lng: 108.45 } };
  expect(await quoteDelivery(db, far)).toEqual({ ok: false, reason: "no_capacity" });
  const truck = { onShift: false, vehicle: "truck", capacityG: 5_000_000, rangeM: 1_400_000, lat: 11.94, lng: 108.44 };
  const { courierId } = await world.aCourier(truck);
  const direct = await quoteDelivery(db, far);
  await world.aHub({ name: "Kho Đà Lạt", lat: 11.94, lng: 108.44 });
  await world.aHub();
  const byHub = await quoteDelivery(db, far);
  expect(direct.ok && byHub.ok && byHub.quote.window.from >= direct.quote.window.from).toBe(true);
  expect(direct.ok && byHub.ok && byHub.quote.feeVnd === direct.quote.feeVnd).toBe(true);
  await db.hub.updateMany({ data: { status: "closed", closedAt: now } });
  await db.courier.delete({ where: { id: courierId } });
});

test("a full day moves the promise to the next", async () => {
  for (let count = 0; count < 20; count += 1) {
    const { subOrderId } = await world.aPackedSubOrder({ parcelCodes: [] });
    await db.subOrder.update({
      where: { id: subOrderId },
      data: { windowFrom: new Date("2026-11-22T15:00:00+07:00"), windowUntil: new Date("2026-11-22T19:00:00+07:00") },
    });
  }
  expect(await quoteDelivery(db, ask)).toMatchObject({
    quote: { window: { from: new Date("2026-11-23T07:00:00+07:00") } },
  });
});
