import { expect, test, vi } from "vitest";
import { keepFragments } from "./fragments.server";

test("a part is made once per key", () => {
  const keep = keepFragments(10);
  const part = vi.fn(() => <b>ngò & rau</b>);
  expect([keep("a", part), keep("a", part)]).toEqual(["<b>ngò &amp; rau</b>", "<b>ngò &amp; rau</b>"]);
  expect(part).toHaveBeenCalledTimes(1);
});

test("what was made first is forgotten first", () => {
  const keep = keepFragments(2);
  const part = vi.fn(() => <b />);
  for (const key of ["a", "b", "a", "c", "b", "a"]) keep(key, part);
  expect(part).toHaveBeenCalledTimes(4);
});
