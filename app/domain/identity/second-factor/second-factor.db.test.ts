import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#test/test-database";
import { momentAt, sundayMorning } from "#test/moment";
import { Missing } from "~/domain/shared/missing";
import type { Phone } from "~/domain/shared/phone";
import { minutesAfter } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import type { Moment } from "~/platform/outbox.server";
import { confirmSecondFactor, secondFactorOf, startSecondFactor } from "./enrol-second-factor.server";
import { resetSecondFactor, showSecondFactor, stopSecondFactor } from "./show-second-factor.server";
import { unseal } from "../secrets.server";
import { codeOfStep, stepAt } from "./totp.server";
import type { Operator } from "../types";

const { db } = await testDatabase();
const pepper = "a pepper of at least thirty-two letters";
const at = (minutes = 0): Moment => momentAt(minutesAfter(sundayMorning, minutes), systemIds);
let count = 0;
let operator: Operator;
let sessionId = "";

async function anOperator(): Promise<Operator> {
  const phone = `+8490100${String(++count).padStart(4, "0")}` as Phone;
  const { id } = await db.person.create({
    data: { id: systemIds.next(), phone, isOperator: true, createdAt: sundayMorning },
  });
  const none = { name: null, sellers: [], courierId: null, courierStatus: null };
  return { personId: id, phone, isOperator: true, ...none };
}
async function aSession(personId: string): Promise<string> {
  const id = systemIds.next();
  const times = { createdAt: sundayMorning, seenAt: sundayMorning, expiresAt: minutesAfter(sundayMorning, 9_999) };
  await db.session.create({ data: { id, tokenHash: id, personId, device: "?", ...times } });
  return id;
}
beforeEach(async () => {
  operator = await anOperator();
  sessionId = await aSession(operator.personId);
});

async function codeAt(minutes: number): Promise<string> {
  const { sealed } = await db.secondFactor.findUniqueOrThrow({ where: { personId: operator.personId } });
  return codeOfStep(unseal(pepper, operator.personId, sealed), stepAt(at(minutes).now));
}
async function enrolled(): Promise<string[]> {
  await startSecondFactor(db, at(), operator, pepper);
  const confirmed = await confirmSecondFactor(db, at(), operator, pepper, { sessionId, code: await codeAt(0) });
  return confirmed.ok ? confirmed.recoveryCodes : [];
}
const show = (text: string, minutes = 5) => showSecondFactor(db, at(minutes), operator, pepper, { sessionId, text });
const strongAt = async () => (await db.session.findUniqueOrThrow({ where: { id: sessionId } })).strongAt;

test("enrolling shows a secret, wants one right code, makes the session strong and gives ten codes once", async () => {
  await startSecondFactor(db, at(), operator, pepper);
  expect(await secondFactorOf(db, operator, pepper)).toMatchObject({ state: "pending" });
  const wrong = await confirmSecondFactor(db, at(), operator, pepper, { sessionId, code: "" });
  expect(wrong).toMatchObject({ reason: "wrong_code" });
  expect(await strongAt()).toBeNull();
  const codes = await enrolled();
  expect(new Set(codes).size).toBe(10);
  expect(await strongAt()).toEqual(sundayMorning);
  expect(await secondFactorOf(db, operator, pepper)).toMatchObject({ state: "on", recoveryCodesLeft: 10 });
  expect(await startSecondFactor(db, at(), operator, pepper)).toMatchObject({ reason: "already_on" });
  const kept = JSON.stringify(await db.recoveryCode.findMany({ where: { personId: operator.personId } }));
  for (const code of codes) expect(kept).not.toContain(code);
});

test("a code is good once, even for five at the same moment", async () => {
  await enrolled();
  const code = await codeAt(5);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => show(code)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await strongAt()).toEqual(at(5).now);
});

test("guessing ends after eight tries, and the right code does not help then", async () => {
  await enrolled();
  for (let guess = 0; guess < 8; guess++) expect((await show("000000", 20)).ok).toBe(false);
  expect(await show(await codeAt(20), 20)).toMatchObject({ reason: "too_many_tries" });
  expect(await show(await codeAt(40), 40)).toEqual({ ok: true });
});

test("a recovery code opens once, in any spelling, and is noted", async () => {
  const [code = ""] = await enrolled();
  expect(await show(` ${code.toLowerCase().replace("-", " ")} `)).toEqual({ ok: true });
  expect(await show(code)).toMatchObject({ reason: "wrong_code" });
  expect(await db.auditEntry.count({ where: { action: "recovery_code.used", actorId: operator.personId } })).toBe(1);
});

test("off needs a code; another operator can reset it, which ends every session; nobody resets their own", async () => {
  await enrolled();
  expect(await stopSecondFactor(db, at(5), operator, pepper, "000000")).toMatchObject({ reason: "wrong_code" });
  expect(await stopSecondFactor(db, at(5), operator, pepper, await codeAt(5))).toEqual({ ok: true });
  expect(await secondFactorOf(db, operator, pepper)).toEqual({ state: "none" });
  await enrolled();
  const { personId } = operator;
  const reset = (by: Operator, reason = "Mất máy") => resetSecondFactor(db, at(9), by, { personId, reason });
  expect(await reset(operator)).toMatchObject({ reason: "yourself" });
  const other = await anOperator();
  expect(await reset(other, "")).toMatchObject({ reason: "reason_needed" });
  expect(await reset(other)).toEqual({ ok: true });
  expect(await db.session.count({ where: { personId, revokedAt: null } })).toBe(0);
  await expect(reset(other)).rejects.toThrow(Missing);
});

test("a secret sealed for one person opens for nobody else, and not with another key", async () => {
  await enrolled();
  const { sealed } = await db.secondFactor.findUniqueOrThrow({ where: { personId: operator.personId } });
  expect(() => unseal(pepper, systemIds.next(), sealed)).toThrow();
  expect(() => unseal(`${pepper}!`, operator.personId, sealed)).toThrow();
});
