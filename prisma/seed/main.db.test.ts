import { beforeAll, expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { testDatabase } from "#test/test-database";
import { momentAt } from "#test/moment";
import { systemIds } from "~/platform/clock.server";
import type { Payment } from "../../simulator/journal";
import { seedWorld } from "./seed-world";

const { db } = await testDatabase();
const moment = momentAt(new Date("2026-11-22T16:00:00+07:00"), systemIds);
const atVnpay: Payment[] = [];
const seed = () =>
  seedWorld({
    db,
    moment,
    media: null,
    tmnCode: "CHOQUE01",
    pinSecret: "x".repeat(32),
    origin: "http://localhost:3000",
    tellVnpay: (payments) => atVnpay.push(...payments),
  });

beforeAll(async () => {
  expect(await seed()).toMatchObject({ seeded: true, orders: 500, products: 400 });
}, 300_000);

const faults = async (query: TemplateStringsArray): Promise<unknown[]> => db.$queryRaw<unknown[]>(query);

test("seeding a world that is there adds nothing", async () => {
  expect(await seed()).toMatchObject({ seeded: false });
  expect(await db.order.count()).toBe(500);
});

test("every lot is the sum of its movements", async () => {
  expect(
    await faults`
    select l.id from lot l join (
      select lot_id, sum(d_available) a, sum(d_held) h, sum(d_allocated) c, sum(d_shipped) s, sum(d_written_off) w from stock_movement group by lot_id
    ) m on m.lot_id = l.id
    where (l.available, l.held, l.allocated, l.shipped, l.written_off) is distinct from (m.a, m.h, m.c, m.s, m.w)`,
  ).toEqual([]);
});

test("open holds are what the lots have held and allocated", async () => {
  expect(
    await faults`
    select l.id from lot l left join lateral (
      select coalesce(sum(quantity) filter (where status = 'held'), 0) held, coalesce(sum(quantity) filter (where status = 'allocated'), 0) allocated
      from hold where lot_id = l.id) h on true
    where l.held <> h.held or l.allocated <> h.allocated`,
  ).toEqual([]);
});

test("each ledger transaction sums to zero and each balance is the sum of its entries", async () => {
  expect(await faults`select transaction_id from ledger_entry group by 1 having sum(amount) <> 0`).toEqual([]);
  expect(
    await faults`
    select a.code from ledger_account a
    where (select coalesce(sum(balance), 0) from ledger_balance where account_id = a.id) <> (select coalesce(sum(amount), 0) from ledger_entry where account_id = a.id)`,
  ).toEqual([]);
});

test("for each order what was paid is released, given back or still in escrow", async () => {
  expect(
    await faults`
    select o.id from orders o
    left join lateral (select coalesce(sum(e.amount), 0) as amount from ledger_entry e join ledger_account a on a.id = e.account_id where a.code = 'escrow:' || o.id) escrow on true
    left join lateral (select coalesce(sum(r.amount_vnd), 0) as amount from refund r join checkout_session s on s.id = r.session_id where s.payable_id = o.id::text) refunded on true
    left join lateral (select coalesce(sum(coalesce(weighed_vnd, goods_vnd) + delivery_vnd), 0) as amount from sub_order where order_id = o.id and status = 'settled') released on true
    where case when o.paid_at is null then 0 else o.total_vnd end <> released.amount + refunded.amount - escrow.amount`,
  ).toEqual([]);
});

test("nothing owed is overdrawn", async () => {
  expect(
    await faults`
    select a.code from ledger_account a join ledger_balance b on b.account_id = a.id
    where a.kind = 'liability' group by a.code having sum(b.balance) > 0`,
  ).toEqual([]);
});

test("orders are in every state a shopper can meet", async () => {
  const states = await db.subOrder.groupBy({ by: ["status"] });
  for (const status of [
    "awaiting_payment",
    "new",
    "accepted",
    "harvesting",
    "weighed",
    "packed",
    "handed_over",
    "delivered",
    "settled",
    "rejected",
    "cancelled",
    "returned",
  ]) {
    expect(states.map((state) => state.status)).toContain(status);
  }
});

test("what is under way has a courier on duty with an open run", async () => {
  expect(
    await faults`
    select s.id from shipment s
    where s.status in ('assigned', 'en_route_pickup', 'at_pickup', 'picked_up', 'en_route_dropoff', 'at_dropoff', 'delivery_failed', 'returning')
      and not exists (select 1 from run r join shift h on h.courier_id = r.courier_id and h.ends_at is null where r.id = s.run_id and r.status = 'open' and r.courier_id = s.courier_id)`,
  ).toEqual([]);
  expect(await db.shipment.count({ where: { status: { in: ["en_route_dropoff", "picked_up"] } } })).toBeGreaterThan(3);
});

test("every order has its story for the shopper", async () => {
  expect(
    await faults`select id from orders o where not exists (select 1 from tracking_event t where t.order_id = o.id)`,
  ).toEqual([]);
});

test("VNPAY remembers every visit and refund as the shop does", async () => {
  const known = new Map(atVnpay.map((payment) => [payment.txnRef, payment]));
  const attempts = await db.paymentAttempt.findMany({ include: { refunds: true } });
  expect(attempts).toHaveLength(known.size);
  for (const { txnRef, createDate, amountVnd, status, refunds } of attempts) {
    const payment = known.get(txnRef);
    expect(payment).toMatchObject({ createDate, amount: amountVnd * 100, status: status === "paid" ? "00" : "02" });
    const numbers = refunds.map(({ transactionNo }) => transactionNo).sort();
    expect(payment?.refunds.map(({ transactionNo }) => transactionNo).sort()).toEqual(numbers);
  }
});

test("the money of the past weeks was settled, paid out and once sent back, and every rule of the money holds", async () => {
  expect(await brokenMoneyRules(db)).toEqual([]);
  expect(await db.payout.count({ where: { status: "returned" } })).toBe(1);
  expect(await db.settlementLine.count({ where: { verdict: { not: "agrees" } } })).toBe(2);
});
