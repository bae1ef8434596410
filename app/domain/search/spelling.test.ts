import { expect, test } from "vitest";
import { isOneTypo, spell, Vocabulary } from "./spelling";

const vocabulary = new Vocabulary([
  "ca",
  "chua",
  "chau",
  "moc",
  "moc chau",
  "ca chua",
  "gao",
  "ga",
  "xoai",
  "cat",
  "hoa",
  "loc",
  "xoai cat",
  "cat hoa",
  "hoa loc",
  "hau",
]);

test.each([
  ["chau", "chua"],
  ["hao", "hoa"],
  ["xoa", "xoai"],
  ["xoaai", "xoai"],
  ["gap", "gao"],
])("%s is one typo from %s", (typed, meant) => expect(isOneTypo(typed, meant)).toBe(true));

test.each([
  ["chua", "chua"],
  ["cahu", "chua"],
  ["ca", "chua"],
])("%s is not one typo from %s", (typed, meant) => expect(isOneTypo(typed, meant)).toBe(false));

test("a known word on its own is taken as typed", () => expect(spell(["gao"], vocabulary)).toEqual([[]]));

test("a known word in strange company may be another word", () =>
  expect(spell(["ca", "chau"], vocabulary)).toEqual([[], ["chua"]]));

test("a known word beside its usual neighbour is taken as typed", () =>
  expect(spell(["moc", "chau"], vocabulary)).toEqual([[], []]));

test("of several spellings the one that fits the neighbours is meant", () =>
  expect(spell(["xoai", "cat", "hao", "loc"], vocabulary)).toEqual([[], [], ["hoa"], []]));

test("an unknown word alone may be any word one typo away", () =>
  expect(spell(["hao"], vocabulary)).toEqual([["gao", "hau", "hoa"]]));

test("a word still being typed is known by its beginning", () => expect(spell(["xo"], vocabulary)).toEqual([[]]));
