import { expect, test } from "vitest";
import { holdsGoods } from "./holds-goods";

const told = (...types: string[]) => types.map((type) => ({ type }));

test("an order holds its goods until a payment fails, and again when somebody tries once more", () => {
  expect(holdsGoods(told())).toBe(true);
  expect(holdsGoods(told("order.payment_failed"))).toBe(false);
  expect(holdsGoods(told("order.payment_failed", "order.held_again"))).toBe(true);
  expect(holdsGoods(told("order.payment_failed", "order.held_again", "order.payment_failed"))).toBe(false);
});
