import { eventually } from "#test/eventually";
import { describe, expect, it, vi } from "vitest";
import { momentAt } from "#test/moment";
import { testDatabase } from "#test/test-database";
import { onPostgres } from "~/adapters/bullmq/backend.server";
import { openJobEngine } from "~/adapters/bullmq/job-engine.server";
import { transact, type Tx } from "~/platform/db.server";
import type { JobEngine, NewJob } from "~/platform/job-engine";
import { forgetOldFacts, outboxBacklog, record, relayFacts } from "~/platform/outbox.server";
import { startRelay } from "./relay";

const { db, url } = await testDatabase();
const moment = momentAt();
const now = (): Date => new Date();
const stockChanged = (productId: string) => ({
  type: "stock.changed",
  subject: `product:${productId}`,
  payload: { productId },
});

function recordingEngine(fail: () => boolean = () => false): { engine: JobEngine; added: NewJob[] } {
  const added: NewJob[] = [];
  const engine: JobEngine = {
    add: (_, jobs) => (fail() ? Promise.reject(new Error("queue is away")) : Promise.resolve(void added.push(...jobs))),
    repeat: () => Promise.resolve(),
    work: () => Promise.resolve(),
    depth: () => Promise.resolve({ waiting: 0, active: 0, delayed: 0, failed: 0 }),
    close: () => Promise.resolve(),
  };
  return { engine, added };
}

describe("the relay", () => {
  it("hands facts over once, in the order they were written, whichever of two relays takes them", async () => {
    const { engine, added } = recordingEngine();
    const trouble = vi.fn();
    const relays = [1, 2].map(() => startRelay(db, engine, { now, onTrouble: trouble, idleMs: 5 }));
    for (let at = 0; at < 10; at += 1)
      await transact(db, (tx) => record(tx, moment, stockChanged(`p${at}a`), stockChanged(`p${at}b`)));
    await eventually(async () => expect((await outboxBacklog(db)).waiting).toBe(0));
    await Promise.all(relays.map(({ stop }) => stop()));
    expect(trouble).not.toHaveBeenCalled();
    const told = added.flatMap(({ payload }) => payload as { productId: string }[]).map(({ productId }) => productId);
    expect(told).toEqual(Array.from({ length: 10 }, (_, at) => [`p${at}a`, `p${at}b`]).flat());
    expect(new Set(added.map(({ id }) => id)).size).toBe(added.length);
  });

  it("makes one job of all facts of a look for whoever takes them by the list, the same however often it is told", async () => {
    const { engine, added } = recordingEngine();
    const sold = (id: string) => [stockChanged(id), { type: "refund.asked", subject: id, payload: { refundId: id } }];
    await transact(db, (tx) => record(tx, moment, ...sold("a"), ...sold("b")));
    const isDead = new Error("the relay died before it marked the facts");
    const dying = {
      ...engine,
      add: (queue: string, jobs: readonly NewJob[]) => engine.add(queue, jobs).then(() => Promise.reject(isDead)),
    };
    const first = startRelay(db, dying, { now, onTrouble: () => undefined, idleMs: 5 });
    await eventually(() => expect(added).not.toHaveLength(0));
    await first.stop();
    const again = startRelay(db, engine, { now, onTrouble: () => undefined, idleMs: 5 });
    await eventually(async () => expect((await outboxBacklog(db)).waiting).toBe(0));
    await again.stop();
    const jobs = new Map(added.map((job) => [job.id, job]));
    expect([...jobs.values()].map(({ name, payload }) => [name, payload])).toEqual([
      ["index-product", [{ productId: "a" }, { productId: "b" }]],
      ["send-refund", { refundId: "a" }],
      ["send-refund", { refundId: "b" }],
    ]);
  });

  it("keeps facts while the queue is away and hands them over when it is back", async () => {
    let isAway = true;
    const { engine, added } = recordingEngine(() => isAway);
    const relay = startRelay(db, engine, { now, onTrouble: () => (isAway = false), idleMs: 5 });
    await transact(db, (tx) => record(tx, moment, stockChanged("kept")));
    await eventually(() => expect(added).toHaveLength(1));
    await relay.stop();
  });

  it("never tells what was rolled back", async () => {
    const undone = (tx: Tx): Promise<never> =>
      record(tx, moment, stockChanged("undone")).then(() => Promise.reject(new Error("no")));
    await expect(transact(db, undone)).rejects.toThrow("no");
    expect(await relayFacts(db, now, 10, () => Promise.resolve())).toBe(0);
  });

  it("gets a fact to a running worker in less than half a second", async () => {
    const engine = openJobEngine(onPostgres(url, 3), () => undefined);
    const seen = new Map<string, number>();
    const run = (job: { payload: unknown }): Promise<void> =>
      Promise.resolve(
        (job.payload as { productId: string }[]).forEach(({ productId }) => seen.set(productId, performance.now())),
      );
    await engine.work("search", { concurrency: 4, run, onOutcome: () => undefined });
    const relay = startRelay(db, engine, { now, onTrouble: () => undefined });
    const waits: number[] = [];
    for (let at = 0; at < 9; at += 1) {
      await transact(db, (tx) => record(tx, moment, stockChanged(`quick${at}`)));
      const written = performance.now();
      await eventually(() => expect(seen.has(`quick${at}`)).toBe(true));
      waits.push((seen.get(`quick${at}`) ?? Infinity) - written);
    }
    await relay.stop();
    await engine.close(1_000);
    // The quickest: a busy machine may be late now and then, a relay that only looks every few seconds always is.
    expect(Math.min(...waits)).toBeLessThan(500);
  });

  it("forgets facts a week after they were handed over, and only those", async () => {
    await transact(db, (tx) => record(tx, moment, stockChanged("still waiting")));
    const nextWeek = new Date(Date.now() + 8 * 86_400_000);
    expect(await forgetOldFacts(db, nextWeek)).toBeGreaterThan(0);
    expect((await outboxBacklog(db)).waiting).toBe(1);
  });
});
