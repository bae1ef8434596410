import { expect, test } from "vitest";
import { Vocabulary } from "./spelling";
import { synonyms } from "./synonyms";
import { understand } from "./understand";

const nothing = new Vocabulary([]);
const otherNames = (text: string): string[] =>
  understand(text, nothing).parts.flatMap(({ otherNames }) => otherNames.map((name) => name.join(" ")));

test.each(
  synonyms.flatMap((group) =>
    group.flatMap((name) => group.filter((other) => other !== name).map((other) => [name, other] as const)),
  ),
)("%s also finds %s", (name, other) => expect(otherNames(name)).toContain(other));

test("without marks a name has the other names of every reading", () =>
  expect(otherNames("dua")).toEqual(["khóm", "trái thơm"]));
test("with marks only the meant reading counts", () => expect(otherNames("dừa")).toEqual([]));
test("the longest name wins", () => expect(otherNames("ngo gai")).toEqual(["mùi tàu"]));

test("the last word may be unfinished, until a space closes it", () => {
  expect(understand("ca ch", nothing).parts.at(-1)?.words[0]?.open).toBe(true);
  expect(understand("ca ch ", nothing).parts.at(-1)?.words[0]?.open).toBe(false);
});

test.each(["", "   ", "!!!", "'; drop table product; --", "🍅", "‮abc", "a".repeat(5_000)])(
  "any text is a question without danger: %j",
  (text) => {
    for (const { words } of understand(text, nothing).parts)
      for (const { folded } of words) expect(folded).toMatch(/^[a-z0-9]+$/);
  },
);
