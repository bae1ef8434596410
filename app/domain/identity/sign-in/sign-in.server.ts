import type { Phone } from "~/domain/shared/phone";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { encodeToken, hashToken } from "../secrets.server";
import { sessionEnd } from "./session-lifetime";
import { takeCode, type CodeRefusal } from "./take-code.server";

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
export type SignInRefusal = CodeRefusal | Refusal<"blocked">;

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
  const taken = await takeCode(tx, moment, pepper, attempt);
  if (!taken.ok) return taken;
  const person = await findOrWelcome(tx, moment, attempt);
  return person.isBlocked ? refuse("blocked") : openSession(tx, moment, attempt, person);
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
