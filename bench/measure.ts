import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Row = { readonly what: string; readonly goal: string; readonly measured: string };

export type Timed = { readonly done: number; readonly perSecond: number; readonly p50: number; readonly p95: number };

/** Clients that each begin the next turn when the last is through, after a warm-up of as many turns as a JIT wants. */
export async function timed(
  clients: number,
  seconds: number,
  warmUp: number,
  turn: (number: number) => Promise<void>,
  onWarm: () => void = () => undefined,
): Promise<Timed> {
  let number = 0;
  const until = async (isOver: () => boolean, times: number[]): Promise<void> => {
    const client = async (): Promise<void> => {
      while (!isOver()) {
        const began = performance.now();
        await turn((number += 1));
        times.push(performance.now() - began);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  };
  await until(() => number >= warmUp, []);
  onWarm();
  const times: number[] = [];
  const began = performance.now();
  await until(() => performance.now() - began >= seconds * 1_000, times);
  const took = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { done: times.length, perSecond: times.length / took, p50: at(0.5), p95: at(0.95) };
}

/** CPU milliseconds and memory of the shop's processes, from Linux: wall time says little on a machine that others use too. */
export function meter(folder: string) {
  const starter = readFileSync(join(folder, "start.pid"), "utf8").trim();
  const children = (pid: string): string[] =>
    readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  const commandOf = (pid: string): string => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  const processOf = (script: string): string => children(starter).find((pid) => commandOf(pid).includes(script)) ?? "";
  const web = processOf("bin/web.mjs");
  const worker = processOf("jobs/main.js");
  const postmaster = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n")[0] ?? "";
  const cpu = (pids: readonly string[]): number => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  return {
    now: () => ({ web: cpu([web]), postgres: cpu(children(postmaster)), worker: cpu([worker]) }),
    webMegabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${web}/status`, "utf8"))?.[1] ?? 0) / 1024,
  };
}

function cpuMs(pid: string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0; // A connection that was closed meanwhile.
  }
}

export type Meter = ReturnType<typeof meter>;

/** Runs the work and says what one turn cost, from the moment it calls itself warm. */
export async function costing(
  meters: Meter,
  work: (onWarm: () => void) => Promise<Timed>,
): Promise<Timed & { readonly cost: string }> {
  let before = meters.now();
  const result = await work(() => {
    before = meters.now();
  });
  const after = meters.now();
  const each = (name: keyof typeof after): string => ((after[name] - before[name]) / result.done).toFixed(1);
  return {
    ...result,
    cost: `CPU each: web ${each("web")} ms, PostgreSQL ${each("postgres")} ms, worker ${each("worker")} ms`,
  };
}
