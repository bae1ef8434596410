import { expect, test } from "vitest";
import { decided, decisions, possibleDecisions } from "./approval";
import { approvalStatuses } from "../types";

test("an application is approved or declined, and only an approved one can be suspended", () => {
  expect(possibleDecisions("applied")).toEqual(["approve", "decline"]);
  expect(possibleDecisions("approved")).toEqual(["suspend"]);
  expect(possibleDecisions("suspended")).toEqual(["reinstate"]);
});

test("no decision leaves things as they were", () => {
  for (const status of approvalStatuses)
    for (const decision of decisions) expect(decided(status, decision)).not.toBe(status);
});
