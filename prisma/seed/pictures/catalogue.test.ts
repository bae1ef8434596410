import { expect, test } from "vitest";
import { kinds } from "../world/kinds";
import { pictureNames } from "./catalogue";

test("every kind of produce has a picture, and every picture is used", () => {
  expect([...new Set(kinds.map((kind) => kind.picture))].sort()).toEqual([...pictureNames].sort());
});
