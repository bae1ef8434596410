import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adoptEnvironment, noteEnvironment } from "./environment-note";

test("a command beside the running shop has its settings, keeps its own, and learns nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "cho-que-note-"));
  const forget = noteEnvironment(folder, {
    NODE_ENV: "test",
    DATABASE_URL: "postgres://shop",
    PORT: "3000",
    AWS_KEY: "not ours",
  });
  expect(statSync(join(folder, "environment.json")).mode & 0o777).toBe(0o600);
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", PORT: "4000" };
  adoptEnvironment(folder, env);
  expect(env).toEqual({ NODE_ENV: "test", DATABASE_URL: "postgres://shop", PORT: "4000" });
  forget();
  const later: NodeJS.ProcessEnv = { NODE_ENV: "test" };
  adoptEnvironment(folder, later);
  expect(later).toEqual({ NODE_ENV: "test" });
  rmSync(folder, { recursive: true });
});
