import { expect, test } from "vitest";
import { namedDeeds } from "./fact-words";

test("no two deeds of the audit log have one name: who looks for one finds all of it", () => {
  const names = namedDeeds().map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
