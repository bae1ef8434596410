import { aBoard, aDutyCourier, aLoadToCarry, placeAt, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { DutyCourier, OpenLoad } from "./board";
import { Desk } from "./desk";
import { keptPlans, keptRun, slotOf } from "./kept-plan";
import { stopsFor } from "./open-run";

const courierId = "courier";
/** Half an hour away: nothing of the run is due within minutes. */
const outside = placeAt(10.9, 106.75);
const window = { from: tenOClock, until: tenOClock + 300 };

const [accepted, planned] = ["accepted", "planned"].map((id) => aLoadToCarry({ id, window })) as [OpenLoad, OpenLoad];
const [fetch, bring] = stopsFor(accepted);
const [fetchLater, bringLater] = stopsFor(planned);
const drafted = [fetch, fetchLater, bring, bringLater];

/** What becomes of the draft when the courier's run is this now; stops by name. */
function keptOn(
  stops: DutyCourier["stops"],
  loads: readonly [OpenLoad, OpenLoad],
  world = surroundings(),
): string[] | null {
  const desk = new Desk(aBoard(loads, [aDutyCourier({ position: outside, stops })]), world);
  const [[courier, kept] = []] = keptPlans(loads, desk);
  if (courier === undefined || kept === undefined) return null;
  return keptRun(desk.runOf(courier), kept, desk)?.stops.map(({ kind, loadId }) => `${kind} ${loadId}`) ?? null;
}

const standing = { kind: "planned", courierId, slot: slotOf("planned", drafted) } as const;
const toFetch = { ...accepted, standing: { kind: "accepted", courierId } } as const;
const onBoard = { ...accepted, standing: { kind: "on_board", courierId, since: tenOClock } } as const;
const later = { ...planned, standing };

test("a plan stays where it was planned between the promised stops, also when the first of them is made", () => {
  const after = ["pickup planned", "dropoff accepted", "dropoff planned"];
  expect(keptOn([fetch, bring], [toFetch, later])).toEqual(["pickup accepted", ...after]);
  expect(keptOn([bring], [onBoard, later])).toEqual(after);
});

test("a plan of which more is gone than the head keeps its order", () => {
  expect(keptOn([], [accepted, later])).toEqual(["pickup planned", "dropoff planned"]);
});

test("what would come late, may no longer be entered or has no place yet is looked at anew", () => {
  const pressed = { ...later, window: { from: tenOClock, until: tenOClock + 40 } };
  expect(keptOn([fetch, bring], [toFetch, pressed])).toBeNull();
  const closed = { ...later, to: placeAt(10.79, 106.7, "red") };
  expect(keptOn([fetch, bring], [toFetch, closed])).not.toBeNull();
  expect(keptOn([fetch, bring], [toFetch, closed], surroundings(redWay(tenOClock)))).toBeNull();
  expect(keptOn([fetch, bring], [toFetch, { ...later, standing: { kind: "planned", courierId } }])).toBeNull();
});
