import { z } from "zod";

/**
 * Every job there is. Queues keep slow things from holding up quick ones:
 * `shop` decides with the database only, `outside` talks to strangers (payment, messages), `search` indexes,
 * `pictures` burns the processor.
 */
export const queues = { shop: 8, outside: 6, search: 4, pictures: 1 } as const satisfies Record<string, number>;
export type QueueName = keyof typeof queues;

type JobKind<Payload extends z.ZodType> = {
  readonly queue: QueueName;
  readonly payload: Payload;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly timeoutMs: number;
};

const job = <Payload extends z.ZodType>(kind: Pick<JobKind<Payload>, "queue" | "payload"> & Partial<JobKind<Payload>>): JobKind<Payload> => ({
  attempts: 8,
  backoffMs: 500,
  timeoutMs: 20_000,
  ...kind,
});

const nothing = z.object({});

export const catalogue = {
  "index-product": job({ queue: "search", payload: z.object({ productId: z.uuid() }) }),
  "rebuild-search": job({ queue: "search", payload: nothing, timeoutMs: 300_000, attempts: 3 }),
  "develop-avif": job({ queue: "pictures", payload: z.object({ photoId: z.uuid() }), timeoutMs: 60_000, attempts: 4 }),
  /** Facts that were relayed long ago are dropped; what they caused stands elsewhere. */
  "forget-old-facts": job({ queue: "shop", payload: nothing, attempts: 1 }),
};

export type JobName = keyof typeof catalogue;
export type Payload<Name extends JobName> = z.infer<(typeof catalogue)[Name]["payload"]>;

export const isJobName = (name: string): name is JobName => Object.hasOwn(catalogue, name);
