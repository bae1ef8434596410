import { enterAs } from "../support/http";
import { expect, test, type Page } from "../support/test";
import { axeFaults, overflow, overflowInLargeLetters, smallTargets, unseenFocus } from "./look";
import { everyPage, type Page as PageOfRole } from "./pages";

const phone = { width: 360, height: 640 };
const desk = { width: 1_280, height: 800 };
const roles = ["nobody", "shopper", "farmer", "cooperative", "courier", "operator"] as const;

let pages: PageOfRole[];
test.beforeAll(async () => {
  const found = await everyPage();
  expect(found.without, "every page of the map has an example in e2e/walk/pages.ts").toEqual([]);
  ({ pages } = found);
});

for (const role of roles) {
  for (const size of [phone, desk]) {
    test(`every page of ${role} at ${size.width} px can be read, pressed, walked by keyboard, and keeps to its policy`, async ({
      page,
      context,
      baseURL,
    }) => {
      test.setTimeout(300_000);
      await page.setViewportSize(size);
      if (role !== "nobody") await enterAs(context, role, baseURL ?? "");
      const faults: string[] = [];
      for (const { path } of pages.filter((each) => each.role === role)) {
        const answer = await page.goto(path);
        const found = [
          ...(answer?.status() === 200 ? [] : [`answers ${answer?.status()}`]),
          ...(await axeFaults(page)),
          ...(await overflow(page)).map((each) => `wider than the window: ${each}`),
          ...(size === phone ? await handsAndKeys(page) : []),
        ];
        faults.push(...found.map((fault) => `${path} ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  }
}

const handsAndKeys = async (page: Page): Promise<string[]> => [
  ...(await smallTargets(page)).map((each) => `small: ${each}`),
  ...(await unseenFocus(page, 12)).map((each) => `focus not seen: ${each}`),
  ...(await overflowInLargeLetters(page)).map((each) => `wider than the window in large letters: ${each}`),
];
