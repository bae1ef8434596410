import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { withinLimits } from "../rate-limit.server";
import { hashCode, seal, unseal } from "../secrets.server";
import { base32, enrolmentUri, matchingStep } from "./totp.server";
import type { Operator } from "../types";

/** RFC 4226 asks for 160 bits. */
const secretBytes = 20;
const recoveryCodes = 10;

/** Begins, or begins anew, before anything was confirmed. */
export const startSecondFactor = (
  db: Db,
  { now, ids }: Moment,
  operator: Operator,
  pepper: string,
): Promise<{ ok: true } | Refusal<"already_on">> =>
  transact(db, async (tx) => {
    const { personId } = operator;
    const sealed = seal(pepper, personId, ids.random(secretBytes), ids.random(12));
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const standing = await tx.secondFactor.findUnique({ where: { personId } });
    if (standing?.confirmedAt) return refuse("already_on");
    const fresh = { sealed, createdAt: now, lastStep: 0 };
    await tx.secondFactor.upsert({ where: { personId }, create: { personId, ...fresh }, update: fresh });
    return { ok: true };
  });

export type FactorView =
  | { state: "none" }
  | { state: "pending"; secret: string; uri: string }
  | { state: "on"; since: string; recoveryCodesLeft: number };

/** Where the operator's second factor stands. The secret is shown until it was confirmed, and never again. */
export async function secondFactorOf(reader: Reader, operator: Operator, pepper: string): Promise<FactorView> {
  const { personId, phone } = operator;
  const factor = await reader.secondFactor.findUnique({ where: { personId } });
  if (!factor) return { state: "none" };
  if (factor.confirmedAt) {
    const recoveryCodesLeft = await reader.recoveryCode.count({ where: { personId, usedAt: null } });
    return { state: "on", since: factor.confirmedAt.toISOString(), recoveryCodesLeft };
  }
  const secret = unseal(pepper, personId, factor.sealed);
  return { state: "pending", secret: base32(secret), uri: enrolmentUri(secret, phone.replace("+84", "0")) };
}

export type Confirming =
  { ok: true; recoveryCodes: string[] } | Refusal<"wrong_code" | "too_many_tries" | "not_started">;

type Confirm = { sessionId: string; code: string };

/** The first right code turns it on and makes this session strong. The recovery codes are shown now and never again. */
export async function confirmSecondFactor(
  db: Db,
  moment: Moment,
  operator: Operator,
  pepper: string,
  confirm: Confirm,
): Promise<Confirming> {
  // A wrong guess must stay counted, so the verdict goes through `transact` wrapped.
  const { verdict } = await transact(db, async (tx) => ({
    verdict: await judge(tx, moment, operator, pepper, confirm),
  }));
  return verdict;
}

async function judge(
  tx: Tx,
  moment: Moment,
  { personId }: Operator,
  pepper: string,
  { sessionId, code }: Confirm,
): Promise<Confirming> {
  const { now } = moment;
  const [factor] = await tx.$queryRaw<{ sealed: string; isOn: boolean }[]>`
    SELECT sealed, confirmed_at IS NOT NULL AS "isOn" FROM second_factor WHERE person_id = ${personId}::uuid FOR UPDATE`;
  if (!factor || factor.isOn) return refuse("not_started");
  if (!(await mayTryFactor(tx, now, personId))) return refuse("too_many_tries");
  const step = matchingStep(unseal(pepper, personId, factor.sealed), code, now, 0);
  if (step === null) return refuse("wrong_code");
  await tx.secondFactor.update({ where: { personId }, data: { confirmedAt: now, lastStep: step } });
  await tx.session.updateMany({ where: { id: sessionId, personId }, data: { strongAt: now } });
  await audit(tx, now, { actorId: personId, action: "second_factor.on", subject: `person:${personId}` });
  return { ok: true, recoveryCodes: await writeRecoveryCodes(tx, moment, personId, pepper) };
}

/** A million codes, three of them right: eight tries a quarter of an hour. */
export const mayTryFactor = (tx: Tx, now: Date, personId: string): Promise<boolean> =>
  withinLimits(tx, now, [{ key: `factor:person:${personId}`, most: 8, seconds: 900 }]);

async function writeRecoveryCodes(tx: Tx, { ids }: Moment, personId: string, pepper: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => {
    const signs = base32(ids.random(7)).slice(0, 10);
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: ids.next(), personId, codeHash: hashCode(pepper, `recovery:${personId}`, code) })),
  });
  return codes;
}
