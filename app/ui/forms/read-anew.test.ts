import type { ShouldRevalidateFunction } from "@remix-run/react";
import { expect, test } from "vitest";
import { readAnew } from "./read-anew";

const after = (actionStatus: number | undefined, defaultShouldRevalidate: boolean): boolean => {
  const url = new URL("http://localhost/dieu-hanh");
  const seen: Parameters<ShouldRevalidateFunction>[0] = {
    ...{ currentUrl: url, nextUrl: url, currentParams: {}, nextParams: {}, defaultShouldRevalidate },
    ...(actionStatus !== undefined && { actionStatus }),
  };
  return readAnew(seen);
};

test("a page is read anew after a conflict, not after a fault in what was typed", () => {
  expect(after(409, false)).toBe(true);
  expect(after(422, false)).toBe(false);
  expect(after(undefined, true)).toBe(true);
});
