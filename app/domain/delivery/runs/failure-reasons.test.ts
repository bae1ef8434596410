import { expect, test } from "vitest";
import { actionAfterFailure, failureReasons, reasonsOfLeg } from "./failure-reasons";

test("the third failure at the door starts the way back", () => {
  expect([1, 2, 3].map((attempts) => actionAfterFailure("no_answer", attempts))).toEqual(["retry", "retry", "return"]);
});

test("a closed building never uses up the shopper's attempts", () =>
  expect(actionAfterFailure("building_closed", 7)).toBe("retry"));

test("a shopper who refuses the goods gets no second visit", () =>
  expect(actionAfterFailure("changed_mind", 1)).toBe("return"));

test("a broken vehicle sends the shipment to somebody else at once", () =>
  expect(actionAfterFailure("breakdown", 1)).toBe("reassign"));

test("goods on board are never reassigned without a return", () => {
  for (const reason of reasonsOfLeg("dropoff"))
    expect(["retry", "return", "hold"]).toContain(failureReasons[reason].action);
});
