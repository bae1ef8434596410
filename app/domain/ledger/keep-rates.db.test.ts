import { expect, test } from "vitest";
import { momentAt, sundayMorning } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { daysAfter, startOfDayInVietnam } from "~/domain/shared/time";
import { systemIds } from "~/platform/clock.server";
import { agreeToRate, proposeRate, withdrawRate } from "./keep-rates.server";
import type { NewRate, RateRef } from "./new-rate";
import { ratesInForce } from "./rate-queries.server";

const { db } = await testDatabase();
const moment = momentAt(sundayMorning, systemIds);
const day = (days: number): Date => daysAfter(startOfDayInVietnam(sundayMorning), days);
const [first, second] = [{ personId: systemIds.next() }, { personId: systemIds.next() }];
const tax = (from: Date, vatBp: number): NewRate => ({ kind: "tax", work: "goods", vatBp, pitBp: 50, from });

async function proposed(rate: NewRate): Promise<RateRef> {
  const made = await proposeRate(db, moment, first, { rate, reason: "Nghị định mới" });
  if (!made.ok) throw new Error(made.reason);
  return made.rate;
}

test("a rate holds from its day on, once a second person agreed, and stands then", async () => {
  const ref = await proposed(tax(day(3), 200));
  expect((await ratesInForce(db, day(4))).goods.vatBp).toBe(100);
  expect(await agreeToRate(db, moment, first, ref)).toMatchObject({ reason: "same_person" });
  expect(await agreeToRate(db, moment, second, ref)).toEqual({ ok: true });
  expect(await agreeToRate(db, moment, second, ref)).toMatchObject({ reason: "already_decided" });
  expect((await ratesInForce(db, day(2))).goods.vatBp).toBe(100);
  expect((await ratesInForce(db, day(3))).goods.vatBp).toBe(200);
  const later = momentAt(day(3), systemIds);
  expect(await withdrawRate(db, later, first, ref)).toMatchObject({ reason: "too_late" });
  await expect(db.$executeRaw`UPDATE tax_rate SET vat_bp = 300 WHERE id = ${ref.id}`).rejects.toThrow(/append-only/);
  await expect(db.$executeRaw`UPDATE tax_rate SET agreed_at = NULL WHERE id = ${ref.id}`).rejects.toThrow(/signed/);
  await expect(db.$executeRaw`DELETE FROM tax_rate WHERE id = ${ref.id}`).rejects.toThrow(/append-only/);
  const signed = { where: { subject: `rate:tax:${ref.id}` }, select: { action: true, actorId: true } };
  expect(await db.auditEntry.findMany({ ...signed, orderBy: { id: "asc" } })).toEqual([
    { action: "rate.proposed", actorId: first.personId },
    { action: "rate.agreed", actorId: second.personId },
  ]);
});

test("one day has one rate of a kind; taken back before its day it makes room for another", async () => {
  const ref = await proposed(tax(day(10), 300));
  const again = { rate: tax(day(10), 400), reason: "Sửa" };
  expect(await proposeRate(db, moment, first, again)).toMatchObject({ reason: "same_day" });
  expect(await withdrawRate(db, moment, second, ref)).toEqual({ ok: true });
  expect(await withdrawRate(db, moment, second, ref)).toMatchObject({ reason: "already_decided" });
  expect(await agreeToRate(db, moment, second, ref)).toMatchObject({ reason: "already_decided" });
  expect(await proposeRate(db, moment, first, again)).toMatchObject({ ok: true });
});

test("two operators who agree at once agree once; nobody agrees after the day has come", async () => {
  const rule = { percentBp: 800, fixedVnd: 0, minimumVnd: 0, maximumVnd: null };
  const ref = await proposed({ kind: "commission", categoryId: "rau", ...rule, from: day(5) });
  expect(await agreeToRate(db, momentAt(day(5), systemIds), second, ref)).toMatchObject({ reason: "too_late" });
  const third = { personId: systemIds.next() };
  const outcomes = await Promise.all([second, third].map((who) => agreeToRate(db, moment, who, ref)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const ended = await proposed({ kind: "end", categoryId: "rau", from: day(8) });
  await agreeToRate(db, moment, third, ended);
  expect((await ratesInForce(db, day(7))).commission).toHaveLength(2);
  expect((await ratesInForce(db, day(8))).commission).toHaveLength(1);
});
