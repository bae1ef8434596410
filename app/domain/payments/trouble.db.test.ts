import { beforeEach, expect, test } from "vitest";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { hoursAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { closeTrouble } from "./close-trouble.server";
import { paymentTroubles } from "./trouble-queries.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const operator: Operator = {
  personId: systemIds.next(),
  phone: "+84901000001" as Phone,
  name: null,
  isOperator: true,
  sellers: [],
  courierId: null,
  courierStatus: null,
};
let orderId = "";
let sessionId = "";

beforeEach(async () => {
  orderId = systemIds.next();
  sessionId = `cs_${orderId}`;
  await db.checkoutSession.create({
    data: {
      id: sessionId,
      paymentIntent: `pi_${orderId}`,
      payableId: orderId,
      amountVnd: 90_000,
      status: "open",
      paymentStatus: "unpaid",
      successUrl: "/",
      cancelUrl: "/",
      description: "",
      metadata: {},
      expiresAt: hoursAfter(sundayMorning, 1),
      createdAt: sundayMorning,
    },
  });
});

async function anAttempt(status: string, more: { settledAt?: Date; askCount?: number } = {}): Promise<string> {
  const id = systemIds.next();
  await db.paymentAttempt.create({
    data: {
      id,
      sessionId,
      txnRef: id.replaceAll("-", ""),
      tmnCode: "TESTTMN1",
      amountVnd: 90_000,
      createDate: "20261122080000",
      expiresAt: sundayMorning,
      status,
      createdAt: sundayMorning,
      ...more,
    },
  });
  return `payment_attempt:${id}`;
}
const kinds = async () => (await paymentTroubles(db, { orderId })).map(({ kind }) => kind);

test("only what VNPAY left open for a day is a riddle; a page nobody opened is not", async () => {
  await anAttempt("expired", { settledAt: hoursAfter(sundayMorning, 1), askCount: 3 });
  await anAttempt("paid");
  expect(await kinds()).toEqual([]);
  await anAttempt("expired", { settledAt: hoursAfter(sundayMorning, 24), askCount: 20 });
  await anAttempt("suspected");
  expect((await kinds()).sort()).toEqual(["suspected", "unresolved"]);
});

test("a wrong amount leaves the list when it was given back", async () => {
  const attemptId = (await anAttempt("mismatched")).split(":")[1] ?? "";
  expect(await kinds()).toEqual(["mismatched"]);
  await db.refund.create({
    data: {
      id: `re_${attemptId}`,
      sessionId,
      attemptId,
      amountVnd: 90_000,
      escrowVnd: 0,
      unappliedVnd: 90_000,
      status: "pending",
      reason: "mismatched",
      cause: attemptId,
      requestId: attemptId,
      transactionType: "02",
      createdAt: sundayMorning,
    },
  });
  expect(await kinds()).toEqual([]);
  await db.refund.update({ where: { cause: attemptId }, data: { status: "failed" } });
  expect((await kinds()).sort()).toEqual(["mismatched", "refund_failed"]);
});

test("an operator closes it once, with a word on what was done", async () => {
  const subject = await anAttempt("mismatched");
  const close = (note: string) => closeTrouble(db, moment, operator, { orderId, subject, note });
  expect(await close("")).toMatchObject({ reason: "note_needed" });
  const outcomes = await Promise.all([close("Đã hoàn tay"), close("Đã hoàn tay"), close("Đã hoàn tay")]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await kinds()).toEqual([]);
  expect(await db.auditEntry.count({ where: { subject } })).toBe(1);
});

test("what is in order cannot be closed, nor another order's trouble", async () => {
  const fine = await anAttempt("paid");
  await expect(closeTrouble(db, moment, operator, { orderId, subject: fine, note: "x" })).rejects.toThrow(Missing);
  const subject = await anAttempt("mismatched");
  const elsewhere = { orderId: systemIds.next(), subject, note: "x" };
  await expect(closeTrouble(db, moment, operator, elsewhere)).rejects.toThrow(Missing);
  const nonsense = { orderId, subject: "payment_attempt:1' OR 1=1", note: "x" };
  await expect(closeTrouble(db, moment, operator, nonsense)).rejects.toThrow(Missing);
});
