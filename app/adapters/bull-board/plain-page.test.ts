import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { withoutForeignFonts } from "./plain-page";

test("the board's own page, as it is packaged, asks nobody outside for anything", () => {
  const home = dirname(createRequire(import.meta.url).resolve("@bull-board/ui/package.json"));
  const page = readFileSync(join(home, "dist/index.ejs"), "utf8");
  expect(page).toContain("fonts.googleapis.com");
  const plain = withoutForeignFonts(page);
  expect(plain).not.toMatch(/https?:\/\//);
  expect(plain).toContain('rel="stylesheet"');
  expect(plain).toContain('id="root"');
});
