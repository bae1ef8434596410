import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { mayTryFactor } from "./enrol-second-factor.server";
import { readOneTimeCode } from "../sign-in/one-time-code";
import { readRecoveryCode } from "./second-factor";
import { hashCode, unseal } from "../secrets.server";
import { matchingStep } from "./totp.server";
import type { Operator } from "../types";

export type Showing = { ok: true } | Refusal<"wrong_code" | "too_many_tries">;
type Show = { sessionId: string; text: string };

/** The app's code, or a recovery code, makes this session strong. */
export async function showSecondFactor(
  db: Db,
  moment: Moment,
  operator: Operator,
  pepper: string,
  { sessionId, text }: Show,
): Promise<Showing> {
  const { personId } = operator;
  return counted(db, async (tx) => {
    const verdict = await judge(tx, moment, personId, pepper, text);
    if (verdict.ok) await tx.session.updateMany({ where: { id: sessionId, personId }, data: { strongAt: moment.now } });
    return verdict;
  });
}

/** Off again, for another phone; the code proves that it is not a stranger at an open desk. */
export async function stopSecondFactor(
  db: Db,
  moment: Moment,
  operator: Operator,
  pepper: string,
  text: string,
): Promise<Showing> {
  const { personId } = operator;
  return counted(db, async (tx) => {
    const verdict = await judge(tx, moment, personId, pepper, text);
    if (verdict.ok) await forget(tx, moment.now, personId, { actorId: personId, action: "second_factor.off" });
    return verdict;
  });
}

/** Another operator vouches for somebody who lost phone and codes. All their sessions end. */
export const resetSecondFactor = (
  db: Db,
  { now }: Moment,
  operator: Operator,
  { personId, reason }: { personId: string; reason: string },
): Promise<{ ok: true } | Refusal<"yourself" | "reason_needed">> =>
  transact(db, async (tx) => {
    if (personId === operator.personId) return refuse("yourself");
    if (reason === "") return refuse("reason_needed");
    if ((await tx.secondFactor.count({ where: { personId } })) === 0) throw new Missing("second factor");
    await forget(tx, now, personId, { actorId: operator.personId, action: "second_factor.reset", detail: { reason } });
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    return { ok: true };
  });

type Note = { actorId: string; action: "second_factor.off" | "second_factor.reset"; detail?: { reason: string } };

async function forget(tx: Tx, now: Date, personId: string, note: Note): Promise<void> {
  await tx.secondFactor.delete({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await audit(tx, now, { ...note, subject: `person:${personId}` });
}

/** A wrong guess must stay counted, so the verdict goes through `transact` wrapped. */
async function counted(db: Db, work: (tx: Tx) => Promise<Showing>): Promise<Showing> {
  const { verdict } = await transact(db, async (tx) => ({ verdict: await work(tx) }));
  return verdict;
}

async function judge(tx: Tx, moment: Moment, personId: string, pepper: string, text: string): Promise<Showing> {
  const [factor] = await tx.$queryRaw<{ sealed: string; lastStep: number }[]>`
    SELECT sealed, last_step AS "lastStep" FROM second_factor
    WHERE person_id = ${personId}::uuid AND confirmed_at IS NOT NULL FOR UPDATE`;
  if (!factor) throw new Missing("second factor");
  if (!(await mayTryFactor(tx, moment.now, personId))) return refuse("too_many_tries");
  const code = readOneTimeCode(text);
  const step = code && matchingStep(unseal(pepper, personId, factor.sealed), code, moment.now, factor.lastStep);
  if (step) {
    await tx.secondFactor.update({ where: { personId }, data: { lastStep: step } });
    return { ok: true };
  }
  const recovery = readRecoveryCode(text);
  return recovery && (await spend(tx, moment.now, personId, pepper, recovery)) ? { ok: true } : refuse("wrong_code");
}

async function spend(tx: Tx, now: Date, personId: string, pepper: string, code: string): Promise<boolean> {
  const codeHash = hashCode(pepper, `recovery:${personId}`, code);
  const unspent = { personId, codeHash, usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where: unspent, data: { usedAt: now } });
  if (count === 0) return false;
  await audit(tx, now, { actorId: personId, action: "recovery_code.used", subject: `person:${personId}` });
  return true;
}
