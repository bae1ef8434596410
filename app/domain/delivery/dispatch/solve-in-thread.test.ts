import { drawProblem } from "#test/routing-problems";
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SolverThread } from "./solve-in-thread.server";
import { checkPlan } from "../solver/check-plan";

// A thread runs plain JavaScript, as in the built shop.
const folder = mkdtempSync(join(tmpdir(), "cho-que-solver-"));
const script = join(folder, "solver-thread.mjs");
const thread = new SolverThread(script);

beforeAll(async () => {
  const entry = fileURLToPath(new URL("./solver-thread.server.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { "~": "./app" },
  });
});
afterAll(async () => {
  await thread.close();
  rmSync(folder, { recursive: true });
});

describe("the solver's thread", { timeout: 30_000 }, () => {
  const problem = drawProblem(1, 30, 10);

  it("plans while the event loop goes on", async () => {
    let ticks = 0;
    const beat = setInterval(() => (ticks += 1), 10);
    const outcome = await thread.solve({ problem, objective: "cost", seed: 1, milliseconds: 1500 });
    clearInterval(beat);
    expect(outcome.ok && checkPlan(problem, outcome.plan)).toEqual([]);
    expect(ticks).toBeGreaterThan(10);
  });

  it("names the field of a bad problem", async () => {
    const outcome = await thread.solve({
      problem: { ...problem, vehicles: [] },
      objective: "cost",
      seed: 1,
      milliseconds: 10,
    });
    expect(outcome).toMatchObject({ reason: "bad_problem", field: "vehicles" });
  });

  it("fails what waits when it is closed, and starts again when asked again", async () => {
    const lost = thread.solve({ problem, objective: "cost", seed: 1, milliseconds: 5000 });
    const failed = expect(lost).rejects.toThrow("closed");
    await thread.close();
    await failed;
    const again = await thread.solve({ problem, objective: "cost", seed: 1, milliseconds: 50 });
    expect(again.ok).toBe(true);
  });
});
