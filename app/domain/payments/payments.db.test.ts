import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import { brokenMoneyRules } from "#test/invariants";
import { countingIds, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { balanceOf } from "~/domain/ledger/queries.server";
import { transact } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { askRefund } from "./ask-refund.server";
import { createAttempt } from "./create-attempt.server";
import { expireSessions } from "./expire-sessions.server";
import { openCheckoutSession } from "./open-checkout-session.server";
import type { CallbackReading, PaymentGateway, QueryAnswer, RefundAnswer } from "./ports";
import { attemptsToAsk, paymentByReference, refundsToPush } from "./queries.server";
import { askVnpay } from "./ask-vnpay.server";
import { receiveIpn } from "./receive-ipn.server";
import { checkRefund, sendRefund } from "./send-refund.server";
import { settleAttempt } from "./settle-attempt.server";
import type { VerifiedCallback } from "./types";

const { db } = await testDatabase();
const ids = countingIds(7);
const at = (minutes = 0): Moment => ({ now: new Date(sundayMorning.getTime() + minutes * 60_000), ids });

let answers: { query: QueryAnswer; refund: RefundAnswer };
let asked: string[] = [];
const gateway: PaymentGateway = {
  tmnCode: "TESTTMN1",
  payUrl: ({ txnRef }) => `https://vnpay.example/?ref=${txnRef}`,
  readCallback: (rawQuery): CallbackReading =>
    rawQuery.startsWith("genuine:")
      ? { ok: true, callback: word(rawQuery.slice(8)) }
      : { ok: false, reason: "bad_signature" },
  query: async () => answers.query,
  refund: async ({ requestId }) => {
    asked.push(requestId);
    return answers.refund;
  },
};
beforeEach(() => {
  asked = [];
  answers = { query: { kind: "not_found" }, refund: { kind: "unknown", why: "not set" } };
});

function word(txnRef: string, more: Partial<VerifiedCallback> = {}): VerifiedCallback {
  return {
    tmnCode: "TESTTMN1",
    txnRef,
    amountVnd: 150_000,
    verdict: "paid",
    responseCode: "00",
    transactionStatus: "00",
    transactionNo: `14${txnRef.slice(-4)}`,
    bankCode: "NCB",
    payDate: "20261122080100",
    evidence: { rawQuery: "raw", ip: "10.0.0.1" },
    ...more,
  };
}
const failed = { verdict: "failed", responseCode: "24", transactionStatus: "02", transactionNo: "0" } as const;

async function aSession(): Promise<{ payableId: string; sessionId: string }> {
  const payableId = ids.next();
  const order = {
    payableId,
    amountVnd: 150_000,
    description: "Don hang",
    successUrl: "/don/1",
    cancelUrl: "/thanh-toan",
    expiresAt: at(20).now,
    idempotencyKey: payableId,
  };
  const { sessionId } = await transact(db, (tx) => openCheckoutSession(tx, at(), gateway, order));
  return { payableId, sessionId };
}
async function visit(sessionId: string, minutes = 0): Promise<string> {
  const ask = { sessionId, ipAddress: "10.0.0.1", locale: "vi", returnUrl: "https://shop.example/r" } as const;
  const made = await transact(db, (tx) => createAttempt(tx, at(minutes), gateway, ask));
  if (!made.ok) throw new Error(made.reason);
  return made.txnRef;
}
const hear = (callback: VerifiedCallback, minutes = 1) =>
  transact(db, (tx) => settleAttempt(tx, at(minutes), callback));
async function paidOrder(): Promise<{ payableId: string; sessionId: string; txnRef: string }> {
  const session = await aSession();
  const txnRef = await visit(session.sessionId);
  await hear(word(txnRef));
  return { ...session, txnRef };
}
const escrowOf = (payableId: string) => balanceOf(db, `escrow:${payableId}`);
const expectSoundBooks = async () => {
  expect(await brokenMoneyRules(db)).toEqual([]);
};

test("the same IPN delivered 32 times at once is one payment", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  const outcomes = await Promise.all(Array.from({ length: 32 }, () => hear(word(txnRef))));
  expect(outcomes.filter(({ kind }) => kind === "paid")).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === "already_final")).toHaveLength(31);
  expect(await escrowOf(payableId)).toBe(-150_000);
  expect(await db.paymentCallback.count({ where: { txnRef, verified: true } })).toBe(32);
  await expectSoundBooks();
});

test("two attempts paid at once: one pays, the other is given back", async () => {
  const { payableId, sessionId } = await aSession();
  const refs = [await visit(sessionId), await visit(sessionId, 1)];
  const kinds = (await Promise.all(refs.map((ref) => hear(word(ref), 2)))).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(["paid", "unapplied"]);
  expect(await escrowOf(payableId)).toBe(-150_000);
  expect(await balanceOf(db, "unapplied_receipts")).toBe(0);
  expect(await db.refund.findMany({ where: { sessionId } })).toMatchObject([
    { amountVnd: 150_000, unappliedVnd: 150_000, reason: "duplicate" },
  ]);
  await expectSoundBooks();
});

test("a double tap is two visits, for VNPAY takes a reference once; a paid session takes no further one", async () => {
  const { sessionId } = await aSession();
  const [first, second] = await Promise.all([visit(sessionId), visit(sessionId)]);
  expect(first).not.toBe(second);
  await hear(word(first));
  await expect(visit(sessionId, 2)).rejects.toThrow("already_paid");
});

test("nobody opens VNPAY's page more than twenty times at once", async () => {
  const { sessionId } = await aSession();
  const refs = new Set<string>();
  for (let opened = 0; opened < 23; opened += 1) refs.add(await visit(sessionId));
  expect(refs.size).toBe(20);
});

test("a session past its time takes no visit, and late money is still the order's", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  await expireSessions(db, at(21));
  await expect(visit(sessionId, 21)).rejects.toThrow("expired");
  expect(await hear(word(txnRef), 22)).toMatchObject({ kind: "paid", late: true });
  expect(await escrowOf(payableId)).toBe(-150_000);
});

test("a cancelled visit moves no money and leaves the session open for another", async () => {
  const { payableId, sessionId } = await aSession();
  const first = await visit(sessionId);
  expect(await hear(word(first, failed))).toMatchObject({ kind: "failed" });
  expect(await paymentByReference(db, first, at(2).now)).toMatchObject({
    state: "failed",
    responseCode: "24",
    canRetry: true,
  });
  const second = await visit(sessionId, 2);
  expect(await hear(word(second), 3)).toMatchObject({ kind: "paid", late: false });
  expect(await escrowOf(payableId)).toBe(-150_000);
});

test("success never reverts, and success after failure waits for our own question", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  await hear(word(txnRef, failed));
  expect(await hear(word(txnRef))).toMatchObject({ kind: "already_final" });
  expect(await escrowOf(payableId)).toBe(0);
  expect(await db.outboxEvent.count({ where: { type: "payment.contradicted" } })).toBe(1);
  expect(await hear(word(txnRef, { evidence: null }))).toMatchObject({ kind: "paid" });
  expect(await hear(word(txnRef, failed))).toMatchObject({ kind: "already_final" });
  expect(await paymentByReference(db, txnRef, at(2).now)).toMatchObject({ state: "paid" });
});

test("a wrong amount never pays; the money that came is kept apart", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  const before = await balanceOf(db, "unapplied_receipts");
  const other = { amountVnd: 15_000 };
  expect(await hear(word(txnRef, other))).toEqual({ kind: "wrong_amount" });
  expect(await balanceOf(db, "unapplied_receipts"), "an IPN alone proves no charge").toBe(before);
  expect(await hear(word(txnRef, { ...other, evidence: null }))).toEqual({ kind: "wrong_amount" });
  expect(await hear(word(txnRef, other))).toEqual({ kind: "wrong_amount" });
  expect(await escrowOf(payableId)).toBe(0);
  expect(await balanceOf(db, "unapplied_receipts")).toBe(before - 15_000);
  await expectSoundBooks();
});

test("the right amount pays after a wrong one was said", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  expect(await hear(word(txnRef, { amountVnd: 15_000 }))).toEqual({ kind: "wrong_amount" });
  expect(await hear(word(txnRef))).toMatchObject({ kind: "paid" });
  expect(await escrowOf(payableId)).toBe(-150_000);
  await expectSoundBooks();
});

test("suspected money waits apart until VNPAY decides", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  expect(await hear(word(txnRef, { verdict: "suspected", responseCode: "07", transactionStatus: "07" }))).toMatchObject(
    { kind: "suspected" },
  );
  expect(await balanceOf(db, `held_fraud:${payableId}`)).toBe(-150_000);
  expect(await hear(word(txnRef, { evidence: null }))).toMatchObject({ kind: "paid" });
  expect(await balanceOf(db, `held_fraud:${payableId}`)).toBe(0);
  expect(await escrowOf(payableId)).toBe(-150_000);
  await expectSoundBooks();
});

test("suspected, given back, and paid after all: the charge is in the books once, and the order is paid", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  await hear(word(txnRef, { verdict: "suspected", responseCode: "07", transactionStatus: "07" }));
  const charged = word(txnRef).transactionNo;
  expect(await hear(word(txnRef, { ...failed, transactionNo: charged }))).toMatchObject({ kind: "failed" });
  expect(await balanceOf(db, `held_fraud:${payableId}`)).toBe(0);
  expect(await hear(word(txnRef, { evidence: null }))).toMatchObject({ kind: "paid" });
  expect(await escrowOf(payableId)).toBe(-150_000);
  await expectSoundBooks();
});

test("IPN answers follow VNPAY's order of checks, and a forged one changes nothing", async () => {
  const { payableId, sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  const log = pino({ level: "silent" });
  const ipn = async (rawQuery: string, more: Partial<VerifiedCallback> = {}) =>
    (
      await receiveIpn(db, at(1), { gateway, log }, { rawQuery, ip: "10.9.9.9" }, (callback) =>
        hear({ ...callback, ...more }),
      )
    ).RspCode;
  expect(await ipn(`forged:${txnRef}`)).toBe("97");
  expect(await db.paymentAttempt.findUnique({ where: { txnRef } })).toMatchObject({ status: "open", settledAt: null });
  expect(await ipn("genuine:NOBODY")).toBe("01");
  expect(await ipn(`genuine:${txnRef}`, { amountVnd: 1, verdict: "failed" })).toBe("04");
  expect(await ipn(`genuine:${txnRef}`)).toBe("00");
  expect(await ipn(`genuine:${txnRef}`)).toBe("02");
  const broken = () => Promise.reject(new Error("down"));
  expect(
    (await receiveIpn(db, at(1), { gateway, log }, { rawQuery: `genuine:${txnRef}`, ip: "" }, broken)).RspCode,
  ).toBe("99");
  expect(await escrowOf(payableId)).toBe(-150_000);
  expect(await db.paymentCallback.count({ where: { verified: false } })).toBe(1);
});

test("refunds asked for at once never exceed the charge", async () => {
  const { payableId } = await paidOrder();
  const ask = (cause: string) =>
    transact(db, (tx) =>
      askRefund(tx, at(5), { payableId, amountVnd: 60_000, cause, reason: "requested_by_customer" }),
    );
  const outcomes = await Promise.all(["a", "b", "c", "d"].map((name) => ask(`${name}:${payableId}`)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await escrowOf(payableId)).toBe(-30_000);
  expect(await ask(`a:${payableId}`)).toEqual(outcomes[0]);
  await expectSoundBooks();
});

const aRefund = async (payableId: string, amountVnd = 150_000): Promise<string> => {
  const cause = `test:${ids.next()}`;
  const made = await transact(db, (tx) => askRefund(tx, at(5), { payableId, amountVnd, cause, reason: "duplicate" }));
  if (!made.ok) throw new Error(made.reason);
  return made.refundId;
};

test("a refund goes out under one request id until VNPAY answers, and is done when querydr says so", async () => {
  const { payableId } = await paidOrder();
  const refundId = await aRefund(payableId);
  expect(await sendRefund(db, at(6), gateway, refundId)).toBe("unknown");
  answers.refund = {
    kind: "accepted",
    state: "pending",
    transactionNo: "99",
    responseCode: "00",
    transactionStatus: "05",
  };
  expect(await sendRefund(db, at(7), gateway, refundId)).toBe("accepted");
  expect(new Set(asked).size).toBe(1);
  expect(await refundsToPush(db, at(9).now)).toContainEqual({ refundId, step: "check" });
  answers.query = { kind: "refund", state: "succeeded", transactionNo: "99", transactionStatus: "00" };
  await checkRefund(db, at(9), gateway, refundId);
  expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({ status: "succeeded" });
  expect(await balanceOf(db, `refund_payable:${refundId}`)).toBe(0);
  expect(await escrowOf(payableId)).toBe(0);
  await expectSoundBooks();
});

test("a refused refund puts the money back where it was", async () => {
  const { payableId } = await paidOrder();
  const refundId = await aRefund(payableId, 40_000);
  answers.refund = { kind: "rejected", responseCode: "99", message: "disabled" };
  await sendRefund(db, at(6), gateway, refundId);
  expect(await escrowOf(payableId)).toBe(-150_000);
  expect(await db.outboxEvent.count({ where: { type: "refund.failed", subject: `refund:${refundId}` } })).toBe(1);
});

test("one refund of a payment is on its way at a time", async () => {
  const { payableId } = await paidOrder();
  const [first, second] = [await aRefund(payableId, 10_000), await aRefund(payableId, 20_000)];
  expect(await sendRefund(db, at(6), gateway, first)).toBe("unknown");
  expect(await sendRefund(db, at(6), gateway, second)).toBe("waiting");
});

test("a visit without news is asked about, and a page never opened is over", async () => {
  const { sessionId } = await aSession();
  const txnRef = await visit(sessionId);
  const attempt = await db.paymentAttempt.findUniqueOrThrow({ where: { txnRef } });
  expect(await attemptsToAsk(db, at(15).now)).not.toContain(attempt.id);
  expect(await attemptsToAsk(db, at(16).now)).toContain(attempt.id);
  expect(await askVnpay(db, at(16), gateway, attempt.id)).toBeNull();
  expect(await paymentByReference(db, txnRef, at(16).now)).toMatchObject({ state: "over" });
  expect(await attemptsToAsk(db, at(60).now)).not.toContain(attempt.id);
});
