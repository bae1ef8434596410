import { spawn, type ChildProcess } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { watchOver } from "./watch-over";

type ChildPlan = {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly say: (line: string) => void;
};

export type Child = { readonly stop: (graceMs: number) => Promise<void> };

const firstWaitMs = 500;
const longestWaitMs = 10_000;
const healthyAfterMs = 20_000;

/** A process that is started again, after longer and longer waits, whenever it hangs or ends without being asked to. */
export function keepRunning(plan: ChildPlan): Child {
  let waitMs = firstWaitMs;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running = start();

  function start(): ChildProcess {
    const startedAt = Date.now();
    const child = launch(plan);
    watchOver(child, () => plan.say(`${plan.name} has not answered for a minute`));
    child.once("exit", (code, signal) => {
      if (isStopping) return;
      if (Date.now() - startedAt > healthyAfterMs) waitMs = firstWaitMs;
      plan.say(
        `${plan.name} ended (${signal ?? code}); starting it again in ${waitMs / 1_000} s\n${lastLines(logFile(plan))}`,
      );
      timer = setTimeout(() => (running = start()), waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
    return child;
  }

  return {
    stop: async (graceMs) => {
      isStopping = true;
      clearTimeout(timer);
      await endChild(running, graceMs);
    },
  };
}

/** Runs a script to its end, its output on this terminal. */
export function runToEnd(script: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--enable-source-maps", script], {
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", fail);
    child.once("exit", (code) => (code === 0 ? done() : fail(new Error(`${script} ended with code ${code}`))));
  });
}

/**
 * A process lives on some 70 MB, but on a large machine V8 lets garbage grow to gigabytes and glibc keeps what each compressing
 * thread once held. The Dockerfile says the same.
 */
const memory = {
  flags: ["--max-old-space-size=168", "--max-semi-space-size=16"],
  env: { MALLOC_ARENA_MAX: "2" },
};

/**
 * Detached, so that Ctrl-C reaches only the starter, which stops everything in order; with a channel to the starter, so
 * that nothing outlives a starter that was killed (scripts/with-parent.ts).
 */
function launch(plan: ChildPlan): ChildProcess {
  const log = openSync(logFile(plan), "a");
  // No source maps here: Node keeps them in memory and reads them for every error that is thrown.
  const preload = ["--import", "./build/node/scripts/with-parent.js"];
  return spawn(process.execPath, [...memory.flags, ...preload, plan.script], {
    env: { ...memory.env, ...plan.env },
    detached: true,
    stdio: ["ignore", log, log, "ipc"],
  });
}

const logFile = ({ folder, name }: ChildPlan): string => join(folder, "logs", `${name}.log`);

const lastLines = (file: string): string =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .slice(-6)
    .map((line) => `    ${line.slice(0, 400)}`)
    .join("\n");

async function endChild(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const limit = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await ended;
  clearTimeout(limit);
}
