import type { JobEngine, JobOutcome } from "~/platform/job-engine";
import type { Wiring } from "~/wiring.server";
import { catalogue, queues, type QueueName } from "./catalogue";
import { handlers } from "./handlers";
import { startRelay } from "./relay";
import { runJob } from "./run-job";
import { schedule } from "./schedule";

const graceMs = 25_000;

/** Takes jobs of every queue, carries facts to them, and starts what recurs. Returns how to stop. */
export async function startWorker(world: Wiring, engine: JobEngine): Promise<() => Promise<void>> {
  const { db, log, clock } = world;
  for (const [queue, concurrency] of Object.entries(queues)) {
    await engine.work(queue, { concurrency, run: (job) => runJob(world, handlers, job), onOutcome: (outcome) => tell(world, outcome) });
  }
  for (const queue of Object.keys(queues) as QueueName[]) await engine.repeat(queue, recurringIn(queue));
  const relay = startRelay(db, engine, { now: clock.now, onTrouble: (err) => log.error({ err }, "relay failed; trying again") });
  return async () => {
    await relay.stop();
    await engine.close(graceMs);
  };
}

function recurringIn(queue: QueueName) {
  return schedule
    .filter(({ job }) => catalogue[job].queue === queue)
    .map(({ job, everyMs }) => ({ id: `every-${job}`, name: job, payload: {}, everyMs, attempts: 1, backoffMs: 1_000 }));
}

function tell({ log }: Wiring, { job, seconds, error, isFinal }: JobOutcome): void {
  const about = { job: job.name, id: job.id, attempt: job.attempt, seconds };
  if (error === undefined) return log.debug(about, "job done");
  if (isFinal) log.error({ ...about, err: error }, "job failed for good; see the queue board");
  else log.warn({ ...about, reason: error.message }, "job failed; trying again");
}
