import { setTimeout } from "node:timers/promises";
import type { Db } from "~/platform/db.server";
import type { JobEngine, NewJob, QueueName } from "~/platform/job-engine";
import { relayFacts, type WaitingFact } from "~/platform/outbox.server";
import { catalogue, type JobName } from "./catalogue";
import { subscribersOf } from "./subscriptions";

type Relay = {
  readonly stop: () => Promise<void>;
  /** When it last looked and the database answered. */
  readonly lookedAt: () => Date;
};
type RelayOptions = {
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
  readonly idleMs?: number;
};

/** The most facts of one look, and so the longest list a gathering job gets. */
const batch = 200;
const restAfterTroubleMs = 1_000;

/**
 * Carries facts from the outbox to the queues. It looks every 200 ms instead of being notified: a NOTIFY would take an
 * instance-wide lock in every checkout's commit (docs/decisions/001). What one look finds is gathered: facts that a job takes
 * by the list are one job (docs/decisions/010).
 */
export function startRelay(db: Db, engine: JobEngine, { now, onTrouble, idleMs = 200 }: RelayOptions): Relay {
  const stopping = new AbortController();
  let lookedAt = now();
  const turn = async (): Promise<number> => {
    try {
      const moved = await relayFacts(db, now, batch, (facts) => enqueue(engine, facts));
      lookedAt = now();
      return moved < batch ? idleMs : 0;
    } catch (error) {
      onTrouble(error);
      return restAfterTroubleMs;
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) await pause(await turn(), stopping.signal);
  };
  const ended = loop();
  return {
    lookedAt: () => lookedAt,
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

async function enqueue(engine: JobEngine, facts: readonly WaitingFact[]): Promise<void> {
  const byQueue = new Map<QueueName, NewJob[]>();
  for (const draft of draftJobs(facts)) {
    const { queue } = catalogue[draft.name];
    byQueue.set(queue, [...(byQueue.get(queue) ?? []), jobOf(draft)]);
  }
  for (const [queue, jobs] of byQueue) await engine.add(queue, jobs);
}

type Draft = {
  readonly name: JobName;
  readonly delayMs: number | undefined;
  readonly facts: [WaitingFact, ...WaitingFact[]];
};

/** A job for each fact, or one for all of them where the job gathers; in the order of the facts. */
function draftJobs(facts: readonly WaitingFact[]): Iterable<Draft> {
  const drafts = new Map<string, Draft>();
  for (const fact of facts) {
    for (const { job: name, delayMs } of subscribersOf(fact.type)) {
      const key = catalogue[name].gathers ? `${name} ${delayMs ?? 0}` : `${name} ${fact.eventId}`;
      const begun = drafts.get(key);
      if (begun) begun.facts.push(fact);
      else drafts.set(key, { name, delayMs, facts: [fact] });
    }
  }
  return drafts.values();
}

/** The id makes the job of the same facts the same job however often they are handed over. */
function jobOf({ name, delayMs, facts }: Draft): NewJob {
  const { attempts, backoffMs, gathers } = catalogue[name];
  const [{ eventId, payload }] = facts;
  const last = facts.at(-1)?.eventId ?? eventId;
  const which = facts.length === 1 ? eventId : `${eventId}-${last}-${facts.length}`;
  return {
    id: `evt-${which}-${name}`,
    name,
    payload: gathers ? facts.map((fact) => fact.payload) : payload,
    attempts,
    backoffMs,
    ...(delayMs === undefined ? {} : { delayMs }),
  };
}

/** The pause ends early when the relay is told to stop. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
