import { aDutyCourier, aLoadToCarry, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { batchEnds, couriersToPrice, isResting, needsPerson, offerSeconds, priorityOf } from "./offer-rules";

test("a courier has a minute when the goods wait, five when the trip is booked or rostered", () => {
  expect(offerSeconds("on_demand", 10)).toBe(60);
  expect(offerSeconds("on_demand", 60)).toBe(300);
  expect(offerSeconds("wave", 10)).toBe(300);
});

test("after three refusals the circle grows and the load goes before others; after five a person looks", () => {
  const twice = aLoadToCarry({ offersMade: 2 });
  const thrice = aLoadToCarry({ offersMade: 3 });
  expect(couriersToPrice(thrice)).toBeGreaterThan(couriersToPrice(twice));
  expect(priorityOf(thrice)).toBeGreaterThan(priorityOf(twice));
  expect(needsPerson(aLoadToCarry({ offersMade: 4 }), 10, tenOClock)).toBe(false);
  expect(needsPerson(aLoadToCarry({ offersMade: 5 }), 10, tenOClock)).toBe(true);
});

test("a person looks when the direct trip leaves less than twenty minutes", () => {
  expect(needsPerson(aLoadToCarry(), 70, tenOClock)).toBe(false);
  expect(needsPerson(aLoadToCarry(), 71, tenOClock)).toBe(true);
});

test("a batch fills for half a minute; a load of unknown age waits for nobody", () => {
  expect(batchEnds(aLoadToCarry({ openSince: tenOClock }))).toBe(tenOClock + 0.5);
  const { openSince: _openSince, ...old } = aLoadToCarry();
  expect(batchEnds(old)).toBe(-Infinity);
});

test("who rests is not asked until the minute has come", () => {
  expect(isResting(aDutyCourier({ restsUntil: tenOClock + 1 }), tenOClock)).toBe(true);
  expect(isResting(aDutyCourier({ restsUntil: tenOClock }), tenOClock)).toBe(false);
});
