import { aDutyCourier, aLoadToCarry, placeAt, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import { describe, expect, it, test } from "vitest";
import type { DutyCourier, OpenLoad } from "./board";
import { firstObstacle, judgeRun } from "./feasibility";
import { promised, stopsFor } from "./open-run";
import { walkStops, type Ask } from "./walk";

const ask = (loads: readonly OpenLoad[], world = surroundings()): Ask => ({
  loads: new Map(loads.map((load) => [load.id, load])),
  surroundings: world,
  now: tenOClock,
});
const load = aLoadToCarry();
/** Half an hour away from everything: nothing is due within minutes. */
const outside = placeAt(10.9, 106.75);

/** What the judge says to a courier who would take this load with nothing else to do. */
function ruleFor(own: Partial<OpenLoad>, courier: Partial<DutyCourier> = {}, world = surroundings()): string {
  const it = aLoadToCarry(own);
  const verdict = judgeRun(aDutyCourier(courier), stopsFor(it), ask([it], world));
  return verdict.ok ? "ok" : verdict.rule;
}

describe("a courier with nothing to do", () => {
  it("may take what keeps every rule", () => expect(ruleFor({})).toBe("ok"));
  it("carries no more than the vehicle holds", () => expect(ruleFor({ grams: 40_001 })).toBe("capacity"));
  it("carries no more chilled goods than the box holds", () =>
    expect(ruleFor({ coldClass: "chilled", grams: 15_001 })).toBe("cold"));
  it("works within the range around home", () => expect(ruleFor({}, { rangeM: 1_000 })).toBe("area"));
  it("takes no trip that is too long for the vehicle", () =>
    expect(ruleFor({ to: placeAt(10.93, 106.69) }, { vehicle: "bicycle" })).toBe("vehicle"));
  it("does not drive to a pickup that is too far for the vehicle", () =>
    expect(ruleFor({}, { vehicle: "bicycle", position: placeAt(10.9, 106.75) })).toBe("vehicle"));
  it("is done when the shift is over", () =>
    expect(ruleFor({}, { shift: { from: tenOClock - 60, until: tenOClock + 8 } })).toBe("shift"));
  it("keeps chilled goods no longer on the road than they may", () =>
    expect(ruleFor({ coldClass: "chilled", rideLimit: 5 })).toBe("ride"));
  it("takes nothing that is pinned to another", () => expect(ruleFor({ pinnedTo: "another" })).toBe("pinned"));
  it("stays out of a closed area, by the name of its rule, until it may change", () => {
    const it = aLoadToCarry({ to: placeAt(10.79, 106.7, "red") });
    const verdict = judgeRun(aDutyCourier(), stopsFor(it), ask([it], surroundings(redWay(tenOClock))));
    expect(verdict).toEqual({ ok: false, rule: "pass", detail: "red_area", until: tenOClock + 600 });
  });
  it("may enter as long as the minute of entry lies before the closing", () =>
    expect(ruleFor({ to: placeAt(10.79, 106.7, "red") }, {}, surroundings(redWay(tenOClock + 120)))).toBe("ok"));
});

test("late doors are priced, not forbidden; what is promised is not made late for something new", () => {
  const lost = aLoadToCarry({ id: "lost", window: { from: tenOClock - 90, until: tenOClock - 30 } });
  expect(ruleFor(lost)).toBe("ok");
  const soon = aLoadToCarry({ id: "soon", window: { from: tenOClock, until: tenOClock + 60 } });
  const far = aLoadToCarry({ id: "far", from: placeAt(10.7, 106.6), to: placeAt(10.69, 106.59) });
  const desk = ask([soon, far]);
  const empty = aDutyCourier({ position: outside });
  const stops = promised(stopsFor(soon), walkStops(empty, stopsFor(soon), desk), desk);
  const busy = aDutyCourier({ position: outside, stops });
  expect(judgeRun(busy, [...stops, ...stopsFor(far)], desk).ok).toBe(true);
  expect(judgeRun(busy, [...stopsFor(far), ...stops], desk)).toMatchObject({ ok: false, rule: "window" });
});

test("a promised stop that is late already may be kept as it is, and gets no later", () => {
  const late = aLoadToCarry({ id: "late" });
  const [pickup, door] = stopsFor(late);
  const stops = [pickup, door].map((stop) => ({ ...stop, latest: tenOClock - 1 }));
  const busy = aDutyCourier({ position: outside, stops });
  const desk = ask([late, load]);
  expect(judgeRun(busy, busy.stops, desk).ok).toBe(true);
  expect(judgeRun(busy, [...busy.stops, ...stopsFor(load)], desk).ok).toBe(true);
  expect(judgeRun(busy, [...stopsFor(load), ...busy.stops], desk)).toMatchObject({ ok: false, rule: "window" });
});

test("the head of the run stays, doors follow pickups, and nothing on board is forgotten", () => {
  const aboard = aLoadToCarry({ id: "aboard", standing: { kind: "on_board", courierId: "courier" } });
  const [, door] = stopsFor(aboard);
  const [pickup, drop] = stopsFor(load);
  const driving = aDutyCourier({ stops: [door], frozenStops: 1 });
  const desk = ask([aboard, load]);
  const rule = (courier: DutyCourier, stops: Parameters<typeof judgeRun>[1]): string => {
    const verdict = judgeRun(courier, stops, desk);
    return verdict.ok ? "ok" : verdict.rule;
  };
  expect(rule(driving, [pickup, door, drop])).toBe("frozen");
  expect(rule(driving, [door, pickup, drop])).toBe("ok");
  expect(rule(driving, [door, drop, pickup])).toBe("order");
  expect(rule(driving, [door, pickup])).toBe("order");
  expect(rule(aDutyCourier({ position: outside, stops: [door] }), [pickup, drop])).toBe("order");
  expect(rule(aDutyCourier({ id: "another" }), [door])).toBe("on_board_of_another");
  expect(rule(driving, [door, { ...pickup, loadId: "ghost" }])).toBe("unknown_load");
});

test("what is on board counts against the room from the start", () => {
  const aboard = aLoadToCarry({ id: "aboard", grams: 38_000, standing: { kind: "on_board", courierId: "courier" } });
  const [, door] = stopsFor(aboard);
  const full = aDutyCourier({ position: outside, stops: [{ ...door, latest: tenOClock + 120 }] });
  const desk = ask([aboard, load]);
  expect(judgeRun(full, [...stopsFor(load), door], desk)).toMatchObject({ rule: "capacity" });
  expect(judgeRun(full, [door, ...stopsFor(load)], desk).ok).toBe(true);
});

test("nobody is asked who refused today, whose phone is silent, or when it is pinned elsewhere", () => {
  const why = (own: Partial<OpenLoad>, courier: Partial<DutyCourier> = {}) =>
    firstObstacle(aDutyCourier(courier), aLoadToCarry(own), ask([]));
  expect(why({})).toBeNull();
  expect(why({ notToAsk: new Map([["courier", tenOClock + 1]]) })).toBe("set_aside");
  expect(why({ notToAsk: new Map([["courier", tenOClock]]) })).toBeNull();
  expect(why({}, { positionAt: tenOClock - 31 })).toBe("position");
  expect(why({ pinnedTo: "another" })).toBe("pinned");
});
