import type { Ids } from "~/domain/shared/ids";
import { sql, type Db, type JsonInput, type Reader, type Tx } from "./db.server";

/** A fact in the past tense, about one subject ("order:<id>"). Payloads hold ids, not copies of people's data. */
export type Fact = {
  readonly type: string;
  readonly subject: string;
  readonly payload: Record<string, JsonInput | null>;
};

/** What every command needs to know of its surroundings: when it happens, and how to name new things. */
export type Moment = { readonly now: Date; readonly ids: Ids };

type FactRow = Fact & { readonly event_id: string; readonly at: string };

const told = new WeakMap<Tx, FactRow[]>();

/**
 * Writes facts in the transaction that makes them true, with its COMMIT; the relay carries them to the jobs afterwards. All
 * facts of one transaction are one statement.
 */
export function record(tx: Tx, moment: Moment, ...facts: readonly Fact[]): Promise<void> {
  const rows = told.get(tx) ?? [];
  if (facts.length > 0 && rows.length === 0) {
    told.set(tx, rows);
    tx.$atCommit(() => insertFacts(rows));
  }
  rows.push(...facts.map((fact) => ({ event_id: moment.ids.next(), ...fact, at: moment.now.toISOString() })));
  return Promise.resolve();
}

const insertFacts = (rows: readonly FactRow[]) => sql`
  INSERT INTO outbox_event (event_id, type, subject, payload, at)
  SELECT event_id, type, subject, payload, at
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS fact(event_id uuid, type text, subject text, payload jsonb, at timestamptz)`;

export type WaitingFact = {
  readonly id: bigint;
  readonly eventId: string;
  readonly type: string;
  readonly payload: unknown;
};

const relayLock = 7_060_226;
const day = 86_400_000;

const factsWait = async (reader: Reader): Promise<boolean> => {
  const [row] = await reader.$queryRaw<{ any: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM outbox_event WHERE relayed_at IS NULL) AS any`);
  return row?.any === true;
};

/**
 * Hands the oldest waiting facts over, in order, and marks them. One relay works at a time, whichever process it lives in;
 * the transaction stays open meanwhile on purpose, so that a relay that dies or freezes lets go of the lock by itself.
 * When it dies after handing over, the same facts come again: the receiver must know them by `eventId`.
 */
export async function relayFacts(
  db: Db,
  now: () => Date,
  limit: number,
  handOver: (facts: WaitingFact[]) => Promise<void>,
): Promise<number> {
  // Most looks find nothing, and cost one statement.
  if (!(await factsWait(db))) return 0;
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ mine: boolean }[]>(sql`SELECT pg_try_advisory_xact_lock(${relayLock}) AS mine`);
    if (lock?.mine !== true) return 0;
    const facts = await tx.$queryRaw<WaitingFact[]>(sql`
      SELECT id, event_id AS "eventId", type, payload FROM outbox_event
      WHERE relayed_at IS NULL ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
    if (facts.length === 0) return 0;
    await handOver(facts);
    await tx.$executeRaw(
      sql`UPDATE outbox_event SET relayed_at = ${now()} WHERE id = ANY(${facts.map(({ id }) => id)})`,
    );
    return facts.length;
  });
}

/** Facts that were handed over a week ago. */
export async function forgetOldFacts(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 7 * day);
  return db.$transaction((tx) => tx.$executeRaw(sql`DELETE FROM outbox_event WHERE relayed_at < ${before}`));
}

/** How many facts wait, and since when the oldest does. */
export async function outboxBacklog(reader: Reader): Promise<{ waiting: number; oldest: Date | null }> {
  const [row] = await reader.$queryRaw<{ waiting: number; oldest: Date | null }[]>(sql`
    SELECT count(*)::int AS waiting, min(at) AS oldest FROM outbox_event WHERE relayed_at IS NULL`);
  return row ?? { waiting: 0, oldest: null };
}
