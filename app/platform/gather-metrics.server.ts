import { sql, type Reader } from "./db.server";
import type { QueueDepth } from "./job-engine";
import { metrics } from "./metrics.server";
import { outboxBacklog } from "./outbox.server";

type DepthOf = (queue: string) => Promise<QueueDepth>;

/** Reads what only the database knows at the moment somebody asks, and writes out everything measured. */
export async function gatherMetrics(
  reader: Reader,
  now: Date,
  queues: readonly string[],
  depthOf: DepthOf,
): Promise<string> {
  const { registry, outboxWaiting, outboxLag, queueJobs } = metrics();
  const { waiting, oldest } = await outboxBacklog(reader);
  outboxWaiting.set(waiting);
  outboxLag.set(oldest === null ? 0 : Math.max(0, (now.getTime() - oldest.getTime()) / 1_000));
  for (const queue of queues) {
    for (const [state, count] of Object.entries(await depthOf(queue))) queueJobs.set({ queue, state }, count);
  }
  return registry.metrics();
}

/** True when the database answers within half a second. */
export async function databaseAnswers(reader: Reader): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => (timer = setTimeout(() => done(false), 500)));
  const ping = reader.$queryRaw(sql`SELECT 1`).then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([ping, late]);
  clearTimeout(timer);
  return answered;
}
