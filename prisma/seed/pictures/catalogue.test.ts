import { expect, test } from "vitest";
import { kinds } from "../world/kinds";
import { picture, pictureNames, secondView } from "./catalogue";

test("every kind of produce has a picture, and every picture is used", () => {
  expect([...new Set(kinds.map((kind) => kind.picture))].sort()).toEqual([...pictureNames].sort());
});

test("a second view is another picture, and the same one each time", async () => {
  const [first, second, again] = await Promise.all(["mango", secondView("mango"), secondView("mango")].map(picture));
  expect(second).not.toEqual(first);
  expect(again).toEqual(second);
});
