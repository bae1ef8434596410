import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { anOrder } from "#test/checkout";
import { brokenMoneyRules } from "#test/invariants";
import { type Deed, killableDeeds } from "#test/killable-deeds";
import { openStall } from "#test/market";
import { sundayMorning } from "#test/moment";
import { openPowerCut } from "#test/power-cut";
import { testDatabase } from "#test/test-database";
import { vnpayGateway } from "~/adapters/gateway-vnpay/gateway.server";
import type { Operator } from "~/domain/identity/types";
import { post } from "~/domain/ledger/post.server";
import { balanceOf } from "~/domain/ledger/queries.server";
import { createAttempt } from "~/domain/payments/create-attempt.server";
import { attemptsToAsk, refundsToPush } from "~/domain/payments/queries.server";
import { changeBankAccount } from "~/domain/payouts/change-bank-account.server";
import { payeeSeller } from "~/domain/payouts/types";
import { systemIds } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { finish } from "./finish";
import { resultFields, signedResult } from "./ipn";
import { usualSwitches } from "./settings";
import { startSimulator } from "./start";

/**
 * The power is cut between every two steps of paying, giving back and paying out: a process of its own does the deed and is
 * killed at each `failpoint` of the code. Right afterwards, and when the sweeps have passed, every rule of the money holds, and
 * our books say of every đồng what VNPAY says.
 */
const { db, url } = await testDatabase();
const minute = 60_000;
const day = 24 * 60 * minute;
const bank = { bin: "970436", name: "Vietcombank", account: "19001", holder: "CHO QUE" };
const simulator = await startSimulator({
  host: "127.0.0.1",
  port: 0,
  // The word is carried by this test: VNPAY's own calls are lost.
  terminal: { tmnCode: "CHOQUE01", secret: "a secret for tests, nobody's", ipnUrl: "http://127.0.0.1:9/ipn" },
  clock: { frozenAt: sundayMorning },
  switches: { ...usualSwitches, ipn: "never" },
});
const { book, clock } = simulator.world;
const terminal = { ...simulator.world.terminal, origin: simulator.origin };
const gateway = vnpayGateway(terminal);
const moment = (): Moment => ({ now: clock.now(), ids: systemIds });
const stall = await openStall(db, { stock: 10_000_000 });
const operator = { personId: systemIds.next() } as Operator;

const surroundings = () => ({ now: clock.now().toISOString(), terminal, bank });
const cutPower = await openPowerCut();
afterAll(() => simulator.stop());

/** Done by a process that lives: VNPAY, the bank or a person tries again, or a job of the worker has its turn. */
const doIt = ({ about, deed }: Deed): Promise<unknown> => killableDeeds(surroundings())[deed](db, about);

/** Kills the deed at each point; `again` is what happens in the world afterwards, and `holds` what is true in the end. */
async function killAtEach(
  points: readonly string[],
  begin: () => Promise<Deed>,
  again: (deed: Deed, nth: number) => Promise<unknown>,
  holds: (deed: Deed) => Promise<void>,
): Promise<void> {
  for (const [nth, point] of points.entries()) {
    const deed = await begin();
    expect(await cutPower({ ...deed, ...surroundings(), dies: point, url }), point).toBe("SIGKILL");
    killed.add(point);
    expect(await brokenMoneyRules(db), `killed at ${point}`).toEqual([]);
    await again(deed, nth);
    await reconcile();
    expect(await brokenMoneyRules(db), `after ${point}, reconciled`).toEqual([]);
    await holds(deed);
  }
}
const killed = new Set<string>();
const nothing = async (): Promise<void> => undefined;

/** What the worker does every minute, for an hour and a half. */
async function reconcile(): Promise<void> {
  for (const minutes of [1, 17, 5, 10, 20, 40]) {
    await clock.advance(minutes * minute);
    for (const attemptId of await attemptsToAsk(db, clock.now())) await doIt({ deed: "ask", about: attemptId });
    for (const { refundId, step } of await refundsToPush(db, clock.now()))
      await doIt({ deed: step === "send" ? "sendRefund" : "checkRefund", about: refundId });
  }
}

type Paying = { orderId: string; txnRef: string; attemptId: string; word: string; totalVnd: number };

/** An order that was paid at VNPAY; nobody has told us yet. */
async function paidAtVnpay(): Promise<Paying> {
  const { orderId } = await anOrder(db, moment(), [[stall, 1_000]]);
  const { id: sessionId, amountVnd } = await db.checkoutSession.findUniqueOrThrow({ where: { payableId: orderId } });
  const ask = { sessionId, ipAddress: "10.0.0.1", locale: "vi", returnUrl: "https://shop.example/r" } as const;
  const made = await transact(db, (tx) => createAttempt(tx, moment(), gateway, ask));
  if (!made.ok) throw new Error(made.reason);
  expect((await fetch(made.redirectUrl)).status).toBe(200);
  const payment = book.payments.get(made.txnRef);
  if (!payment) throw new Error("VNPAY does not know the payment");
  await finish(simulator.world, payment, "pay");
  const { id } = await db.paymentAttempt.findUniqueOrThrow({ where: { txnRef: made.txnRef } });
  const word = signedResult(simulator.world, resultFields(simulator.world, payment));
  return { orderId, txnRef: made.txnRef, attemptId: id, word, totalVnd: amountVnd };
}
async function paidOrder(): Promise<Paying> {
  const paying = await paidAtVnpay();
  await doIt({ deed: "ipn", about: paying.word });
  return paying;
}
async function askedRefund(): Promise<{ refundId: string; orderId: string }> {
  const { orderId } = await paidOrder();
  await doIt({ deed: "cancel", about: orderId });
  const refund = await db.refund.findFirstOrThrow({ where: { session: { payableId: orderId } } });
  return { refundId: refund.id, orderId };
}
const isPaidOnce = async ({ orderId, totalVnd }: Pick<Paying, "orderId" | "totalVnd">): Promise<void> => {
  expect(await db.order.findUnique({ where: { id: orderId } })).toMatchObject({ status: "confirmed" });
  expect(await balanceOf(db, `escrow:${orderId}`)).toBe(-totalVnd);
};

test("a payment, wherever we die while VNPAY tells of it", async () => {
  let paying = await paidAtVnpay();
  await killAtEach(
    ["pay.heard", "pay.locked", "pay.posted", "pay.confirmed", "pay.committed"],
    async () => {
      paying = await paidAtVnpay();
      return { deed: "ipn", about: paying.word };
    },
    // Half of the time VNPAY repeats itself at once; else only our own question finds it.
    (deed, nth) => (nth % 2 === 0 ? doIt(deed) : nothing()),
    async (deed) => {
      await isPaidOnce(paying);
      expect(await doIt(deed)).toMatchObject({ RspCode: "02" });
    },
  );
}, 120_000);

test("a payment, wherever we die while asking VNPAY", async () => {
  let paying = await paidAtVnpay();
  const begin = async (): Promise<Deed> => {
    paying = await paidAtVnpay();
    return { deed: "ask", about: paying.attemptId };
  };
  await killAtEach(["ask.noted", "ask.answered"], begin, nothing, () => isPaidOnce(paying));
}, 120_000);

test("a bank transfer, wherever we die while the bank tells of it", async () => {
  let order = { orderId: "", totalVnd: 0 };
  await killAtEach(
    ["transfer.kept", "transfer.posted", "transfer.booked", "transfer.committed"],
    async () => {
      const { orderId } = await anOrder(db, moment(), [[stall, 1_000]]);
      const { code, totalVnd } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
      order = { orderId, totalVnd };
      return { deed: "transfer", about: JSON.stringify({ code, amountVnd: totalVnd }) };
    },
    doIt,
    async (deed) => {
      await isPaidOnce(order);
      expect(await doIt(deed)).toMatchObject([{ kind: "heard_before" }]);
    },
  );
}, 120_000);

test("a refund, wherever we die between the wish and the money back", async () => {
  let about = { refundId: "", orderId: "" };
  const isBackOnce = async (): Promise<void> => {
    const refunds = await db.refund.findMany({ where: { session: { payableId: about.orderId } } });
    expect(refunds).toMatchObject([{ status: "succeeded" }]);
    expect(await balanceOf(db, `escrow:${about.orderId}`)).toBe(0);
  };
  const cancel = async (): Promise<Deed> => {
    about = { refundId: "", orderId: (await paidOrder()).orderId };
    return { deed: "cancel", about: about.orderId };
  };
  const send = async (): Promise<Deed> => {
    about = await askedRefund();
    return { deed: "sendRefund", about: about.refundId };
  };
  const check = async (): Promise<Deed> => {
    await doIt(await send());
    await clock.advance(3 * 60 * minute);
    return { deed: "checkRefund", about: about.refundId };
  };
  await killAtEach(["refund.written", "refund.promised"], cancel, doIt, isBackOnce);
  await killAtEach(["refund.claimed", "refund.sent"], send, nothing, isBackOnce);
  const checking = ["refund.asked", "refund.answered", "refund.settled", "refund.posted"];
  await killAtEach(checking, check, nothing, isBackOnce);
}, 120_000);

test("what a seller earned, wherever we die while releasing it and paying it out", async () => {
  const owedOf = async (): Promise<number> => -(await balanceOf(db, `seller_payable:${stall.sellerId}`));
  const account = { bankBin: "970405", number: "6110205000123", holder: "CO BA" };
  await changeBankAccount(db, moment(), operator, payeeSeller(stall.sellerId), account);
  const earn = (amount: number): Promise<unknown> =>
    transact(db, (tx) =>
      post(tx, moment(), {
        ...{ idemKey: systemIds.next(), kind: "order.released" },
        entries: [
          { account: "refund_loss", amount },
          { account: `seller_payable:${stall.sellerId}`, amount: -amount },
        ],
      }),
    );
  let released = { id: "", owedVnd: 0 };
  const deliver = async (): Promise<Deed> => {
    const { orderId } = await paidOrder();
    const { goodsVnd, id } = await db.subOrder.findFirstOrThrow({ where: { orderId } });
    await db.orderLine.updateMany({ where: { subOrderId: id }, data: { finalVnd: goodsVnd } });
    const delivered = { status: "delivered", weighedVnd: goodsVnd, deliveredAt: clock.now() };
    await db.subOrder.update({ where: { id }, data: delivered });
    await clock.advance(2 * day);
    released = { id, owedVnd: await owedOf() };
    return { deed: "release", about: "24" };
  };
  await killAtEach(["release.posted"], deliver, doIt, async () => {
    expect(await db.subOrder.findUnique({ where: { id: released.id } })).toMatchObject({ status: "settled" });
    expect(await owedOf()).toBe(released.owedVnd + 23_375);
  });

  let paidBefore = 0;
  const nextRun = async (): Promise<Deed> => {
    await clock.advance(day);
    await earn(300_000);
    paidBefore = await db.payout.count();
    return { deed: "payOut", about: "today" };
  };
  const running = ["payout.opened", "payout.debt_kept", "payout.posted", "payout.one_paid", "payout.all_paid"];
  await killAtEach(running, nextRun, doIt, async () => {
    expect(await db.payout.count()).toBe(paidBefore + 1);
    expect(await owedOf()).toBeLessThan(50_000);
  });
  const { id: payoutId, runId, amountVnd } = await db.payout.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const money = () => balanceOf(db, `bank:${bank.bin}:${bank.account}`);
  const before = await money();
  const confirm = async (): Promise<Deed> => ({ deed: "confirm", about: runId });
  await killAtEach(["payout.confirming"], confirm, doIt, async () => expect(await money()).toBe(before - amountVnd));
  const comeBack = async (): Promise<Deed> => ({ deed: "comeBack", about: payoutId });
  await killAtEach(["payout.returning"], comeBack, doIt, async () => expect(await money()).toBe(before));
}, 120_000);

test("every failpoint of the code was died at, and VNPAY's book says of every đồng what ours say", async () => {
  expect([...killed].sort()).toEqual(failpointsIn("app").sort());
  for (const { amount, refunds, status, txnRef } of book.payments.values()) {
    if (status !== "00") continue;
    const ours = await db.paymentAttempt.findUniqueOrThrow({ where: { txnRef }, include: { refunds: true } });
    expect(ours).toMatchObject({ amountVnd: amount / 100, status: "paid" });
    expect(ours.refunds.map((refund) => refund.amountVnd)).toEqual(refunds.map((refund) => refund.amount / 100));
  }
});

function failpointsIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".server.ts"));
  return files.flatMap((name) =>
    [...readFileSync(join(root, name), "utf8").matchAll(/failpoint\("([^"]+)"\)/g)].map(([, point = ""]) => point),
  );
}
