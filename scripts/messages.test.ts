import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A text, or one for each number English tells apart. */
type Message = string | readonly [{ readonly match: Readonly<Record<string, string>> }];

const files = readdirSync("messages/vi");
const read = (language: string, file: string) =>
  Object.entries(JSON.parse(readFileSync(`messages/${language}/${file}`, "utf8")) as Record<string, Message>).filter(
    ([key]) => !key.startsWith("$"),
  );
const textsOf = (message: Message): string[] =>
  typeof message === "string" ? [message] : Object.values(message[0].match);
const factsIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

test("both languages say the same things, from the same facts", () => {
  expect(readdirSync("messages/en")).toEqual(files);
  for (const file of files) {
    const english = new Map(read("en", file));
    const vietnamese = read("vi", file);
    expect([...english.keys()].sort(), file).toEqual(vietnamese.map(([key]) => key).sort());
    for (const [key, message] of vietnamese) {
      const told = factsIn(textsOf(message).join());
      for (const text of textsOf(english.get(key) ?? "")) expect(factsIn(text), `${key}: ${text}`).toEqual(told);
    }
  }
});

const sources = ["app", "jobs", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("paraglide"))
    .map((path) => readFileSync(join(folder, path), "utf8")),
);

test("every message is said somewhere", () => {
  const said = new Set(sources.flatMap((source) => source.match(/(?<=\bm\.)[a-z0-9_]+/g) ?? []));
  const silent = files.flatMap((file) => read("vi", file).flatMap(([key]) => (said.has(key) ? [] : [key])));
  expect(silent).toEqual([]);
});
