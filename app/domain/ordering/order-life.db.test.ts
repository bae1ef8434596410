import { describe, expect, test } from "vitest";
import { present } from "~/domain/shared/missing";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { toGrams } from "~/domain/shared/weight";
import { systemIds } from "~/platform/clock.server";
import { anOrder, aPaidOrder, visitVnpay } from "#test/checkout";
import { openStall, stockOf, type Stall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { acceptSubOrder, startHarvest } from "./selling/accept-sub-order.server";
import { readBasket } from "./basket/basket-queries.server";
import { cancelOrder } from "./cancel-order.server";
import { expireOrders } from "./checkout/expire-orders.server";
import { markDelivered, markHandedOver, returnSubOrder } from "./handing-over/mark-handed-over.server";
import { orderForTracking, ordersOf } from "./order-queries.server";
import { packSubOrder } from "./selling/pack-sub-order.server";
import { receivePayment } from "./paying/receive-payment.server";
import { rejectSubOrder } from "./selling/reject-sub-order.server";
import { releaseDue } from "./earnings/release-due.server";
import { countOrdersOfSeller, harvestList, orderOfSeller, ordersOfSeller } from "./selling/seller-queries.server";
import { weighLine } from "./selling/weigh-line.server";

const { db } = await testDatabase();
const now = sundayMorning;
const moment = { now, ids: systemIds };
const late = { ...moment, now: minutesAfter(now, 20) };

const handOf = ({ personId, sellerId }: Stall) => ({ personId, sellerId });
const statusOf = async (orderId: string) => (await db.order.findUniqueOrThrow({ where: { id: orderId } })).status;
const refundsOf = async (orderId: string) =>
  (await db.refund.findMany({ where: { session: { payableId: orderId } }, orderBy: { createdAt: "asc" } })).map(
    ({ cause, amountVnd }) => [cause.split(":")[0], amountVnd],
  );
/** What is left of the order's money with us; a liability shows as a negative balance. */
async function escrowOf(orderId: string): Promise<number> {
  const entries = await db.ledgerEntry.findMany({
    where: { transaction: { orderId } },
    select: { amount: true, accountId: true },
  });
  const account = await db.ledgerAccount.findUnique({ where: { code: `escrow:${orderId}` } });
  return (
    0 -
    entries.filter(({ accountId }) => accountId === account?.id).reduce((sum, { amount }) => sum + Number(amount), 0)
  );
}

async function weighAll(stall: Stall, subOrderId: string, grams: number, count: number | null = null) {
  const { lines } = await orderOfSeller(db, stall.sellerId, subOrderId);
  for (const line of lines) {
    const weighed = await weighLine(db, moment, handOf(stall), {
      subOrderId,
      lineId: line.id,
      weighing: { grams: toGrams(grams), count },
      sure: true,
    });
    if (!weighed.ok) throw new Error(weighed.reason);
  }
  return (await orderOfSeller(db, stall.sellerId, subOrderId)).version;
}

async function packed(stall: Stall, subOrderId: string, grams: number, count: number | null = null) {
  await acceptSubOrder(db, moment, handOf(stall), { subOrderId });
  const version = await weighAll(stall, subOrderId, grams, count);
  return packSubOrder(db, moment, handOf(stall), { subOrderId, parcels: 2, version, creditBelowVnd: 0 });
}

describe("money arriving", () => {
  test("opens the order for its sellers and turns holds into allocations, once", async () => {
    const stall = await openStall(db);
    const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
    const callback = await visitVnpay(db, moment, orderId);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => receivePayment(db, moment, callback)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      ...Array.from({ length: 5 }, () => "already_final"),
      "paid",
    ]);
    expect(await statusOf(orderId)).toBe("confirmed");
    expect(await stockOf(db, stall.packId)).toMatchObject({ held: 0, allocated: 1_500, available: 98_500 });
    expect(await countOrdersOfSeller(db, stall.sellerId)).toMatchObject({ new: 1, preparing: 0 });
    expect(
      await db.outboxEvent.count({
        where: { subject: `order:${orderId}`, type: { in: ["order.paid", "sub_order.opened"] } },
      }),
    ).toBe(2);
    expect(await escrowOf(orderId)).toBe(57_500);
  });

  test("after the hour takes the goods again when they are there, and empties the refilled basket", async () => {
    const stall = await openStall(db, { stock: 2_000 });
    const { orderId, basketId } = await anOrder(db, moment, [[stall, 1_500]]);
    const callback = await visitVnpay(db, moment, orderId);
    await expireOrders(db, late);
    expect(await readBasket(db, basketId)).toHaveLength(1);
    expect(await receivePayment(db, late, callback)).toMatchObject({ kind: "paid", late: true });
    expect(await statusOf(orderId)).toBe("confirmed");
    expect(await stockOf(db, stall.packId)).toMatchObject({ allocated: 1_500, available: 500 });
    expect(await readBasket(db, basketId)).toEqual([]);
  });

  test("after the hour goes back whole when somebody else bought the goods", async () => {
    const stall = await openStall(db, { stock: 2_000 });
    const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
    const callback = await visitVnpay(db, moment, orderId);
    await expireOrders(db, late);
    await aPaidOrder(db, late, [[stall, 1_000]]);
    await receivePayment(db, late, callback);
    expect(await statusOf(orderId)).toBe("expired");
    expect(await refundsOf(orderId)).toEqual([["too_late", 57_500]]);
    expect(await escrowOf(orderId)).toBe(0);
  });

  test("for a cancelled order goes back whole", async () => {
    const stall = await openStall(db);
    const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
    const callback = await visitVnpay(db, moment, orderId);
    expect(await cancelOrder(db, moment, { orderId, actorId: null })).toEqual({ ok: true, refundVnd: 0 });
    await receivePayment(db, moment, callback);
    expect(await statusOf(orderId)).toBe("cancelled");
    expect(await refundsOf(orderId)).toEqual([["too_late", 57_500]]);
    expect(await stockOf(db, stall.packId)).toMatchObject({ available: 100_000, held: 0, allocated: 0 });
  });

  test("twice goes back once", async () => {
    const stall = await openStall(db);
    const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
    const [first, second] = [await visitVnpay(db, moment, orderId), await visitVnpay(db, moment, orderId)];
    await Promise.all([receivePayment(db, moment, first), receivePayment(db, moment, second)]);
    expect(await refundsOf(orderId)).toEqual([["paid_again", 57_500]]);
    expect(await escrowOf(orderId)).toBe(57_500);
  });

  test("racing with the expiry either confirms or is given back, and loses neither goods nor money", async () => {
    for (let round = 0; round < 8; round += 1) {
      const stall = await openStall(db, { stock: 1_500 });
      const { orderId } = await anOrder(db, moment, [[stall, 1_500]]);
      const callback = await visitVnpay(db, moment, orderId);
      const at = { ...moment, now: minutesAfter(now, 15) };
      await Promise.all([receivePayment(db, at, callback), expireOrders(db, at), expireOrders(db, at)]);
      expect(await statusOf(orderId)).toBe("confirmed");
      expect(await stockOf(db, stall.packId)).toMatchObject({ available: 0, held: 0, allocated: 1_500 });
      expect(await escrowOf(orderId)).toBe(57_500);
    }
  });
});

describe("the shopper", () => {
  test("may cancel a paid order until a seller accepts, and gets that seller's money back", async () => {
    const [first, second] = [await openStall(db), await openStall(db)];
    const { orderId, subOrders, trackingToken } = await aPaidOrder(db, moment, [
      [first, 1_000],
      [second, 2_000],
    ]);
    const own = present(
      subOrders.find(({ sellerId }) => sellerId === first.sellerId),
      "part",
    );
    await acceptSubOrder(db, moment, handOf(first), { subOrderId: own.id });
    expect(await cancelOrder(db, moment, { orderId, actorId: null })).toEqual({ ok: true, refundVnd: 70_000 });
    expect(await cancelOrder(db, moment, { orderId, actorId: null })).toEqual({ ok: false, reason: "too_late" });
    expect(await statusOf(orderId)).toBe("in_progress");
    expect(await stockOf(db, second.packId)).toMatchObject({ available: 100_000, allocated: 0 });
    expect(await orderForTracking(db, trackingToken)).toMatchObject({ totalVnd: 115_000, refundedVnd: 70_000 });
  });

  test("who cancels while a seller accepts is refunded or served, never both", async () => {
    for (let round = 0; round < 6; round += 1) {
      const stall = await openStall(db);
      const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_000]]);
      const subOrderId = present(subOrders[0], "part").id;
      const [cancelled, accepted] = await Promise.all([
        cancelOrder(db, moment, { orderId, actorId: null }),
        acceptSubOrder(db, moment, handOf(stall), { subOrderId }),
      ]);
      expect([cancelled.ok, accepted.ok].filter(Boolean)).toHaveLength(1);
      expect(await refundsOf(orderId)).toEqual(cancelled.ok ? [["cancelled", 45_000]] : []);
    }
  });

  test("finds orders placed as a guest with the same phone number", async () => {
    const stall = await openStall(db);
    await anOrder(db, moment, [[stall, 1_000]]);
    const found = await ordersOf(
      db,
      { person: { personId: systemIds.next(), phone: "+84912345678" }, basketId: null },
      ["awaiting_payment"],
    );
    expect(found[0]).toMatchObject({ products: ["Cà chua"], sellers: 1 });
  });

  test("does not show what somebody ordered while signed in to who has the browser next, or the phone number on it", async () => {
    const stall = await openStall(db);
    const buyer = { personId: systemIds.next(), phone: "+84911111111" };
    const { basketId, trackingToken } = await anOrder(db, moment, [[stall, 1_000]], { personId: buyer.personId });
    const seenBy = async (person: typeof buyer | null) =>
      (await ordersOf(db, { person, basketId }, [])).map((order) => order.trackingToken);
    expect(await seenBy(buyer)).toEqual([trackingToken]);
    expect(await seenBy(null)).toEqual([]);
    expect(await seenBy({ personId: systemIds.next(), phone: "+84912345678" })).not.toContain(trackingToken);
  });
});

describe("the seller", () => {
  test("weighs short, packs, and the exact difference goes back", async () => {
    const stall = await openStall(db, {
      soldBy: "each",
      unit: "piece",
      priceVnd: 18_000,
      gramsPerUnit: 2_000,
      stock: 10,
    });
    const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 3]]);
    const subOrderId = present(subOrders[0], "part").id;
    expect(await startHarvest(db, moment, handOf(stall), { subOrderId })).toEqual({
      ok: false,
      reason: "not_now",
      status: "new",
    });
    expect(await packed(stall, subOrderId, 5_200, 3)).toMatchObject({ ok: true, refundVnd: 108_000 - 93_600 });
    expect(await refundsOf(orderId)).toEqual([["weighed", 14_400]]);
    expect(await stockOf(db, stall.packId)).toMatchObject({ available: 7, allocated: 0, shipped: 3 });
    expect(await statusOf(orderId)).toBe("in_progress");
  });

  test("who is one piece short puts it back on sale and the shopper does not pay for it", async () => {
    const stall = await openStall(db, {
      soldBy: "each",
      pricedBy: "each",
      unit: "bunch",
      priceVnd: 7_000,
      gramsPerUnit: 200,
      stock: 10,
    });
    const { subOrders } = await aPaidOrder(db, moment, [[stall, 4]]);
    expect(await packed(stall, present(subOrders[0], "part").id, 600, 3)).toMatchObject({ refundVnd: 7_000 });
    expect(await stockOf(db, stall.packId)).toMatchObject({ available: 7, shipped: 3 });
  });

  test("packing in two tabs packs once and refunds once", async () => {
    const stall = await openStall(db);
    const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    await acceptSubOrder(db, moment, handOf(stall), { subOrderId });
    const version = await weighAll(stall, subOrderId, 1_400);
    const tabs = await Promise.all(
      Array.from({ length: 5 }, () =>
        packSubOrder(db, moment, handOf(stall), { subOrderId, parcels: 1, version, creditBelowVnd: 0 }),
      ),
    );
    expect(tabs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tabs.filter((tab) => !tab.ok && tab.reason === "already")).toHaveLength(4);
    expect(await refundsOf(orderId)).toEqual([["weighed", 2_500]]);
    expect(await stockOf(db, stall.packId)).toMatchObject({ shipped: 1_400, available: 98_600 });
  });

  test("does not pack what another tab has weighed again", async () => {
    const stall = await openStall(db);
    const { subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    await acceptSubOrder(db, moment, handOf(stall), { subOrderId });
    const seen = await weighAll(stall, subOrderId, 1_400);
    await weighAll(stall, subOrderId, 1_450);
    expect(
      await packSubOrder(db, moment, handOf(stall), { subOrderId, parcels: 1, version: seen, creditBelowVnd: 0 }),
    ).toEqual({
      ok: false,
      reason: "stale",
    });
  });

  test("who says no gives everything back, goods and delivery, once", async () => {
    const stall = await openStall(db);
    const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    const no = () => rejectSubOrder(db, moment, handOf(stall), { subOrderId, reason: "bad_weather", note: "" });
    const outcomes = await Promise.all([no(), no(), no()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await statusOf(orderId)).toBe("cancelled");
    expect(await refundsOf(orderId)).toEqual([["rejected", 57_500]]);
    expect(await escrowOf(orderId)).toBe(0);
    expect(await stockOf(db, stall.packId)).toMatchObject({ available: 100_000, allocated: 0 });
  });

  test("never sees or touches another seller's order, nor one that is not paid", async () => {
    const [stall, stranger] = [await openStall(db), await openStall(db)];
    const { subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    await expect(acceptSubOrder(db, moment, handOf(stranger), { subOrderId })).rejects.toMatchObject({
      name: "Missing",
    });
    await expect(orderOfSeller(db, stranger.sellerId, subOrderId)).rejects.toMatchObject({ name: "Missing" });
    const unpaid = await anOrder(db, moment, [[stall, 500]]);
    const part = await db.subOrder.findFirstOrThrow({ where: { orderId: unpaid.orderId } });
    await expect(acceptSubOrder(db, moment, handOf(stall), { subOrderId: part.id })).rejects.toMatchObject({
      name: "Missing",
    });
    expect(await ordersOfSeller(db, stall.sellerId, "new")).toHaveLength(1);
  });

  test("reads what to harvest as one sum per pack", async () => {
    const stall = await openStall(db);
    for (const quantity of [1_500, 2_000]) {
      const { subOrders } = await aPaidOrder(db, moment, [[stall, quantity]]);
      await acceptSubOrder(db, moment, handOf(stall), { subOrderId: present(subOrders[0], "part").id });
    }
    expect(await harvestList(db, stall.sellerId)).toMatchObject([
      { productName: "Cà chua", quantity: 3_500, grams: 3_500, orders: 2 },
    ]);
  });
});

describe("the goods on their way", () => {
  const courierId = systemIds.next();

  async function delivered(grams: number) {
    const stall = await openStall(db);
    const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    await packed(stall, subOrderId, grams);
    expect(await markHandedOver(db, moment, { subOrderId })).toEqual({ ok: true });
    expect(await markHandedOver(db, moment, { subOrderId })).toMatchObject({ reason: "already" });
    expect(await markDelivered(db, moment, { subOrderId, carriers: [{ courierId, payVnd: 15_000 }] })).toEqual({
      ok: true,
    });
    return { stall, orderId, subOrderId };
  }

  test("arrive, and after the claim window every đồng has an owner", async () => {
    const { stall, orderId, subOrderId } = await delivered(1_420);
    expect(await statusOf(orderId)).toBe("completed");
    await releaseDue(db, { ...moment, now: hoursAfter(now, 23) }, 24);
    expect(await escrowOf(orderId)).toBe(55_500);
    const nextDay = { ...moment, now: hoursAfter(now, 24) };
    await Promise.all([releaseDue(db, nextDay, 24), releaseDue(db, nextDay, 24)]);
    expect(await db.subOrder.findUnique({ where: { id: subOrderId }, select: { status: true } })).toEqual({
      status: "settled",
    });
    expect(await escrowOf(orderId)).toBe(0);
    expect(await db.ledgerTransaction.count({ where: { orderId, kind: "order.released" } })).toBe(1);
    const account = await db.ledgerAccount.findUniqueOrThrow({ where: { code: `seller_payable:${stall.sellerId}` } });
    const owed = await db.ledgerEntry.aggregate({ where: { accountId: account.id }, _sum: { amount: true } });
    // 35.500 less 5 % commission, 1 % VAT and 0.5 % income tax.
    expect(owed._sum.amount).toBe(-(35_500n - 1_775n - 355n - 178n));
  });

  test("come back, and the shopper gets back what was still with us", async () => {
    const stall = await openStall(db);
    const { orderId, subOrders } = await aPaidOrder(db, moment, [[stall, 1_500]]);
    const subOrderId = present(subOrders[0], "part").id;
    await packed(stall, subOrderId, 1_420);
    await markHandedOver(db, moment, { subOrderId });
    expect(await returnSubOrder(db, moment, { subOrderId, reason: "customer_away" })).toEqual({ ok: true });
    expect(await refundsOf(orderId)).toEqual([
      ["weighed", 2_000],
      ["returned", 55_500],
    ]);
    expect(await escrowOf(orderId)).toBe(0);
    expect(await statusOf(orderId)).toBe("cancelled");
  });

  test("leave a story in which everything that happened can be read", async () => {
    const { orderId } = await delivered(1_500);
    const events = await db.orderEvent.findMany({ where: { orderId }, orderBy: { id: "asc" }, select: { type: true } });
    expect(events.map(({ type }) => type)).toEqual([
      "order.placed",
      "order.paid",
      "sub_order.opened",
      "sub_order.accepted",
      "order.in_progress",
      "sub_order.weighed",
      "sub_order.packed",
      "sub_order.handed_over",
      "sub_order.delivered",
      "order.completed",
    ]);
  });
});
