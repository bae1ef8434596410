import { setTimeout } from "node:timers/promises";
import type { Db } from "~/platform/db.server";
import type { JobEngine, NewJob, QueueName } from "~/platform/job-engine";
import { relayFacts, type WaitingFact } from "~/platform/outbox.server";
import { catalogue } from "./catalogue";
import { subscribersOf } from "./subscriptions";

type Relay = { readonly stop: () => Promise<void> };
type RelayOptions = {
  readonly now: () => Date;
  readonly onTrouble: (error: unknown) => void;
  readonly idleMs?: number;
};

const batch = 500;
const restAfterTroubleMs = 1_000;

/**
 * Carries facts from the outbox to the queues. It looks every 100 ms instead of being notified: a NOTIFY would take an
 * instance-wide lock in every checkout's commit (docs/decisions/001).
 */
export function startRelay(db: Db, engine: JobEngine, { now, onTrouble, idleMs = 100 }: RelayOptions): Relay {
  const stopping = new AbortController();
  const turn = async (): Promise<number> => {
    try {
      const moved = await relayFacts(db, now, batch, (facts) => enqueue(engine, facts));
      return moved > 0 ? 0 : idleMs;
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
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

async function enqueue(engine: JobEngine, facts: readonly WaitingFact[]): Promise<void> {
  const byQueue = new Map<QueueName, NewJob[]>();
  for (const { queue, job } of facts.flatMap(jobsOf)) byQueue.set(queue, [...(byQueue.get(queue) ?? []), job]);
  for (const [queue, jobs] of byQueue) await engine.add(queue, jobs);
}

/** The id makes a fact's job the same job however often the fact is handed over. */
function jobsOf(fact: WaitingFact): { queue: QueueName; job: NewJob }[] {
  return subscribersOf(fact.type).map(({ job: name, delayMs }) => {
    const { queue, attempts, backoffMs } = catalogue[name];
    const id = `evt-${fact.eventId}-${name}`;
    return {
      queue,
      job: { id, name, payload: fact.payload, attempts, backoffMs, ...(delayMs === undefined ? {} : { delayMs }) },
    };
  });
}

/** The pause ends early when the relay is told to stop. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);
