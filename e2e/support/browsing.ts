import { expect, type Page } from "@playwright/test";

/** Searches the way people type, and opens the wanted product of the wanted seller. */
export async function findProduct(page: Page, words: string, name: string): Promise<void> {
  await page.goto("/");
  await page.locator("input[type=search]").first().fill(words);
  await page.locator("input[type=search]").first().press("Enter");
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Types an address that has been wrong since July 2025 and takes the commune that is offered. */
export async function pickOldAddress(page: Page, typed: string, offered: string): Promise<void> {
  await page.waitForLoadState("load");
  await page.getByLabel("Gõ tên xã, phường").fill(typed);
  // Scripts search while one types and put the button away; they fill the form, where without them the pick sends it.
  const find = page.getByRole("button", { name: "Tìm xã, phường" });
  const isPlain = await find.isVisible();
  if (isPlain) await find.click();
  await page.getByRole("button", { name: new RegExp(offered) }).click();
  if (!isPlain)
    await expect(page.getByLabel("Xã, phường", { exact: true }).locator("option:checked")).toHaveText(offered);
}

export async function chooseOldAddress(page: Page, typed: string, offered: string): Promise<void> {
  await pickOldAddress(page, typed, offered);
  const use = page.getByRole("button", { name: "Giao đến đây" });
  const chosen = page.locator("#where-to ~ strong");
  await expect(use.or(chosen).first()).toBeVisible();
  if (await use.isVisible()) await use.click();
  await expect(chosen).toContainText(offered);
}

export async function fillContact(page: Page, name: string): Promise<void> {
  await page.getByLabel("Số nhà, tên đường").fill("12/5 Lê Văn Thọ");
  await page.getByLabel("Họ tên").fill(name);
  await page.getByLabel("Số điện thoại").fill("0912 345 678");
}

/** Presses what is written on VNPAY's page. */
export async function atVnpay(page: Page, button: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { name: "Thanh toán đơn hàng" })).toBeVisible();
  await page.getByRole("button", { name: button }).click();
}
