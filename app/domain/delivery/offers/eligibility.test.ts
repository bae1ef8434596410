import { expect, test } from "vitest";
import { minutesAfter } from "~/domain/shared/time";
import { firstStandingObstacle } from "./eligibility";
import { aCourier, aLoad, now } from "#test/delivery-examples";

const open = () => "free" as const;
const closed = () => "with_pass" as const;
const barred = () => "barred" as const;

test("a motorbike nearby may carry vegetables", () =>
  expect(firstStandingObstacle(aCourier(), aLoad(), open, now)).toBeNull());

test.each([
  ["area", aCourier({ rangeM: 500 }), aLoad()],
  [
    "vehicle",
    aCourier({ vehicle: "bicycle", rangeM: 50_000 }),
    aLoad({ drop: { lat: 10.95, lng: 106.7, provinceCode: "79", communeCode: "1" } }),
  ],
  ["cold", aCourier({ hasColdBox: false }), aLoad({ coldClass: "chilled" })],
  ["capacity", aCourier({ capacityG: 4_000 }), aLoad({ grams: 5_000 })],
] as const)("the first failing rule is named: %s", (rule, courier, load) => {
  expect(firstStandingObstacle(courier, load, open, now)).toBe(rule);
});

test("a closed area needs a pass that is valid now and covers both ends", () => {
  const pass = {
    provinceCode: "79",
    communeCode: null,
    validFrom: minutesAfter(now, -60),
    validUntil: minutesAfter(now, 60),
  };
  expect(firstStandingObstacle(aCourier(), aLoad(), closed, now)).toBe("pass");
  expect(firstStandingObstacle(aCourier({ passes: [pass] }), aLoad(), closed, now)).toBeNull();
  expect(firstStandingObstacle(aCourier({ passes: [pass] }), aLoad(), barred, now)).toBe("pass");
  expect(firstStandingObstacle(aCourier({ passes: [{ ...pass, validUntil: now }] }), aLoad(), closed, now)).toBe(
    "pass",
  );
  expect(
    firstStandingObstacle(aCourier({ passes: [{ ...pass, communeCode: "elsewhere" }] }), aLoad(), closed, now),
  ).toBe("pass");
});
