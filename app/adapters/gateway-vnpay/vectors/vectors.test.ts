import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkVector } from "./check-vector.server";
import { readVectors } from "./vectors-file";

const order = { amountVnd: 150_000, tmnCode: "RURALM01" };
const vectors = readVectors(readFileSync(new URL("own-vectors.json", import.meta.url), "utf8"));

test.each(vectors.map((vector) => [`${vector.kind} ${vector.name}`, vector] as const))("%s", (_name, vector) => {
  expect(checkVector(vector, order)).toEqual([]);
});

test("a vector that is wrong anywhere is reported", () => {
  for (const vector of vectors) {
    const wrong = {
      ...vector,
      ...(vector.rawQuery === undefined ? { secureHash: "0".repeat(128) } : { expectValid: !vector.expectValid }),
    };
    if (vector.kind.endsWith("_response") && vector.expectValid === false) continue;
    expect(checkVector(wrong, order), vector.name).not.toEqual([]);
  }
  expect(checkVector({ kind: "gift", name: "", secret: "", params: {} }, order)).toEqual(['unknown kind "gift"']);
});

test("what is no vectors file is refused by name", () => {
  expect(() => readVectors("{}")).toThrow("no list of vectors");
  expect(() => readVectors('{"vectors":[1]}')).toThrow("vector 1");
});
