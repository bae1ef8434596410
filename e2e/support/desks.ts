import type { Browser, Page } from "@playwright/test";
import { enterAs, type Who } from "./http";

/** Somebody else's phone, beside the one that the story is about. */
export const deskOf = async (browser: Browser, baseURL: string, who?: Who): Promise<Page> => {
  const desk = await browser.newContext({ baseURL, viewport: { width: 360, height: 640 } });
  if (who !== undefined) await enterAs(desk, who, baseURL);
  return desk.newPage();
};

/** The money a page of figures shows under this label, in đồng. */
export const figureOf = async (page: Page, label: string): Promise<number> =>
  Number((await page.locator(".day-figure", { hasText: label }).locator("b").innerText()).replace(/\D/g, ""));
