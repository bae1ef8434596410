import { timingSafeEqual } from "node:crypto";
import type { Phone } from "~/domain/shared/phone";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { codeState, type KeptCode } from "./one-time-code";
import { withinLimits } from "./rate-limit.server";
import { encodeToken, hashCode, hashToken } from "./secrets.server";
import { sessionEnd } from "./session-lifetime";

export type SignIn = {
  phone: Phone;
  code: string;
  browserSecret: string;
  /** "Chrome · Android", for the list of devices. */
  device: string;
  locale: string;
  /** The session this browser had until now: it ends, so a planted one is worth nothing. */
  replaces: string | null;
};

export type SignedInNow = { ok: true; token: string; expiresAt: Date; personId: string; isNew: boolean };
export type SignInRefusal =
  Refusal<"wrong_code", { triesLeft: number }> | Refusal<"code_expired" | "too_many_tries" | "blocked">;

/**
 * Trades a one-time code for a session. A wrong guess must be counted, and a refusal handed to `transact` would undo the count,
 * so the verdict goes through it wrapped.
 */
export async function signIn(
  db: Db,
  moment: Moment,
  pepper: string,
  attempt: SignIn,
): Promise<SignedInNow | SignInRefusal> {
  const { verdict } = await transact(db, async (tx) => ({ verdict: await judge(tx, moment, pepper, attempt) }));
  return verdict;
}

async function judge(tx: Tx, moment: Moment, pepper: string, attempt: SignIn): Promise<SignedInNow | SignInRefusal> {
  const code = await lockNewestCode(tx, attempt);
  const state = codeState(code, moment.now);
  if (!code || state === "expired") return refuse("code_expired");
  const mayGuess = await withinLimits(tx, moment.now, [
    { key: `guess:phone:${attempt.phone}`, most: 15, seconds: 3_600 },
  ]);
  if (state === "exhausted" || !mayGuess) return refuse("too_many_tries");
  if (!isSame(code.codeHash, hashCode(pepper, code.id, attempt.code))) return countWrongGuess(tx, code);

  await tx.oneTimeCode.update({ where: { id: code.id }, data: { usedAt: moment.now } });
  const person = await findOrWelcome(tx, moment, attempt);
  return person.isBlocked ? refuse("blocked") : openSession(tx, moment, attempt, person);
}

type LockedCode = KeptCode & { id: string; codeHash: string };

async function lockNewestCode(tx: Tx, { phone, browserSecret }: SignIn): Promise<LockedCode | undefined> {
  const codes = await tx.$queryRaw<LockedCode[]>`
    SELECT id, code_hash AS "codeHash", tries_left AS "triesLeft", expires_at AS "expiresAt", used_at AS "usedAt"
    FROM one_time_code WHERE phone = ${phone} AND browser_id = ${hashToken(browserSecret)}
    ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`;
  return codes[0];
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

async function countWrongGuess(tx: Tx, code: LockedCode): Promise<SignInRefusal> {
  const triesLeft = code.triesLeft - 1;
  await tx.oneTimeCode.update({ where: { id: code.id }, data: { triesLeft } });
  return triesLeft > 0 ? refuseWith("wrong_code", { triesLeft }) : refuse("too_many_tries");
}

type Welcomed = { personId: string; isOperator: boolean; isBlocked: boolean; isNew: boolean };

async function findOrWelcome(tx: Tx, moment: Moment, { phone, locale }: SignIn): Promise<Welcomed> {
  const id = moment.ids.next();
  const { count } = await tx.person.createMany({
    data: { id, phone, locale, createdAt: moment.now },
    skipDuplicates: true,
  });
  const person = await tx.person.findUniqueOrThrow({ where: { phone } });
  if (count === 1)
    await record(tx, moment, {
      type: "person.joined",
      subject: `person:${person.id}`,
      payload: { personId: person.id },
    });
  return {
    personId: person.id,
    isOperator: person.isOperator,
    isBlocked: person.blockedAt !== null,
    isNew: count === 1,
  };
}

async function openSession(
  tx: Tx,
  { now, ids }: Moment,
  { device, replaces }: SignIn,
  person: Welcomed,
): Promise<SignedInNow> {
  const { personId, isOperator, isNew } = person;
  if (replaces)
    await tx.session.updateMany({
      where: { tokenHash: hashToken(replaces), revokedAt: null },
      data: { revokedAt: now },
    });
  const token = encodeToken(ids.random(32));
  const expiresAt = sessionEnd(now, isOperator);
  await tx.session.create({
    data: { id: ids.next(), tokenHash: hashToken(token), personId, device, createdAt: now, seenAt: now, expiresAt },
  });
  return { ok: true, token, expiresAt, personId, isNew };
}
