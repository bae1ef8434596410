import { queueNames, type JobEngine, type JobOutcome, type QueueName } from "~/platform/job-engine";
import { metrics } from "~/platform/metrics.server";
import type { Wiring } from "~/wiring.server";
import { catalogue, queues } from "./catalogue";
import { handlers } from "./handlers";
import { startRelay } from "./relay";
import { runJob } from "./run-job";
import { schedule } from "./schedule";

const graceMs = 25_000;

export type Worker = { readonly stop: () => Promise<void>; readonly lookedAt: () => Date };

/** Takes jobs of every queue, carries facts to them, and starts what recurs. */
export async function startWorker(world: Wiring, engine: JobEngine): Promise<Worker> {
  const { db, log, clock } = world;
  for (const queue of queueNames) {
    const concurrency = queues[queue];
    await engine.work(queue, {
      concurrency,
      run: (job) => runJob(world, handlers, job),
      onOutcome: (outcome) => tell(world, outcome),
    });
    await engine.repeat(queue, recurringIn(queue));
  }
  const relay = startRelay(db, engine, {
    now: clock.now,
    onTrouble: (err) => log.error({ err }, "relay failed; trying again"),
  });
  return {
    lookedAt: relay.lookedAt,
    stop: async () => {
      await relay.stop();
      await engine.close(graceMs);
    },
  };
}

function recurringIn(queue: QueueName) {
  return schedule
    .filter(({ job }) => catalogue[job].queue === queue)
    .map(({ job, everyMs }) => ({
      id: `every-${job}`,
      name: job,
      payload: {},
      everyMs,
      attempts: 1,
      backoffMs: 1_000,
    }));
}

function tell({ log }: Wiring, { job, seconds, error, isFinal }: JobOutcome): void {
  metrics().jobSeconds.observe({ job: job.name, outcome: error === undefined ? "done" : "failed" }, seconds);
  const about = { job: job.name, id: job.id, attempt: job.attempt, seconds };
  if (error === undefined) return log.debug(about, "job done");
  if (!isFinal) return log.warn({ ...about, reason: error.message }, "job failed; trying again");
  metrics().jobsLost.inc({ job: job.name });
  log.error({ ...about, err: error }, "job failed for good; see the queue board");
}
