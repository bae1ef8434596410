import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { enterHome } from "./home";

const folder = mkdtempSync(join(tmpdir(), "cho-que-home-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a home is made with all folders above it, and kept by one start at a time", () => {
  const asked = join(folder, "one", "two");
  const { secrets, leave } = enterHome(asked);
  expect(existsSync(join(asked, "logs"))).toBe(true);
  leave();
  const again = enterHome(asked);
  expect(again.secrets).toEqual(secrets);
  again.leave();
});

test("a place that takes no folder is named", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => enterHome(join(file, "home"))).toThrow(`${join(file, "home")} cannot be made (ENOTDIR)`);
});

test.runIf(process.platform === "linux")("a folder that is there and takes none does not hold the start up", () => {
  expect(() => enterHome("/proc/nope")).toThrow("/proc/nope cannot be made (ENOENT)");
});
