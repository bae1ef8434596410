import { expect, test } from "vitest";
import { cancellable } from "./cancellable";

const part = (status: "new" | "accepted" | "cancelled") => ({ status, goodsVnd: 30_000, deliveryVnd: 20_000 });

test("what no seller has accepted yet can be called off, with its delivery", () => {
  expect(cancellable([part("new"), part("accepted"), part("new")])).toMatchObject({ refundVnd: 100_000 });
  expect(cancellable([part("accepted"), part("cancelled")])).toEqual({ parts: [], refundVnd: 0 });
});
