import { eventually } from "#test/eventually";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { HopelessJob, type JobEngine, type JobOutcome, type NewJob } from "~/platform/job-engine";
import { startRedis } from "#test/redis-server";
import { testDatabase } from "#test/test-database";
import { onPostgres, onRedis, type Backend } from "./backend.server";
import { openJobEngine } from "./job-engine.server";

const redis = startRedis();
afterAll(async () => (await redis).stop());

const job = (id: string, more: Partial<NewJob> = {}): NewJob => ({
  id,
  name: "pack",
  payload: { id },
  attempts: 3,
  backoffMs: 20,
  ...more,
});

function contract(openBackend: () => Promise<Backend>): void {
  let backend: Backend;
  const open: JobEngine[] = [];
  let queue = "";
  let count = 0;

  const engine = (): JobEngine => {
    const made = openJobEngine(backend, () => undefined);
    open.push(made);
    return made;
  };
  const working = async (run: (id: string) => Promise<void>, concurrency = 4) => {
    const outcomes: JobOutcome[] = [];
    const one = engine();
    await one.work(queue, { concurrency, run: (each) => run(each.id), onOutcome: (outcome) => outcomes.push(outcome) });
    return { engine: one, outcomes };
  };

  beforeAll(async () => {
    backend = await openBackend();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close(2_000)));
    queue = `q${(count += 1)}`;
  });
  queue = "q0";

  it("runs a job added twice under one id once, also within one batch and after it is done", async () => {
    const { engine: one, outcomes } = await working(async () => undefined);
    await one.add(queue, [job("a"), job("a"), job("b")]);
    await eventually(() => expect(outcomes).toHaveLength(2));
    await one.add(queue, [job("a"), job("c")]);
    await eventually(() => expect(outcomes.map(({ job: { id } }) => id).sort()).toEqual(["a", "b", "c"]));
  });

  it("gives every job to one worker only", async () => {
    const first = await working(async () => undefined);
    const second = await working(async () => undefined);
    await first.engine.add(
      queue,
      Array.from({ length: 60 }, (_, at) => job(`j${at}`)),
    );
    await eventually(() => expect(first.outcomes.length + second.outcomes.length).toBe(60));
    expect(new Set([...first.outcomes, ...second.outcomes].map(({ job: { id } }) => id)).size).toBe(60);
  });

  it("wakes a waiting worker within half a second", async () => {
    const { engine: one, outcomes } = await working(async () => undefined);
    const waits: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      await new Promise((done) => setTimeout(done, 100));
      const added = performance.now();
      await one.add(queue, [job(`soon${at}`)]);
      await eventually(() => expect(outcomes).toHaveLength(at + 1));
      waits.push(performance.now() - added);
    }
    // The quickest of them: a busy machine may be late now and then, a worker that only looks every few seconds always is.
    expect(Math.min(...waits)).toBeLessThan(500);
  });

  it("tries a failing job again until it succeeds", async () => {
    let left = 2;
    const { engine: one, outcomes } = await working(async () => {
      if ((left -= 1) >= 0) throw new Error("not yet");
    });
    await one.add(queue, [job("stubborn")]);
    await eventually(() => expect(outcomes).toHaveLength(3));
    expect(outcomes.map(({ error, isFinal }) => [error?.message, isFinal])).toEqual([
      ["not yet", false],
      ["not yet", false],
      [undefined, true],
    ]);
  });

  it("keeps a job that has no attempt left, and says so", async () => {
    const { engine: one, outcomes } = await working(() => Promise.reject(new Error("never")));
    await one.add(queue, [job("lost", { attempts: 2 })]);
    await eventually(() => expect(outcomes.at(-1)?.isFinal).toBe(true));
    await eventually(async () => expect((await one.depth(queue)).failed).toBe(1));
    expect(outcomes).toHaveLength(2);
  });

  it("does not retry a hopeless job", async () => {
    const { engine: one, outcomes } = await working(() => Promise.reject(new HopelessJob("wrong payload")));
    await one.add(queue, [job("hopeless", { attempts: 5 })]);
    await eventually(async () => expect((await one.depth(queue)).failed).toBe(1));
    expect(outcomes.map(({ isFinal }) => isFinal)).toEqual([true]);
  });

  it("holds a delayed job back until its time", async () => {
    const { engine: one, outcomes } = await working(async () => undefined);
    const added = performance.now();
    await one.add(queue, [job("later", { delayMs: 700 })]);
    await eventually(() => expect(outcomes).toHaveLength(1));
    expect(performance.now() - added).toBeGreaterThan(650);
  });

  it("starts a recurring job again and again, once a turn although two workers declare it", async () => {
    let starts = 0;
    const note = async (): Promise<void> => void (starts += 1);
    const first = await working(note);
    const second = await working(note);
    const every = { ...job("tick"), id: "every-tick", name: "tick", everyMs: 400 };
    const declared = performance.now();
    await first.engine.repeat(queue, [every]);
    await second.engine.repeat(queue, [every]);
    await eventually(() => expect(starts).toBeGreaterThanOrEqual(8));
    // The first may start at once and one may share its turn; were each started twice, eight would fit into four turns.
    expect(performance.now() - declared).toBeGreaterThan(5.5 * every.everyMs);
  });

  it("drops a recurring job that is no longer declared", async () => {
    const { engine: one, outcomes } = await working(async () => undefined);
    await one.repeat(queue, [{ ...job("tick"), id: "every-tick", everyMs: 200 }]);
    await eventually(() => expect(outcomes.length).toBeGreaterThan(1));
    await one.repeat(queue, []);
    await eventually(async () => {
      const { waiting, active, delayed } = await one.depth(queue);
      expect(waiting + active + delayed).toBe(0);
    });
    const seen = outcomes.length;
    await new Promise((done) => setTimeout(done, 700));
    expect(outcomes.length).toBe(seen);
  });

  it("lets a running job finish before it closes, and loses none that wait", async () => {
    const finish: (() => void)[] = [];
    const { engine: one, outcomes } = await working(() => new Promise((done) => finish.push(done)), 1);
    await one.add(queue, [job("running"), job("waiting")]);
    await eventually(() => expect(finish).toHaveLength(1));
    const closed = one.close(60_000);
    finish[0]?.();
    await closed;
    expect(outcomes.map(({ job: { id } }) => id)).toEqual(["running"]);
    const next = await working(async () => undefined);
    await eventually(() => expect(next.outcomes.map(({ job: { id } }) => id)).toEqual(["waiting"]));
  });

  it("closes without a job that does not end", async () => {
    const started = vi.fn();
    const { engine: one } = await working(() => new Promise<never>(started));
    await one.add(queue, [job("endless")]);
    await eventually(() => expect(started).toHaveBeenCalledOnce());
    await one.close(50);
  });
}

describe("the queue on PostgreSQL", async () => {
  const { url } = await testDatabase();
  contract(async () => onPostgres(url, 3));
});

describe("the queue on Redis", () => contract(async () => onRedis((await redis).url)));
