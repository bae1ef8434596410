import { aBoard, aDutyCourier, aLoadToCarry, placeAt, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { OpenLoad } from "./board";
import { Desk } from "./desk";
import { Draft } from "./draft";

const far = aDutyCourier({ id: "far", position: placeAt(10.87, 106.75) });
const near = aDutyCourier({ id: "near" });

/** Who carries the load in the draft, when it was planned for the courier far away. */
function seatOf(window: OpenLoad["window"]): string[] {
  const load = aLoadToCarry({ window, standing: { kind: "planned", courierId: "far" } });
  const draft = new Draft(new Desk(aBoard([load], [far, near]), surroundings()));
  draft.seat([load]);
  return draft.changedRuns().map(({ courier }) => courier.id);
}

test("a load planned earlier stays where it was planned, and goes to somebody better when it would be late there", () => {
  expect(seatOf({ from: tenOClock, until: tenOClock + 240 })).toEqual(["far"]);
  expect(seatOf({ from: tenOClock, until: tenOClock + 45 })).toEqual(["near"]);
});

test("who said no once is asked again only when nobody else can carry the load", () => {
  const refused = { notToAsk: new Map([["near", Infinity]]), askableAgain: new Set(["near"]) };
  const seated = (couriers: (typeof near)[], load: OpenLoad): string[] => {
    const draft = new Draft(new Desk(aBoard([load], couriers), surroundings()));
    draft.seat([load]);
    return draft.changedRuns().map(({ courier }) => courier.id);
  };
  expect(seated([near, far], aLoadToCarry(refused))).toEqual(["far"]);
  expect(seated([near], aLoadToCarry(refused))).toEqual(["near"]);
  expect(seated([near], aLoadToCarry({ ...refused, askableAgain: new Set() }))).toEqual([]);
  expect(seated([near], aLoadToCarry({ ...refused, pinnedTo: "another" }))).toEqual([]);
});
