import { expect, test } from "vitest";
import { readQuantity } from "./read-quantity";

test.each([
  ["12,5", "weight", 12_500],
  ["0.250", "weight", 250],
  ["1.500", "weight", 1_500_000],
  ["20 kg", "weight", 20_000],
  ["1.200", "each", 1_200],
  ["30", "each", 30],
  ["3,5", "each", null],
  ["-4", "each", null],
  ["nhiều", "weight", null],
  ["", "weight", null],
] as const)("%s counted by %s is %s", (text, soldBy, quantity) => {
  expect(readQuantity(text, soldBy)).toBe(quantity);
});
