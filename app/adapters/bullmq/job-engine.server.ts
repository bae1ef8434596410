import { UnrecoverableError, type Job, type JobsOptions } from "bullmq";
import {
  HopelessJob,
  type JobEngine,
  type JobOutcome,
  type NewJob,
  type QueueDepth,
  type RecurringJob,
  type RunningJob,
  type WorkOptions,
} from "~/platform/job-engine";
import type { AnyQueue, AnyWorker, Backend } from "./backend.server";
import { sparingly } from "./sparingly";

type ReportTrouble = (error: Error, alike: number) => void;

/**
 * Finished jobs stay long enough that a relay that died between adding and marking cannot add them a second time. Their age
 * alone decides: on PostgreSQL a count makes every finished job read all the others.
 */
const retention: JobsOptions = {
  removeOnComplete: { age: 3_600 },
  removeOnFail: { age: 30 * 86_400 },
};

/** The job engine over BullMQ. Lost connections are retried by BullMQ itself; `trouble` hears of them, not too often. */
export function openJobEngine(
  backend: Backend,
  trouble: ReportTrouble,
): JobEngine & { readonly queue: (name: string) => AnyQueue } {
  const queues = new Map<string, AnyQueue>();
  const workers: AnyWorker[] = [];
  const onError = sparingly(10_000, trouble);

  const queue = (name: string): AnyQueue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const opened = backend.openQueue(name);
    opened.on("error", onError);
    queues.set(name, opened);
    return opened;
  };

  return {
    queue,
    add: (name, jobs) => add(queue(name), jobs),
    repeat: (name, jobs) => repeat(queue(name), jobs),
    depth: (name) => depth(queue(name)),
    work: async (name, options) => {
      const worker = backend.openWorker(name, (job) => runOne(job, options), workerOptions(options));
      worker.on("error", onError);
      workers.push(worker);
      await worker.waitUntilReady();
    },
    close: async (graceMs) => {
      await Promise.all(workers.map((worker) => closeWithin(worker, graceMs)));
      await Promise.all([...queues.values()].map((each) => each.close()));
    },
  };
}

// maxStalledCount 1, the default, would fail a job whose worker was killed twice; a kill is not the job's fault.
const workerOptions = ({ concurrency }: WorkOptions) => ({
  concurrency,
  lockDuration: 30_000,
  stalledInterval: 15_000,
  maxStalledCount: 5,
});

const optionsOf = (job: NewJob): JobsOptions => ({
  ...retention,
  attempts: job.attempts,
  backoff: { type: "exponential", delay: job.backoffMs, jitter: 0.2 },
});

/** On PostgreSQL a bulk makes two temporary tables, which costs more than a few single jobs. */
const fewJobs = 4;

async function add(queue: AnyQueue, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const bulk = jobs.map((job) => ({
    name: job.name,
    data: job.payload,
    opts: { ...optionsOf(job), jobId: job.id, ...(job.delayMs === undefined ? {} : { delay: job.delayMs }) },
  }));
  if (bulk.length > fewJobs) return void (await queue.addBulk(bulk));
  for (const { name, data, opts } of bulk) await queue.add(name, data, opts);
}

async function repeat(queue: AnyQueue, jobs: readonly RecurringJob[]): Promise<void> {
  const wanted = new Set(jobs.map(({ id }) => id));
  for (const { key } of await queue.getJobSchedulers()) {
    if (!wanted.has(key)) await queue.removeJobScheduler(key);
  }
  for (const job of jobs) {
    const template = { name: job.name, data: job.payload, opts: optionsOf(job) };
    await queue.upsertJobScheduler(job.id, { every: job.everyMs }, template);
  }
}

async function depth(queue: AnyQueue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
  const of = (state: string): number => counts[state] ?? 0;
  return {
    waiting: of("waiting") + of("prioritized"),
    active: of("active"),
    delayed: of("delayed"),
    failed: of("failed"),
  };
}

async function runOne(job: Job, { run, onOutcome }: WorkOptions): Promise<void> {
  const running: RunningJob = {
    id: job.id ?? job.name,
    name: job.name,
    payload: job.data,
    attempt: job.attemptsMade + 1,
  };
  const started = performance.now();
  const tell = (rest: Pick<JobOutcome, "isFinal"> & { error?: Error }): void =>
    onOutcome({ job: running, seconds: (performance.now() - started) / 1_000, ...rest });
  try {
    await run(running);
    tell({ isFinal: true });
  } catch (caught) {
    const error = caught instanceof Error ? caught : new Error(String(caught));
    const hopeless = error instanceof HopelessJob;
    tell({ error, isFinal: hopeless || running.attempt >= (job.opts.attempts ?? 1) });
    throw hopeless ? new UnrecoverableError(error.message) : error;
  }
}

/** A job that does not end in time is left behind: with the process its lock goes, and another worker takes it up. */
async function closeWithin(worker: AnyWorker, graceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => (timer = setTimeout(done, graceMs)));
  await Promise.race([worker.close(), late]);
  clearTimeout(timer);
}
