import { z } from "zod";
import type { QueueName } from "~/platform/job-engine";

/** How many jobs of a queue run at once in one worker process. */
export const queues = { shop: 8, outside: 6, search: 4, pictures: 1, dispatch: 2 } as const satisfies Record<
  QueueName,
  number
>;
export type { QueueName };

type JobKind<Payload extends z.ZodType> = {
  readonly queue: QueueName;
  readonly payload: Payload;
  /** True: facts heard together become one job, whose payload is the list of theirs. */
  readonly gathers: boolean;
  readonly attempts: number;
  readonly backoffMs: number;
  readonly timeoutMs: number;
};

const job = <Payload extends z.ZodType>(
  kind: Pick<JobKind<Payload>, "queue" | "payload"> & Partial<JobKind<Payload>>,
): JobKind<Payload> => ({
  gathers: false,
  attempts: 8,
  backoffMs: 500,
  timeoutMs: 20_000,
  ...kind,
});

const nothing = z.object({});

const distinct = <Item>(items: Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** What it takes from each of many facts, without repetitions; a job queued alone is a list of one. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(item)).transform(distinct);

/** Every job there is. */
export const catalogue = {
  "index-product": job({ queue: "search", payload: listOf(z.object({ productId: z.uuid() })), gathers: true }),
  "index-seller": job({ queue: "search", payload: z.object({ sellerId: z.uuid() }), timeoutMs: 60_000 }),
  "rebuild-search": job({ queue: "search", payload: nothing, timeoutMs: 300_000, attempts: 3 }),
  "develop-avif": job({ queue: "pictures", payload: z.object({ photoId: z.uuid() }), timeoutMs: 60_000, attempts: 4 }),
  /** VNPAY is asked what became of one visit, or of all that have been silent too long. */
  "ask-attempt": job({ queue: "outside", payload: z.object({ attemptId: z.uuid() }), timeoutMs: 40_000 }),
  "ask-stuck-attempts": job({ queue: "outside", payload: nothing, timeoutMs: 120_000, attempts: 1 }),
  "send-refund": job({ queue: "outside", payload: z.object({ refundId: z.string() }), timeoutMs: 40_000 }),
  "push-refunds": job({ queue: "outside", payload: nothing, timeoutMs: 120_000, attempts: 1 }),
  "make-payout-run": job({ queue: "shop", payload: nothing, attempts: 1, timeoutMs: 120_000 }),
  /** Whoever did not change the account can stop it before money goes there. */
  "tell-account-changed": job({
    queue: "shop",
    payload: z.object({ payee: z.string(), at: z.string() }),
  }),
  "tell-payout-returned": job({ queue: "shop", payload: z.object({ payoutId: z.string() }) }),
  "expire-sessions": job({ queue: "shop", payload: nothing, attempts: 1 }),
  "expire-orders": job({ queue: "shop", payload: nothing, attempts: 1, timeoutMs: 60_000 }),
  "release-due": job({ queue: "shop", payload: nothing, attempts: 1, timeoutMs: 60_000 }),
  "tell-seller-of-order": job({ queue: "shop", payload: listOf(z.object({ subOrderId: z.uuid() })), gathers: true }),
  "tell-shopper-paid": job({ queue: "shop", payload: listOf(z.object({ orderId: z.uuid() })), gathers: true }),
  "tell-shopper-rejected": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "tell-of-write-off": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "tell-shopper-delivered": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "tell-seller-of-claim": job({ queue: "shop", payload: z.object({ claimId: z.uuid() }) }),
  "tell-shopper-of-claim": job({ queue: "shop", payload: z.object({ claimId: z.uuid() }) }),
  /** VNPAY's file of yesterday, and of the days before that it owes. */
  "fetch-settlements": job({ queue: "outside", payload: nothing, attempts: 3, timeoutMs: 90_000 }),
  /** Operators hear of money that waits longer than it should. */
  "watch-money": job({ queue: "shop", payload: nothing, attempts: 1, timeoutMs: 60_000 }),
  /** Operators hear of what goes no further without them. */
  "alert-shipment": job({ queue: "shop", payload: z.object({ shipmentId: z.uuid() }) }),
  "alert-payment": job({ queue: "shop", payload: z.object({ attemptId: z.uuid() }) }),
  "alert-refund": job({ queue: "shop", payload: z.object({ refundId: z.string() }) }),
  "deliver-message": job({
    queue: "outside",
    payload: listOf(z.object({ messageId: z.uuid() })),
    gathers: true,
    attempts: 10,
    timeoutMs: 60_000,
  }),
  "forget-old-codes": job({ queue: "shop", payload: nothing, attempts: 1 }),
  "create-shipment": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  /** Something happened to a shipment or a courier, or, without either, to areas: the desks concerned get a tick. */
  "wake-desks": job({
    queue: "shop",
    payload: listOf(z.object({ shipmentId: z.uuid().optional(), courierId: z.uuid().nullish() })),
    gathers: true,
  }),
  "wake-all-desks": job({ queue: "shop", payload: nothing, attempts: 1 }),
  "dispatch-shard": job({
    queue: "dispatch",
    payload: z.object({ shard: z.string() }),
    attempts: 3,
    timeoutMs: 60_000,
  }),
  "tell-courier-of-change": job({ queue: "shop", payload: z.object({ changeId: z.uuid() }) }),
  "tell-courier-of-offer": job({ queue: "shop", payload: z.object({ shipmentId: z.uuid() }) }),
  "expire-offers": job({ queue: "shop", payload: nothing, attempts: 1 }),
  /** What has come into force in the areas is done for the parcels on the road. */
  "carry-out-area-changes": job({
    queue: "shop",
    payload: z.object({
      area: z.object({ provinceCode: z.string(), communeCode: z.string().nullable() }).nullable().default(null),
    }),
    timeoutMs: 120_000,
  }),
  /** A courier's pass came, went or was tested again. */
  "follow-passes": job({ queue: "shop", payload: z.object({ courierId: z.uuid() }), timeoutMs: 60_000 }),
  "tell-shopper-held": job({ queue: "shop", payload: z.object({ shipmentId: z.uuid() }) }),
  "tell-shopper-resumed": job({
    queue: "shop",
    payload: z.object({ shipmentId: z.uuid(), version: z.number().int() }),
  }),
  "tell-shopper-rerouted": job({
    queue: "shop",
    payload: z.object({ shipmentId: z.uuid(), version: z.number().int() }),
  }),
  /** A hub has closed: what is on its way there is led around it. */
  "reroute-around-hub": job({ queue: "shop", payload: z.object({ hubId: z.uuid() }), timeoutMs: 120_000 }),
  "resume-at-hub": job({ queue: "shop", payload: z.object({ hubId: z.uuid() }), timeoutMs: 120_000 }),
  "tell-courier-of-other-hub": job({ queue: "shop", payload: z.object({ shipmentId: z.uuid() }) }),
  /** Vehicles on their way to hubs get a dock and a time there. */
  "keep-docks": job({ queue: "shop", payload: listOf(nothing), gathers: true, attempts: 3 }),
  "renew-estimates": job({ queue: "shop", payload: nothing, attempts: 1 }),
  "hand-over-sub-order": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "deliver-sub-order": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "return-sub-order": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  /** Goods lost or spoiled on the way: the money follows. */
  "write-off-sub-order": job({ queue: "shop", payload: z.object({ subOrderId: z.uuid() }) }),
  "project-tracking": job({ queue: "shop", payload: listOf(z.object({ orderId: z.uuid() })), gathers: true }),
  "forget-positions": job({ queue: "shop", payload: nothing, attempts: 1 }),
  /** Facts that were relayed long ago are dropped; what they caused stands elsewhere. */
  "forget-old-facts": job({ queue: "shop", payload: nothing, attempts: 1 }),
};

export type JobName = keyof typeof catalogue;
export type Payload<Name extends JobName> = z.infer<(typeof catalogue)[Name]["payload"]>;

export const isJobName = (name: string): name is JobName => Object.hasOwn(catalogue, name);
