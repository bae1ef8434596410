import { expect, test } from "vitest";
import { openLog, withoutPeople } from "./log.server";

test("what goes by the name of something private is not logged, however deep", () => {
  const lines: string[] = [];
  const log = openLog("info", "test", { write: (line) => void lines.push(line) });
  log.info({ phone: "0912345678", order: { street: "12 Lê Lợi", code: "123456" }, message: { body: "Mã 123456" } });
  expect(lines.join("")).not.toMatch(/0912345678|Lê Lợi|123456/);
});

test("an error's words lose the people in them", () => {
  const lines: string[] = [];
  const log = openLog("info", "test", { write: (line) => void lines.push(line) });
  log.error({ err: new Error("Key (phone)=(+84912345678) already exists; asked from 0912 345 678") }, "failed");
  expect(lines.join("")).not.toMatch(/912.?345.?678/);
  expect(lines.join("")).toContain("already exists");
});

test.each([
  ["/don/Qm3X9rTzLw0aP5vKc7Bh2g/events", "/don/[token]/events"],
  ["/thanh-toan/Qm3X9rTzLw0aP5vKc7Bh2g", "/thanh-toan/[token]"],
  [`session ${"aB3-_".repeat(8)}xyz`, "session [token]"],
  [
    '{"at":"2026-11-22T05:08:34.995Z","seconds":0.912345678}',
    '{"at":"2026-11-22T05:08:34.995Z","seconds":0.912345678}',
  ],
  ['{"seconds":1.0912345678,"bytes":84912345678}', '{"seconds":1.0912345678,"bytes":84912345678}'],
  ["0912 345 678, 0912.345.678, +84 912345678", "[phone], [phone], [phone]"],
  ["019a9b7e-7b8c-7d3e-9f00-0123456789ab", "019a9b7e-7b8c-7d3e-9f00-0123456789ab"],
])("%s is kept as %s", (line, kept) => {
  expect(withoutPeople(line)).toBe(kept);
});
