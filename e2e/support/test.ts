import { test as base, expect, type Page } from "@playwright/test";

/** A browser that fails the story when a page complains to the console. */
export const test = base.extend<{ watchConsole: void }>({
  watchConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text()))
          complaints.push(`${page.url()}: ${message.text()}`);
      });
      await use();
      expect(complaints, "the pages complained to the console").toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser itself reports every 4xx answer; stories that provoke one look at the page instead. */
const isExpected = (text: string): boolean =>
  /status of 4\d\d/.test(text) || /ERR_INTERNET_DISCONNECTED|net::ERR_/.test(text);

export { expect, type Page };
