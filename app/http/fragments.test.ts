import { expect, test, vi } from "vitest";
import { keepFragments } from "./fragments.server";

const part = () => "ngò";
const render = (words: string): string => `<b>${words}</b>`;

test("a part is made once, after the page that wanted it", () => {
  const later = vi.fn((work: () => void) => work);
  const keep = keepFragments(10, render, later);
  expect([keep("a", part), keep("a", part)]).toEqual([undefined, undefined]);
  expect(later).toHaveBeenCalledTimes(1);
  later.mock.calls[0]?.[0]();
  expect(keep("a", part)).toBe("<b>ngò</b>");
  expect(later).toHaveBeenCalledTimes(1);
});

test("what was made first is forgotten first", async () => {
  const keep = keepFragments(2, render);
  for (const key of ["a", "b", "c"]) keep(key, part);
  await new Promise(setImmediate);
  expect(keep("b", part) === undefined || keep("c", part) === undefined).toBe(false);
  expect(keep("a", part)).toBeUndefined();
});
