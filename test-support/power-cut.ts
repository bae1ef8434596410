import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";
import type { Task } from "./killable-process";

/** Does a deed in a process that is armed, and gives what became of the process: "SIGKILL", or what it said when it lived. */
export async function openPowerCut(): Promise<(task: Task) => Promise<string>> {
  mkdirSync(".cache", { recursive: true });
  // Inside the project, so that it finds its packages.
  const folder = mkdtempSync(join(process.cwd(), ".cache", "power-cut-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "process.mjs");
  await build({
    ...{ entryPoints: ["test-support/killable-process.ts"], outfile, bundle: true, packages: "external" },
    ...{ platform: "node", format: "esm", logLevel: "error" },
  });
  return (task) =>
    new Promise((done, fail) => {
      execFile("node", [outfile, JSON.stringify(task)], { timeout: 30_000 }, (error, said, complaint) => {
        if (error && (error.killed === true || error.signal !== "SIGKILL")) fail(new Error(complaint || error.message));
        else done(error?.signal ?? said.trim());
      });
    });
}
