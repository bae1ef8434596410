import { expect, test } from "vitest";
import { packPromises } from "./ship";

const promised = [
  { holdId: "1", lotId: "a", quantity: 1000 },
  { holdId: "2", lotId: "b", quantity: 500 },
];

test("what the scale finds less goes back on sale", () => {
  expect(packPromises(promised, 1200)).toEqual({
    shipped: [
      { lotId: "a", quantity: 1000 },
      { lotId: "b", quantity: 200 },
    ],
    returned: [{ lotId: "b", quantity: 300 }],
    extra: 0,
  });
});

test("what the scale finds more is told apart from the promise", () => {
  expect(packPromises(promised, 1580)).toMatchObject({ returned: [], extra: 80 });
});

test("nothing packed returns everything", () => {
  expect(packPromises(promised, 0)).toEqual({
    shipped: [],
    returned: [
      { lotId: "a", quantity: 1000 },
      { lotId: "b", quantity: 500 },
    ],
    extra: 0,
  });
});
