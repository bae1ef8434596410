import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** Pictures for the README are taken from the stories themselves, and only when asked for: UPDATE_PICTURES=1. */
export async function pictureFor(page: Page, name: "shopper" | "farmer" | "courier" | "operator"): Promise<void> {
  if (process.env["UPDATE_PICTURES"] !== "1") return;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join("docs", "pictures", `${name}.png`) });
}

/** Every page of a story, to be looked at: E2E_ALBUM=folder. */
export async function album(page: Page, name: string): Promise<void> {
  const folder = process.env["E2E_ALBUM"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
