import { enterAs } from "../support/http";
import { expect, test } from "../support/test";

/** React's work comes in messages to itself; held back, a page stays between asking to be hydrated and being so. */
function holdWorkBack(): void {
  const { postMessage } = MessagePort.prototype;
  const held: (() => void)[] = [];
  let isHeld = true;
  MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
    const send = (): void => postMessage.call(this, message);
    if (isHeld) held.push(send);
    else send();
  };
  Object.assign(window, {
    letWorkGo: () => {
      isHeld = false;
      for (const send of held) send();
    },
  });
}

test("a tap before a console page has come to life does no harm, and the page comes to life", async ({
  page,
  context,
  baseURL,
}) => {
  await enterAs(context, "farmer", baseURL ?? "");
  await page.addInitScript(holdWorkBack);
  await page.goto("/nha-vuon");
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
  await page.getByRole("heading", { level: 1 }).click();
  await page.evaluate(() => (Reflect.get(window, "letWorkGo") as () => void)());
  await page.waitForFunction(() => Reflect.has(window, "__remixRouter"));
  await page.evaluate(() => Reflect.set(window, "isSamePage", true));
  await page.getByRole("link", { name: "Đơn hàng" }).first().click();
  await expect(page.getByRole("heading", { name: "Đơn hàng" })).toBeVisible();
  expect(
    await page.evaluate(() => Reflect.has(window, "isSamePage")),
    "the link was followed without loading the page anew",
  ).toBe(true);
});
