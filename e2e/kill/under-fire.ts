import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@playwright/test";
import { visitor, type Answer } from "../attack/visitor";
import { facts } from "../support/facts";

const home = process.env["E2E_DATA_DIR"] ?? ".data";

/** Chance that can be had again: KILL_SEED=… repeats a run's moments and choices as far as machines allow. */
export function seededChance(): { readonly seed: number; readonly chance: () => number } {
  const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
  let state = seed;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, chance };
}

/** Kills web and worker, one soon after the other, `rounds` times; each time when the shop is up and has had time to work. */
export async function killTwoByTwo(base: string, rounds: number, chance: () => number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await untilReady(base);
    await pause(500 + chance() * 2_500);
    const order = chance() < 0.5 ? [web, worker] : [worker, web];
    for (const script of order) {
      kill(script);
      await pause(chance() * 1_500);
    }
  }
  await untilReady(base);
}

const web = "bin/web.mjs";
const worker = "build/node/jobs/main.js";

export const untilReady = (base: string): Promise<Answer> => stubbornly(() => visitor(base).get("/readyz"));

/** Again and again for minutes, a busy machine starts slowly: broken lines and 5xx are what a killed process looks like from outside. */
export async function stubbornly<Result>(act: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + 150_000;
  for (;;) {
    try {
      const result = await act();
      if (!isBroken(result)) return result;
      if (Date.now() > end) throw new Error(`still ${(result as Answer).status}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(200);
  }
}

const isBroken = (result: unknown): boolean =>
  typeof result === "object" && result !== null && "status" in result && Number(result.status) >= 500;

/** SIGKILL to one child of the starter, which then starts it again. */
function kill(script: string): void {
  const starter = readFileSync(join(home, "start.pid"), "utf8").trim();
  const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  for (const line of processes) {
    const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (parent === starter && args.includes(script)) process.kill(Number(pid), "SIGKILL");
  }
}

export const untilToldToEverybody = (): Promise<void> =>
  expect
    .poll(async () => (await facts("select 1 from outbox_event where relayed_at is null")).length, { timeout: 45_000 })
    .toBe(0);

/** What `npm run invariants` says of the shop. */
export function invariants(): string {
  const { stdout, stderr } = spawnSync("npm", ["run", "-s", "invariants"], {
    env: { ...process.env, DATA_DIR: home },
    encoding: "utf8",
  });
  return stdout + stderr;
}
