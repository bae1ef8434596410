/** What the relay and the worker need of a queue; BullMQ serves it on PostgreSQL or on Redis. */
export type NewJob = {
  /** The same id is the same job: adding it again does nothing. No colons (BullMQ keeps those for itself). */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  /** First wait after a failure; doubles each time. */
  readonly backoffMs: number;
  readonly delayMs?: number;
};

export type RecurringJob = Omit<NewJob, "delayMs"> & { readonly everyMs: number };

export type RunningJob = {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** 1 for the first try. */
  readonly attempt: number;
};

export type JobOutcome = {
  readonly job: RunningJob;
  readonly seconds: number;
  readonly error?: Error;
  /** True when no attempt is left: a person must look. */
  readonly isFinal: boolean;
};

export type QueueDepth = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
};

export type WorkOptions = {
  readonly concurrency: number;
  readonly run: (job: RunningJob) => Promise<void>;
  readonly onOutcome: (outcome: JobOutcome) => void;
};

/** At least once: a job may run twice after a crash, so every effect must be idempotent. */
export type JobEngine = {
  readonly add: (queue: string, jobs: readonly NewJob[]) => Promise<void>;
  /** Declares everything that recurs in the queue; what an earlier version declared and this one does not is dropped. */
  readonly repeat: (queue: string, jobs: readonly RecurringJob[]) => Promise<void>;
  readonly work: (queue: string, options: WorkOptions) => Promise<void>;
  readonly depth: (queue: string) => Promise<QueueDepth>;
  /** Takes no new jobs, lets running ones finish (at most the given time), then lets go. */
  readonly close: (graceMs: number) => Promise<void>;
};

/** Thrown by a job that no further attempt can save, such as a payload that is not what the catalogue says. */
export class HopelessJob extends Error {
  override readonly name = "HopelessJob";
}

/**
 * The queues: slow things must not hold up quick ones. `shop` decides with the database only, `outside` talks to strangers
 * (payment, messages), `search` indexes, `pictures` burns the processor, `dispatch` plans for a second at a time.
 */
export const queueNames = ["shop", "outside", "search", "pictures", "dispatch"] as const;
export type QueueName = (typeof queueNames)[number];
