import { describe, expect, it } from "vitest";
import { v7 } from "uuid";
import { anOrder, aPaidOrder, visitVnpay } from "#test/checkout";
import { deliveryWorld } from "#test/delivery-world";
import { openStall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { systemIds } from "~/platform/clock.server";
import { sql } from "~/platform/db.server";

const { db } = await testDatabase();
const moment = { now: sundayMorning, ids: systemIds };
const { aCourier, aPackedSubOrder, aShipment } = deliveryWorld(db);

const views = () =>
  db.$queryRaw<{ name: string; rule: string | null }[]>(sql`
    SELECT relname AS name, obj_description(oid) AS rule FROM pg_class WHERE relkind = 'v' AND relname LIKE 'invariant\\_%'`);
const faultsOf = async (number: string): Promise<{ subject: string; fault: string }[]> => {
  const name = (await views()).find((view) => view.name.startsWith(`invariant_${number}_`))?.name;
  return db.$queryRawUnsafe(`SELECT subject, fault FROM "${name}"`);
};

describe("the invariants", () => {
  it("are views that can be read, hold in an empty shop, and say their rule in words", async () => {
    const all = await views();
    expect(all.length).toBeGreaterThan(20);
    for (const { name, rule } of all) {
      expect(rule).toBeTruthy();
      expect(await db.$queryRawUnsafe(`SELECT subject, fault FROM "${name}"`)).toEqual([]);
    }
  });

  it("notice a fact that nobody was told", async () => {
    await db.$executeRaw(sql`INSERT INTO outbox_event (event_id, type, subject, payload, at)
      VALUES (gen_random_uuid(), 'order.placed', 'order:1', '{}', now() - interval '1 hour')`);
    expect(await db.$queryRaw(sql`SELECT subject FROM invariant_15_facts_are_told`)).toHaveLength(1);
  });

  it("notice money of an order that neither goes on nor is paid back", async () => {
    const { orderId } = await aPaidOrder(db, moment, [[await openStall(db), 1_000]]);
    expect(await faultsOf("07")).toEqual([]);
    await db.order.update({ where: { id: orderId }, data: { status: "cancelled" } });
    expect(await faultsOf("07")).toMatchObject([{ fault: "45000 was paid, order is cancelled, 0 on its way back" }]);
    await db.order.update({ where: { id: orderId }, data: { status: "awaiting_payment", paidAt: null } });
    expect(await faultsOf("07")).toHaveLength(1);
    await db.order.update({ where: { id: orderId }, data: { status: "confirmed", paidAt: moment.now } });
    expect(await faultsOf("07")).toEqual([]);
  });

  it("notice a charge that is not booked, a payment of nothing, and too much given back", async () => {
    const { orderId } = await anOrder(db, moment, [[await openStall(db), 1_000]]);
    const { txnRef } = await visitVnpay(db, moment, orderId);
    await db.paymentAttempt.update({ where: { txnRef }, data: { status: "paid" } });
    expect(await faultsOf("08")).toEqual([
      { subject: `payment ${txnRef}`, fault: expect.stringContaining("booked in 0") as string },
    ]);
    expect(await faultsOf("17")).toHaveLength(1);
    const attempt = await db.paymentAttempt.update({ where: { txnRef }, data: { status: "open" } });
    expect([...(await faultsOf("08")), ...(await faultsOf("17"))]).toEqual([]);
    const [id, { sessionId, amountVnd }] = [v7(), attempt];
    await db.refund.create({
      data: {
        ...{
          id,
          sessionId,
          attemptId: attempt.id,
          amountVnd,
          escrowVnd: amountVnd,
          unappliedVnd: 0,
          status: "pending",
        },
        ...{ reason: "", cause: id, requestId: id, transactionType: "02", createdAt: moment.now },
      },
    });
    expect(await faultsOf("09")).toEqual([{ subject: `payment ${txnRef}`, fault: expect.any(String) as string }]);
    await db.refund.delete({ where: { id } });
  });

  it("notice an order that goes on unpaid", async () => {
    const { orderId } = await anOrder(db, moment, [[await openStall(db), 1_000]]);
    await db.order.update({ where: { id: orderId }, data: { status: "confirmed" } });
    expect(await faultsOf("07")).toHaveLength(1);
  });

  it("notice packed goods whose missing weight is not paid back, and that nobody comes for", async () => {
    const { orderId, subOrderId } = await aPackedSubOrder();
    expect([...(await faultsOf("19")), ...(await faultsOf("20"))]).toEqual([]);
    await db.subOrder.update({ where: { id: subOrderId }, data: { weighedVnd: 90_000 } });
    expect(await faultsOf("19")).toHaveLength(1);
    const packed = { orderId, subOrderId, type: "sub_order.packed", detail: {}, at: new Date(Date.now() - 600_000) };
    await db.orderEvent.create({ data: packed });
    expect(await faultsOf("20")).toEqual([
      { subject: `sub-order ${subOrderId}`, fault: expect.stringContaining("missing") as string },
    ]);
  });

  it("notice a shipment offered to nobody, an offer for a shipment that waits for none, and one that hangs", async () => {
    const { shipmentId } = await aShipment();
    const { courierId } = await aCourier();
    const become = (status: string) => db.shipment.update({ where: { id: shipmentId }, data: { status } });
    await become("offered");
    expect(await faultsOf("21")).toHaveLength(1);
    const id = v7();
    const inAMinute = new Date(Date.now() + 60_000);
    const offer = { id, bundleId: id, shipmentId, courierId, status: "sent", payVnd: 1, detourM: 1, pricing: {} };
    await db.offer.create({ data: { ...offer, sentAt: moment.now, expiresAt: inAMinute } });
    expect(await faultsOf("21")).toEqual([]);
    await become("ready");
    expect(await faultsOf("21")).toHaveLength(1);
    await become("offered");
    await db.offer.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 600_000) } });
    expect(await faultsOf("21")).toEqual([
      { subject: `offer ${id}`, fault: expect.stringContaining("hangs") as string },
    ]);
  });

  it("notice a shipment in two runs, in another's run, and one that is carried without a stop", async () => {
    const [first, second] = [await aCourier(), await aCourier()];
    const { shipmentId } = await aShipment();
    const runOf = async (courierId: string): Promise<string> =>
      (await db.run.create({ data: { id: v7(), courierId, status: "open", openedAt: moment.now } })).id;
    const stop = (runId: string, kind: string) =>
      db.stop.create({ data: { id: v7(), runId, shipmentId, kind, position: 1, status: "planned", eta: moment.now } });
    await db.shipment.update({ where: { id: shipmentId }, data: { status: "assigned", courierId: first.courierId } });
    expect(await faultsOf("22")).toHaveLength(1);
    const runId = await runOf(first.courierId);
    await stop(runId, "pickup");
    await stop(runId, "dropoff");
    expect(await faultsOf("22")).toEqual([]);
    await stop(await runOf(second.courierId), "pickup");
    expect(await faultsOf("22")).toHaveLength(1);
  });
});
