import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { countingIds } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import { balanceOf } from "~/domain/ledger/queries.server";
import { askRefund } from "~/domain/payments/ask-refund.server";
import { askVnpay } from "~/domain/payments/ask-vnpay.server";
import { createAttempt } from "~/domain/payments/create-attempt.server";
import { openCheckoutSession } from "~/domain/payments/open-checkout-session.server";
import type { PaymentGateway } from "~/domain/payments/ports";
import { refundsToPush } from "~/domain/payments/queries.server";
import { receiveIpn } from "~/domain/payments/receive-ipn.server";
import { checkRefund, sendRefund } from "~/domain/payments/send-refund.server";
import { settleAttempt } from "~/domain/payments/settle-attempt.server";
import { transact } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { runAcceptance } from "./acceptance/suite";
import { attackNames } from "./adversary";
import { usualSwitches } from "./settings";
import { type Simulator, startSimulator } from "./start";

const { db } = await testDatabase();
const ids = countingIds(9);
const log = pino({ level: "silent" });
let simulator: Simulator;
let gateway: PaymentGateway;
let shop: Server;
/** How long each IPN took from request to reply, in milliseconds. */
const took: number[] = [];
const moment = (): Moment => ({ now: simulator.world.clock.now(), ids });

/** The shop's IPN address, as the web process has it. */
beforeAll(async () => {
  shop = createServer((request, response) => {
    const evidence = { rawQuery: (request.url ?? "").split("?")[1] ?? "", ip: "127.0.0.1" };
    const receive = (callback: Parameters<typeof settleAttempt>[2]) =>
      transact(db, (tx) => settleAttempt(tx, moment(), callback));
    const started = performance.now();
    void receiveIpn(db, moment(), { gateway, log }, evidence, receive).then((reply) => {
      took.push(performance.now() - started);
      response.end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
  const terminal = { tmnCode: "TESTTMN1", secret: "a secret for tests, nobody's" };
  const ipnUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/ipn`;
  const clock = { frozenAt: new Date("2026-11-22T08:00:00+07:00") };
  simulator = await startSimulator({
    host: "127.0.0.1",
    port: 0,
    terminal: { ...terminal, ipnUrl },
    clock,
    switches: usualSwitches,
  });
  gateway = vnpayGateway({ ...terminal, origin: simulator.origin });
});
afterAll(async () => {
  await simulator.stop();
  shop.close();
});

type Visit = { payableId: string; txnRef: string };

/** An order whose shopper has opened VNPAY's page. */
async function atVnpay(): Promise<Visit> {
  const payableId = ids.next();
  const order = {
    payableId,
    amountVnd: 150_000,
    description: "Don hang",
    successUrl: "/",
    cancelUrl: "/",
    idempotencyKey: payableId,
  };
  const expiresAt = new Date(moment().now.getTime() + 1_200_000);
  const { sessionId } = await transact(db, (tx) => openCheckoutSession(tx, moment(), gateway, { ...order, expiresAt }));
  const visit = {
    sessionId,
    ipAddress: "10.0.0.1",
    locale: "vi",
    returnUrl: "https://shop.example/pay/return",
  } as const;
  const made = await transact(db, (tx) => createAttempt(tx, moment(), gateway, visit));
  if (!made.ok) throw new Error(made.reason);
  expect((await fetch(made.redirectUrl)).status).toBe(200);
  return { payableId, txnRef: made.txnRef };
}

const tell = async (path: string, body: object): Promise<{ reply?: string }> => {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return (await fetch(`${simulator.origin}/control/${path}`, init)).json() as Promise<{ reply?: string }>;
};
const pay = ({ txnRef }: Visit) => tell(`payments/${txnRef}/finish`, { outcome: "pay" });

/** Runs the tasks with at most `width` under way. */
async function atOnce(width: number, tasks: (() => Promise<unknown>)[]): Promise<void> {
  const queue = [...tasks];
  const worker = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
}

test("a storm of genuine, repeated and forged IPNs credits every order exactly once", async () => {
  const visits: Visit[] = [];
  for (let n = 0; n < 30; n += 1) visits.push(await atVnpay());
  const forged = ["forged_hash", "forged_failure", "changed_amount", "repeated_key", "foreign_terminal"];
  expect(attackNames).toEqual(expect.arrayContaining(forged));
  const tasks = visits.flatMap((visit) => [
    ...forged.map((attack) => () => tell(`payments/${visit.txnRef}/attack`, { attack })),
    () => pay(visit),
    ...["replay", "uppercase_hash", "extra_parameters"].map(
      (attack) => () => tell(`payments/${visit.txnRef}/attack`, { attack }),
    ),
  ]);
  await atOnce(32, tasks);
  for (const { payableId } of visits) expect(await balanceOf(db, `escrow:${payableId}`)).toBe(-150_000);
  expect(await balanceOf(db, "vnpay_clearing:TESTTMN1")).toBe(30 * 150_000);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("whatever comes instead of VNPAY's word is answered in VNPAY's codes, and nothing is booked", async () => {
  const { txnRef } = await atVnpay();
  const booked = () => db.ledgerTransaction.count();
  const before = await booked();
  const name = fc.constantFrom("vnp_TxnRef", "vnp_Amount", "vnp_TmnCode", "vnp_SecureHash", "vnp_é", "%", "x", "");
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(txnRef, "00", "15000000", "%ff", "%00", "[]"));
  const pairs = fc.array(fc.tuple(name, value), { maxLength: 12 });
  const query = fc.oneof(
    fc.string(),
    pairs.map((list) => list.map(([key, text]) => `${key}=${text}`).join("&")),
    fc.string({ minLength: 128, maxLength: 128 }).map((hash) => `vnp_TxnRef=${txnRef}&vnp_SecureHash=${hash}`),
  );
  await fc.assert(
    fc.asyncProperty(query, async (rawQuery) => {
      const reply = await receiveIpn(db, moment(), { gateway, log }, { rawQuery, ip: "10.0.0.9" }, () => {
        throw new Error("believed");
      });
      // A sign that PostgreSQL does not keep as evidence is our trouble, not a payment.
      expect(reply.RspCode).toBe(rawQuery.includes("\0") ? "99" : "97");
    }),
    { numRuns: 150 },
  );
  expect(await booked()).toBe(before);
});

test("the shop passes VNPAY's acceptance test", async () => {
  const [declined, paid] = [await atVnpay(), await atVnpay()];
  const waiting = ({ txnRef }: Visit) => ({ txnRef, amountVnd: 150_000 });
  const orders = { declined: waiting(declined), paid: waiting(paid) };
  const verdicts = await runAcceptance({ ...simulator.world.terminal, ...orders });
  expect(verdicts.map(({ reply }) => reply)).toEqual(["97", "01", "04", "00", "00", "02", "99"]);
  expect(await balanceOf(db, `escrow:${paid.payableId}`)).toBe(-150_000);
  expect(await balanceOf(db, `escrow:${declined.payableId}`)).toBe(0);
});

test("a lost IPN is found by asking", async () => {
  simulator.world.switches.ipn = "never";
  const visit = await atVnpay();
  await pay(visit);
  simulator.world.switches.ipn = "before";
  const { id } = await db.paymentAttempt.findUniqueOrThrow({ where: { txnRef: visit.txnRef } });
  const word = await askVnpay(db, moment(), gateway, id);
  expect(word).toMatchObject({ verdict: "paid", evidence: null });
  if (word) expect(await transact(db, (tx) => settleAttempt(tx, moment(), word))).toMatchObject({ kind: "paid" });
  // The IPN that comes after all says nothing new.
  expect(await tell(`payments/${visit.txnRef}/attack`, { attack: "success_again" })).toEqual({ reply: "02" });
});

test("a refund interrupted before its answer was written goes out once", async () => {
  const visit = await atVnpay();
  await pay(visit);
  const ask = { payableId: visit.payableId, amountVnd: 40_000, cause: `t:${visit.txnRef}`, reason: "duplicate" };
  const asked = await transact(db, (tx) => askRefund(tx, moment(), ask));
  if (!asked.ok) throw new Error(asked.reason);
  // VNPAY took it; the process died before writing that down.
  const dying: PaymentGateway = {
    ...gateway,
    refund: async (order) => {
      await gateway.refund(order);
      return { kind: "unknown", why: "died" };
    },
  };
  expect(await sendRefund(db, moment(), dying, asked.refundId)).toBe("unknown");
  await tell("clock", { advanceMs: 60_000 });
  for (let turn = 0; turn < 4; turn += 1) {
    await tell("clock", { advanceMs: 300_000 });
    for (const { refundId, step } of await refundsToPush(db, moment().now)) {
      await (step === "send" ? sendRefund : checkRefund)(db, moment(), gateway, refundId);
    }
  }
  expect(await db.refund.findUnique({ where: { id: asked.refundId } })).toMatchObject({ status: "succeeded" });
  expect(simulator.world.book.payments.get(visit.txnRef)?.refunds).toHaveLength(1);
  expect(await balanceOf(db, `escrow:${visit.payableId}`)).toBe(-110_000);
  expect(await brokenMoneyRules(db)).toEqual([]);
});

test("an IPN is committed and answered quickly with eight at once", async () => {
  const visits: Visit[] = [];
  for (let n = 0; n < 64; n += 1) visits.push(await atVnpay());
  took.length = 0;
  await atOnce(
    8,
    visits.map(({ txnRef }) => async () => {
      expect(await tell(`payments/${txnRef}/attack`, { attack: "success_again" })).toEqual({ reply: "00" });
    }),
  );
  const sorted = took.sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Infinity;
  console.info(`IPN to reply with eight at once: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
  // The goal is 20 ms on a quiet machine; the test run shares its processors, and one stall of theirs holds up eight at once.
  expect(at(0.5)).toBeLessThan(2_000);
});
