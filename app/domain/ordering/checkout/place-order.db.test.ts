import { describe, expect, test } from "vitest";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { aBasket, anOrderFor, openDesk } from "#test/checkout";
import { openStall, stockOf } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { addToBasket, changeBasketLine, removeFromBasket } from "../basket/add-to-basket.server";
import { countBasket, findBasket, readBasket } from "../basket/basket-queries.server";
import { expireOrders } from "./expire-orders.server";
import { placeOrder, type OrderDesk } from "./place-order.server";

const { db } = await testDatabase();
const now = sundayMorning;
const moment = { now, ids: systemIds };

const newShopper = () => ({ tokenHash: systemIds.next(), personId: null });

const fill = (packId: string, quantity = 1_500) => aBasket(db, moment, [[{ packId }, quantity]]);

describe("a basket", () => {
  test("gathers the same pack in one line, up to what may be bought at once", async () => {
    const { packId } = await openStall(db);
    const shopper = newShopper();
    await addToBasket(db, moment, shopper, { packId, quantity: 1_000 });
    await addToBasket(db, moment, shopper, { packId, quantity: 500 });
    const basket = await findBasket(db, shopper.tokenHash);
    expect(await readBasket(db, basket?.basketId ?? "")).toMatchObject([
      { quantity: 1_500, onSale: true, available: 100_000 },
    ]);
    await Promise.all(Array.from({ length: 5 }, () => addToBasket(db, moment, shopper, { packId, quantity: 20_000 })));
    expect(await readBasket(db, basket?.basketId ?? "")).toMatchObject([{ quantity: 50_000 }]);
  });

  test("opened by eight taps at once is one basket", async () => {
    const stalls = await Promise.all(Array.from({ length: 8 }, () => openStall(db)));
    const shopper = newShopper();
    await Promise.all(stalls.map(({ packId }) => addToBasket(db, moment, shopper, { packId, quantity: 500 })));
    expect(await countBasket(db, shopper.tokenHash)).toBe(8);
  });

  test("refuses quantities that are not offered and packs that are off sale", async () => {
    const { packId, productId } = await openStall(db);
    for (const quantity of [0, -500, 0.5, 700, 50_500, Number.NaN]) {
      expect(await addToBasket(db, moment, newShopper(), { packId, quantity })).toMatchObject({
        reason: "quantity_not_offered",
      });
    }
    await db.product.update({ where: { id: productId }, data: { status: "paused" } });
    expect(await addToBasket(db, moment, newShopper(), { packId, quantity: 500 })).toEqual({
      ok: false,
      reason: "not_on_sale",
    });
  });

  test("lines change to the nearest step and go away twice without harm", async () => {
    const { packId } = await openStall(db);
    const { tokenHash, basketId } = await fill(packId);
    expect(await changeBasketLine(db, moment, tokenHash, { packId, quantity: 2_700 })).toEqual({
      ok: true,
      quantity: 2_500,
    });
    await removeFromBasket(db, moment, tokenHash, packId);
    await removeFromBasket(db, moment, tokenHash, packId);
    expect(await readBasket(db, basketId)).toEqual([]);
  });
});

describe("placing an order", () => {
  test("splits it by seller, fixes prices, holds the goods and empties the basket", async () => {
    const [first, second] = [
      await openStall(db),
      await openStall(db, { soldBy: "each", gramsPerUnit: 2_000, priceVnd: 18_000, unit: "piece", stock: 10 }),
    ];
    const { basketId, tokenHash } = await fill(first.packId);
    await addToBasket(db, moment, { tokenHash, personId: null }, { packId: second.packId, quantity: 3 });
    const placed = await placeOrder(db, moment, openDesk, anOrderFor(basketId));
    if (!placed.ok) throw new Error(placed.reason);
    const order = await db.order.findUniqueOrThrow({
      where: { id: placed.orderId },
      include: { subOrders: true, events: true },
    });
    expect(order).toMatchObject({
      status: "awaiting_payment",
      goodsVnd: 145_500,
      deliveryVnd: 40_000,
      totalVnd: 185_500,
    });
    expect(order.subOrders.map(({ goodsVnd }) => goodsVnd).sort()).toEqual([108_000, 37_500]);
    expect(order.events.map(({ type }) => type)).toEqual(["order.placed"]);
    expect(await stockOf(db, second.packId)).toMatchObject({ available: 7, held: 3 });
    expect(await readBasket(db, basketId)).toEqual([]);
    expect(await db.outboxEvent.count({ where: { type: "order.placed", subject: `order:${placed.orderId}` } })).toBe(1);
  });

  test("pressed eight times at once with one key makes one order", async () => {
    const { packId } = await openStall(db);
    const { basketId } = await fill(packId);
    const command = anOrderFor(basketId);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => placeOrder(db, moment, openDesk, command)));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.orderId)).size).toBe(1);
    expect(await stockOf(db, packId)).toMatchObject({ held: 1_500 });
  });

  test("from two tabs with two keys makes one order", async () => {
    const { packId } = await openStall(db);
    const { basketId } = await fill(packId);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => placeOrder(db, moment, openDesk, anOrderFor(basketId))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await db.order.count({ where: { basketId } })).toBe(1);
    expect(await stockOf(db, packId)).toMatchObject({ held: 1_500 });
  });

  test("with a used key and another content is refused, and so is somebody else's key", async () => {
    const { packId } = await openStall(db);
    const { basketId } = await fill(packId);
    const command = anOrderFor(basketId);
    await placeOrder(db, moment, openDesk, command);
    expect(await placeOrder(db, moment, openDesk, { ...command, note: "khác" })).toEqual({
      ok: false,
      reason: "key_reused",
    });
    const other = await fill(packId);
    expect(await placeOrder(db, moment, openDesk, { ...command, basketId: other.basketId })).toEqual({
      ok: false,
      reason: "key_reused",
    });
    expect(await readBasket(db, other.basketId)).toHaveLength(1);
  });

  test("with a used form over a basket filled anew is told so, and not answered with the old order", async () => {
    const { packId } = await openStall(db);
    const first = await fill(packId);
    const command = anOrderFor(first.basketId);
    const placed = await placeOrder(db, moment, openDesk, command);
    expect(placed).toMatchObject({ ok: true, replayed: false });
    expect(await placeOrder(db, moment, openDesk, command)).toMatchObject({ ok: true, replayed: true });
    const again = { tokenHash: first.tokenHash, personId: null };
    await addToBasket(db, moment, again, { packId, quantity: 2_500 });
    expect(await placeOrder(db, moment, openDesk, command)).toEqual({ ok: false, reason: "key_reused" });
    expect(await readBasket(db, first.basketId)).toMatchObject([{ packId, quantity: 2_500 }]);
    expect(await db.order.count({ where: { basketId: first.basketId } })).toBe(1);
  });

  test("is refused whole when a seller cannot deliver, the price moved or the goods are gone", async () => {
    const { packId } = await openStall(db, { stock: 1_000 });
    const { basketId } = await fill(packId);
    const closed: OrderDesk = {
      ...openDesk,
      quoteDelivery: () => Promise.resolve({ ok: false, reason: "area_closed" }),
    };
    expect(await placeOrder(db, moment, closed, anOrderFor(basketId))).toMatchObject({
      reason: "cannot_deliver",
      sellers: [{ why: "area_closed" }],
    });
    expect(await placeOrder(db, moment, openDesk, anOrderFor(basketId, { shownTotalVnd: 1 }))).toMatchObject({
      reason: "price_changed",
    });
    expect(await placeOrder(db, moment, openDesk, anOrderFor(basketId))).toEqual({
      ok: false,
      reason: "out_of_stock",
      shortages: [{ packId, available: 1_000 }],
    });
    expect(await readBasket(db, basketId)).toHaveLength(1);
    expect(await db.order.count({ where: { basketId } })).toBe(0);
  });

  test("by fifty buyers of ten units sells exactly ten and refuses forty", async () => {
    const { packId } = await openStall(db, {
      soldBy: "each",
      pricedBy: "each",
      unit: "bunch",
      gramsPerUnit: 300,
      stock: 10,
    });
    const baskets = await Promise.all(Array.from({ length: 50 }, () => fill(packId, 1)));
    const outcomes = await Promise.all(
      baskets.map(({ basketId }) => placeOrder(db, moment, openDesk, anOrderFor(basketId))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "out_of_stock")).toHaveLength(40);
    expect(await stockOf(db, packId)).toEqual({ received: 10, available: 0, held: 10, allocated: 0, shipped: 0 });
  });
});

describe("an unpaid order", () => {
  test("expires once, however many workers look, and gives goods and basket back", async () => {
    const { packId } = await openStall(db);
    const { basketId } = await fill(packId);
    const placed = await placeOrder(db, moment, openDesk, anOrderFor(basketId));
    if (!placed.ok) throw new Error(placed.reason);
    expect(await expireOrders(db, { ...moment, now: minutesAfter(now, 14) })).toBe(0);
    const later = { ...moment, now: minutesAfter(now, 15) };
    await Promise.all(Array.from({ length: 4 }, () => expireOrders(db, later)));
    expect(await db.order.findUnique({ where: { id: placed.orderId }, select: { status: true } })).toEqual({
      status: "expired",
    });
    expect(await stockOf(db, packId)).toMatchObject({ available: 100_000, held: 0 });
    expect(await readBasket(db, basketId)).toMatchObject([{ packId, quantity: 1_500 }]);
    expect(await db.outboxEvent.count({ where: { type: "order.expired", subject: `order:${placed.orderId}` } })).toBe(
      1,
    );
  });
});
