import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { isoDay } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { judgeRate, noCommission, type NewRate, type RateRef, type RateRefusal } from "./new-rate";
import { rateBook } from "./rate-queries.server";

type Actor = { readonly personId: string };
export type RateProposal = Accepted<{ rate: RateRef }> | RateRefusal | Refusal<"same_day">;

/** One operator proposes a rate of a day to come. Nothing changes until another one agrees. */
export const proposeRate = (
  db: Db,
  moment: Moment,
  actor: Actor,
  { rate, reason }: { rate: NewRate; reason: string },
): Promise<RateProposal> =>
  transact(db, async (tx): Promise<RateProposal> => {
    await lockRates(tx);
    const refusal = judgeRate(rate, await rateBook(tx), moment.now);
    if (refusal) return refusal;
    if (await hasRateOfDay(tx, rate)) return refuse("same_day");
    const signed = { from: rate.from, reason, createdById: actor.personId, createdAt: moment.now };
    const made = { table: tableOf(rate), id: await insert(tx, rate, signed) };
    await note(tx, moment, actor, "proposed", made, { ...wordsOf(rate), reason });
    return { ok: true, rate: made };
  });

export type RateDecision = Accepted | Refusal<"same_person" | "already_decided" | "too_late">;

/** A second operator agrees, before the day has come. */
export const agreeToRate = (db: Db, moment: Moment, actor: Actor, ref: RateRef): Promise<RateDecision> =>
  transact(db, async (tx): Promise<RateDecision> => {
    const rate = await lockRate(tx, ref);
    if (rate.agreedAt !== null || rate.withdrawnAt !== null) return refuse("already_decided");
    if (rate.from <= moment.now) return refuse("too_late");
    if (rate.createdById === actor.personId) return refuse("same_person");
    await sign(tx, ref, { agreedAt: moment.now, agreedById: actor.personId });
    await note(tx, moment, actor, "agreed", ref, { from: isoDay(rate.from) });
    return { ok: true };
  });

/** Anyone may take back what has not begun; what would have held without it holds. */
export const withdrawRate = (
  db: Db,
  moment: Moment,
  actor: Actor,
  ref: RateRef,
): Promise<Accepted | Refusal<"already_decided" | "too_late">> =>
  transact(db, async (tx) => {
    const rate = await lockRate(tx, ref);
    if (rate.withdrawnAt !== null) return refuse("already_decided");
    if (rate.from <= moment.now) return refuse("too_late");
    await sign(tx, ref, { withdrawnAt: moment.now, withdrawnById: actor.personId });
    await note(tx, moment, actor, "withdrawn", ref, { from: isoDay(rate.from) });
    return { ok: true };
  });

const tableOf = ({ kind }: NewRate): RateRef["table"] => (kind === "tax" ? "tax" : "commission");

/** Rates change one at a time: each is judged beside all the others. */
const lockRates = (tx: Tx): Promise<number> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rates', 0))`;

async function hasRateOfDay(tx: Tx, rate: NewRate): Promise<boolean> {
  const same = { from: rate.from, withdrawnAt: null };
  if (rate.kind === "tax") return (await tx.taxRate.count({ where: { ...same, work: rate.work } })) > 0;
  return (await tx.commissionRule.count({ where: { ...same, categoryId: rate.categoryId } })) > 0;
}

type Signed = { from: Date; reason: string; createdById: string; createdAt: Date };

async function insert(tx: Tx, rate: NewRate, signed: Signed): Promise<number> {
  if (rate.kind === "tax") {
    const { work, vatBp, pitBp } = rate;
    return (await tx.taxRate.create({ data: { ...signed, work, vatBp, pitBp } })).id;
  }
  const { percentBp, fixedVnd, minimumVnd, maximumVnd } = rate.kind === "end" ? noCommission : rate;
  const rule = { categoryId: rate.categoryId, percentBp, fixedVnd, minimumVnd, maximumVnd };
  return (await tx.commissionRule.create({ data: { ...signed, ...rule, isEnd: rate.kind === "end" } })).id;
}

type Signature = { agreedAt: Date; agreedById: string } | { withdrawnAt: Date; withdrawnById: string };

async function lockRate(tx: Tx, { table, id }: RateRef) {
  await lockRates(tx);
  const where = { where: { id } };
  return present(
    table === "tax" ? await tx.taxRate.findUnique(where) : await tx.commissionRule.findUnique(where),
    "rate",
  );
}

async function sign(tx: Tx, { table, id }: RateRef, data: Signature): Promise<void> {
  if (table === "tax") await tx.taxRate.update({ where: { id }, data });
  else await tx.commissionRule.update({ where: { id }, data });
}

const wordsOf = (rate: NewRate): Record<string, string | number | null> => ({ ...rate, from: isoDay(rate.from) });

const note = (
  tx: Tx,
  { now }: Moment,
  { personId: actorId }: Actor,
  happening: "proposed" | "agreed" | "withdrawn",
  { table, id }: RateRef,
  detail: Record<string, string | number | null>,
): Promise<void> => audit(tx, now, { actorId, action: `rate.${happening}`, subject: `rate:${table}:${id}`, detail });
