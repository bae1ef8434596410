import { aBoard, aDutyCourier, aLoadToCarry, placeAt, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { DutyCourier, OpenLoad } from "./board";
import { Desk } from "./desk";
import { Draft } from "./draft";

const ambient = aLoadToCarry({ id: "ambient" });
const chilled = aLoadToCarry({ id: "chilled", coldClass: "chilled" });
const plain = aDutyCourier({ id: "plain", coldG: 0, passes: [] });
const withBox = aDutyCourier({ id: "box", coldG: 15_000, passes: [] });
const pass = { provinceCode: "79", communeCode: null, validFrom: new Date(0), validUntil: new Date(8.64e14) };
const behind = aLoadToCarry({ id: "behind", to: placeAt(10.79, 106.7, "red") });

const deskOf = (loads: OpenLoad[], couriers: DutyCourier[], world = surroundings()): Desk =>
  new Desk(aBoard(loads, couriers), world);
const inRed = surroundings(redWay(tenOClock));
const many = (load: OpenLoad, count: number): OpenLoad[] =>
  Array.from({ length: count }, (_, index) => ({ ...load, id: `${load.id}${index}` }));

test("a cold box is kept for chilled goods, the more of them there are and the fewer boxes", () => {
  const { reserve } = deskOf([ambient, chilled], [plain, withBox]);
  expect(reserve.vndFor(withBox, [ambient])).toBe(6_000);
  expect(reserve.vndFor(withBox, [chilled])).toBe(0);
  expect(reserve.vndFor(plain, [ambient])).toBe(0);
  const oneOfFour = deskOf([ambient, { ...ambient, id: "2" }, { ...ambient, id: "3" }, chilled], [plain, withBox]);
  expect(oneOfFour.reserve.vndFor(withBox, [ambient])).toBe(3_000);
});

test("nothing is kept back for what nobody asks", () => {
  expect(deskOf([ambient], [plain, withBox]).reserve.vndFor(withBox, [ambient])).toBe(0);
});

test("a pass is kept the more, the nearer the work behind the border comes to what its holders have hours for", () => {
  const holder = aDutyCourier({ id: "holder", coldG: 0, passes: [pass] });
  const vnd = (count: number, holders: DutyCourier[], over: Partial<OpenLoad> = {}): number =>
    deskOf([ambient, ...many({ ...behind, ...over }, count)], [plain, ...holders], inRed).reserve.vndFor(holder, [
      ambient,
    ]);
  // One holder, three hours, two loads an hour.
  expect(vnd(3, [holder])).toBe(10_000);
  expect(vnd(6, [holder])).toBe(40_000);
  expect(vnd(60, [holder])).toBe(40_000);
  expect(vnd(6, [holder, { ...holder, id: "second" }])).toBe(10_000);
  const leaves = { ...holder, id: "leaves", shift: { from: tenOClock - 60, until: tenOClock + 60 } };
  expect(vnd(4, [holder, leaves])).toBe(10_000);
  expect(vnd(6, [holder], { readyAt: tenOClock + 1_440 })).toBe(0);
});

test("a pass is kept for what lies behind a border, a pass with a box for what asks for both", () => {
  const holder = aDutyCourier({ id: "holder", coldG: 0, passes: [pass] });
  const both = aDutyCourier({ id: "both", passes: [pass] });
  const couriers = [plain, holder, both];
  const six = many(behind, 6);
  const { reserve } = deskOf([ambient, ...six], couriers, inRed);
  expect([holder, both].map((each) => reserve.vndFor(each, [ambient]))).toEqual([10_000, 10_000]);
  expect([holder, both].map((each) => reserve.vndFor(each, six))).toEqual([0, 0]);
  const coldBehind = many({ ...behind, coldClass: "chilled" }, 3);
  const cold = deskOf([ambient, behind, ...coldBehind], couriers, inRed).reserve;
  expect(cold.vndFor(both, [behind])).toBe(10_000);
  expect(cold.vndFor(holder, [behind])).toBe(0);
  expect(cold.vndFor(both, coldBehind)).toBe(0);
});

test("a pass that opens none of it is not kept", () => {
  const free = { ok: true, delayMinutes: 0 } as const;
  const { reserve } = deskOf([ambient, ...many(behind, 6)], [plain, aDutyCourier({ coldG: 0, passes: [pass] })], {
    ...inRed,
    rightOfWay: {
      leg: () => free,
      stop: (_, { communeCode }) => (communeCode === "red" ? { ok: false, rule: "pass", until: null } : free),
    },
  });
  expect(reserve.vndFor(aDutyCourier({ coldG: 0, passes: [pass] }), [ambient])).toBe(0);
});

test("in the draft the courier with the box stays free when another is hardly farther away", () => {
  const nextDoor = aDutyCourier({ id: "box", coldG: 15_000, passes: [], position: ambient.from });
  const soonThere = { ...plain, position: placeAt(ambient.from.lat + 0.005, ambient.from.lng) };
  const seats = (loads: OpenLoad[]): string[] => {
    const draft = new Draft(deskOf(loads, [nextDoor, soonThere]));
    draft.seat([ambient]);
    return draft.changedRuns().map(({ courier }) => courier.id);
  };
  expect(seats([ambient])).toEqual(["box"]);
  expect(seats([ambient, chilled])).toEqual(["plain"]);
});
