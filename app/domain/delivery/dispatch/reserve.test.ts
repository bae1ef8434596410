import { aBoard, aDutyCourier, aLoadToCarry, placeAt, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { DutyCourier, OpenLoad } from "./board";
import { Desk } from "./desk";
import { Draft } from "./draft";

const ambient = aLoadToCarry({ id: "ambient" });
const chilled = aLoadToCarry({ id: "chilled", coldClass: "chilled" });
const plain = aDutyCourier({ id: "plain", coldG: 0, passes: [] });
const withBox = aDutyCourier({ id: "box", coldG: 15_000, passes: [] });

const deskOf = (loads: OpenLoad[], couriers: DutyCourier[], world = surroundings()): Desk =>
  new Desk(aBoard(loads, couriers), world);

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

test("a pass is kept for what lies behind a border", () => {
  const pass = { provinceCode: "79", communeCode: null, validFrom: new Date(0), validUntil: new Date(8.64e14) };
  const holder = aDutyCourier({ id: "holder", coldG: 0, passes: [pass] });
  const behind = aLoadToCarry({ id: "behind", to: placeAt(10.79, 106.7, "red") });
  const { reserve } = deskOf([ambient, behind], [plain, holder], surroundings(redWay(tenOClock)));
  expect(reserve.vndFor(holder, [ambient])).toBe(6_000);
  expect(reserve.vndFor(holder, [behind])).toBe(0);
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
