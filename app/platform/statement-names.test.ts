import { expect, it } from "vitest";
import { statementNames } from "./statement-names";

it("names a statement from its second coming on", () => {
  const nameOf = statementNames();
  expect([nameOf("a"), nameOf("a"), nameOf("a")]).toEqual(["", "s1", "s1"]);
  expect([nameOf("b"), nameOf("b")]).toEqual(["", "s2"]);
});

it("stops naming before connections grow without end", () => {
  const nameOf = statementNames();
  for (let number = 0; number < 1_000; number += 1) {
    nameOf(`q${number}`);
    nameOf(`q${number}`);
  }
  expect(nameOf("q0")).toBe("s1");
  expect(nameOf("q999")).toBe("");
});
