import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { watchOver } from "./watch-over";

/** A process as the starter makes them, once it is up; then it does what the script says. */
async function running(script: string): Promise<ChildProcess> {
  const loaders = ["--import", "tsx", "--import", "./scripts/with-parent.ts"];
  const child = spawn(process.execPath, [...loaders, "-e", `process.send("up"); ${script}`], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  await once(child, "message");
  return child;
}

const endOf = (child: ChildProcess): Promise<NodeJS.Signals | number | null> =>
  new Promise((done) => child.once("exit", (code, signal) => done(signal ?? code)));

test("a process that is stuck is killed, so that it is started again", async () => {
  const child = await running("setTimeout(() => { for (;;); }, 100)");
  let isHung = false;
  watchOver(child, () => (isHung = true), { everyMs: 50, silences: 40 });
  expect(await endOf(child)).toBe("SIGKILL");
  expect(isHung).toBe(true);
});

test("one that works for long and answers is left alone", async () => {
  // Asked more often than it may be silent in a row, so that counting answered questions too would kill it.
  const child = await running(
    "setInterval(() => {}, 1_000); let asked = 0; process.on('message', () => { if (++asked > 300) process.exit(7); })",
  );
  watchOver(child, () => undefined, { everyMs: 20, silences: 250 });
  expect(await endOf(child)).toBe(7);
});
