import { Queue, Worker, createPostgresBackend, type Job, type JobProgress, type WorkerOptions } from "bullmq";
import type { PostgresConnectionOptions, PostgresQueueBackend } from "bullmq";

type PostgresQueue = Queue<
  unknown,
  unknown,
  string,
  unknown,
  unknown,
  string,
  PostgresQueueBackend,
  PostgresConnectionOptions
>;
type PostgresWorker = Worker<unknown, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>;
type RedisQueue = Queue<unknown, unknown, string, unknown, unknown, string>;
type RedisWorker = Worker<unknown, void>;

export type AnyQueue = PostgresQueue | RedisQueue;
export type AnyWorker = PostgresWorker | RedisWorker;
type Options = Omit<WorkerOptions, "connection">;

/** BullMQ on the shop's own PostgreSQL, or on Redis once one machine is not enough. Nothing outside this folder knows which. */
export type Backend = {
  readonly openQueue: (name: string) => AnyQueue;
  readonly openWorker: (name: string, run: (job: Job) => Promise<void>, options: Options) => AnyWorker;
};

/**
 * What a worker says (taken, done) need not be on disk at once: when the database dies in that second the job is done again, which
 * it must bear anyway. What is added to a queue waits for the disk, for its fact counts as told from then on.
 */
const unhurried = { options: "-c synchronous_commit=off" };

export function onPostgres(url: string, pool = 6): Backend {
  const connection = (max: number, role: string, more: Partial<typeof unhurried> = {}): PostgresConnectionOptions => ({
    connectionString: url,
    schema: "bullmq",
    migrate: true,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    application_name: `cho-que ${role}`,
    ...more,
  });
  return {
    openQueue: (name): PostgresQueue =>
      new Queue(name, { connection: connection(2, `queue ${name}`) }, createPostgresBackend),
    openWorker: (name, run, options): PostgresWorker =>
      new Worker(
        name,
        run,
        { ...options, connection: connection(pool, `worker ${name}`, unhurried) },
        createPostgresBackend,
      ),
  };
}

export function onRedis(url: string): Backend {
  // A worker waits for Redis to come back as long as it takes; an adder says no soon, and the relay tries again.
  const connection = (patience: number | null) => ({ url, maxRetriesPerRequest: patience, connectTimeout: 5_000 });
  return {
    openQueue: (name): RedisQueue => new Queue(name, { connection: connection(3) }),
    openWorker: (name, run, options): RedisWorker =>
      new Worker(name, run, { ...options, connection: connection(null) }),
  };
}
