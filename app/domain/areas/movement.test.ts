import { expect, test } from "vitest";
import { compileMovement } from "./compile-movement";
import { nextTurnOf } from "./day-hours";
import type { AreaRef, Colour, ColourSpell, Crossing, MovementBook, MovementRule } from "./movement";

/** "2026-11-23 10:00" in Vietnam → minutes since 1970. */
const vn = (text: string): number => Date.parse(`${text.replace(" ", "T")}:00+07:00`) / 60_000;
const start = vn("2026-01-01 00:00");

const province: AreaRef = { provinceCode: "79", communeCode: null };
const goVap: AreaRef = { provinceCode: "79", communeCode: "1" };
const place = { provinceCode: "79", communeCode: "1" };
const nextDoor = { provinceCode: "79", communeCode: "2" };
const abroad = { provinceCode: "80", communeCode: "9" };

const spell = (id: string, area: AreaRef, colour: Colour, from: string, until: string | null = null): ColourSpell => ({
  id,
  area,
  colour,
  from: vn(from),
  until: until === null ? null : vn(until),
});
const rule = (id: string, over: Partial<MovementRule>): MovementRule => ({
  id,
  mover: "courier",
  permission: "free",
  colour: null,
  area: null,
  hours: null,
  vehicle: null,
  goods: null,
  from: start,
  until: null,
  ...over,
});
const anySide = { colour: null, area: null };
const crossing = (id: string, over: Partial<Crossing>): Crossing => ({
  id,
  leaving: anySide,
  entering: anySide,
  permission: "free",
  gate: "",
  delayMinutes: 0,
  from: start,
  until: null,
  ...over,
});
const movement = (book: Partial<MovementBook>) => compileMovement({ spells: [], rules: [], crossings: [], ...book });
const courier = (at = place, over: { vehicle?: string; goods?: string } = {}) =>
  ({ mover: "courier", place: at, vehicle: "motorbike", goods: "ambient", ...over }) as const;

test.each([
  ["2026-11-23 09:59", "green"],
  ["2026-11-23 10:00", "red"],
  ["2026-11-23 17:59", "red"],
  ["2026-11-23 18:00", "sealed"],
  ["2026-11-23 23:59", "sealed"],
  ["2026-11-24 00:00", "yellow"],
  ["2026-11-30 00:00", "yellow"],
] as const)("adjacent and overlapping spells: at %s the area is %s", (at, colour) => {
  const { colourAt } = movement({
    spells: [
      spell("1", goVap, "red", "2026-11-23 10:00", "2026-11-23 18:00"),
      spell("2", goVap, "sealed", "2026-11-23 18:00", "2026-11-24 06:00"),
      spell("3", goVap, "yellow", "2026-11-24 00:00"),
    ],
  });
  expect(colourAt(place, vn(at))).toBe(colour);
});

test("of two spells of one area the one that began later counts, and the older one comes back after it", () => {
  const { colourAt } = movement({
    spells: [
      spell("1", goVap, "yellow", "2026-11-01 00:00"),
      spell("2", goVap, "sealed", "2026-11-23 10:00", "2026-11-23 12:00"),
    ],
  });
  expect(colourAt(place, vn("2026-11-23 09:59"))).toBe("yellow");
  expect(colourAt(place, vn("2026-11-23 10:00"))).toBe("sealed");
  expect(colourAt(place, vn("2026-11-23 12:00"))).toBe("yellow");
});

test("a commune's own colour wins over its province's, even a milder one", () => {
  const { colourAt } = movement({
    spells: [spell("2", province, "sealed", "2026-11-02 00:00"), spell("1", goVap, "green", "2026-11-01 00:00")],
  });
  expect(colourAt(place, vn("2026-11-23 10:00"))).toBe("green");
  expect(colourAt(nextDoor, vn("2026-11-23 10:00"))).toBe("sealed");
  expect(colourAt(abroad, vn("2026-11-23 10:00"))).toBe("green");
});

test("hours are those of the Vietnamese day and may cross midnight", () => {
  const night = { from: 22 * 60, until: 5 * 60 };
  const { verdictAt } = movement({ rules: [rule("1", { permission: "barred", hours: night })] });
  const says = (at: string) => verdictAt(courier(), vn(at)).permission;
  expect(
    ["2026-11-22 21:59", "2026-11-22 22:00", "2026-11-23 00:00", "2026-11-23 04:59", "2026-11-23 05:00"].map(says),
  ).toEqual(["free", "barred", "barred", "barred", "free"]);
  expect(nextTurnOf(night, vn("2026-11-22 21:59"))).toBe(vn("2026-11-22 22:00"));
  expect(nextTurnOf(night, vn("2026-11-22 22:00"))).toBe(vn("2026-11-23 05:00"));
  expect(nextTurnOf({ from: 0, until: 1 }, vn("2026-11-22 12:00"))).toBe(vn("2026-11-23 00:00"));
});

test.each<[string, Partial<MovementRule>, Partial<MovementRule>]>([
  ["commune over province", { area: goVap }, { area: province, colour: "red", vehicle: "motorbike" }],
  ["province over none", { area: province }, { colour: "red", vehicle: "motorbike", goods: "ambient" }],
  ["colour over any", { colour: "red" }, { vehicle: "motorbike", goods: "ambient" }],
  ["hours over all day", { hours: { from: 0, until: 1439 } }, { vehicle: "motorbike", goods: "ambient" }],
  ["vehicle over any", { vehicle: "motorbike" }, { goods: "ambient" }],
  ["goods over any", { goods: "ambient" }, {}],
  ["later over earlier", { from: vn("2026-02-01 00:00") }, { from: start }],
])("%s", (_, winner, loser) => {
  const red = spell("s", province, "red", "2026-11-01 00:00");
  for (const permission of ["free", "barred"] as const) {
    const other = permission === "free" ? "barred" : "free";
    const rules = [rule("2", { ...loser, permission: other }), rule("1", { ...winner, permission })];
    expect(movement({ spells: [red], rules }).verdictAt(courier(), vn("2026-11-23 10:00"))).toEqual({
      permission,
      ruleId: "1",
    });
  }
});

test("between equals the stricter decides", () => {
  const rules = (["free", "barred", "with_pass"] as const).map((permission, index) =>
    rule(String(index), { permission }),
  );
  expect(movement({ rules }).verdictAt(courier(), vn("2026-11-23 10:00")).permission).toBe("barred");
});

test("what no rule speaks of is shut, except plain green", () => {
  const { verdictAt } = movement({
    spells: [spell("1", goVap, "yellow", "2026-11-01 00:00")],
    rules: [rule("1", { colour: "yellow", vehicle: "truck", hours: { from: 360, until: 1080 } })],
  });
  expect(verdictAt(courier(nextDoor), vn("2026-11-23 10:00"))).toEqual({ permission: "free", ruleId: null });
  expect(verdictAt(courier(), vn("2026-11-23 10:00"))).toEqual({ permission: "barred", ruleId: null });
  expect(verdictAt(courier(place, { vehicle: "truck" }), vn("2026-11-23 10:00")).permission).toBe("free");
  expect(verdictAt(courier(place, { vehicle: "truck" }), vn("2026-11-23 18:00")).permission).toBe("barred");
});

test("a rule that has ended says nothing more, one to come nothing yet", () => {
  const { verdictAt, nextChange } = movement({
    spells: [spell("1", goVap, "red", "2026-11-01 00:00")],
    rules: [rule("1", { from: vn("2026-11-10 00:00"), until: vn("2026-11-20 00:00") })],
  });
  const says = (at: string) => verdictAt(courier(), vn(at)).permission;
  expect(["2026-11-09 23:59", "2026-11-10 00:00", "2026-11-19 23:59", "2026-11-20 00:00"].map(says)).toEqual([
    "barred",
    "free",
    "free",
    "barred",
  ]);
  expect(nextChange(vn("2026-11-10 00:00"))).toBe(vn("2026-11-20 00:00"));
  expect(nextChange(vn("2026-11-20 00:00"))).toBeNull();
});

test("a border rule holds for crossing it, not for moving on one side of it", () => {
  const { crossingAt } = movement({
    spells: [
      spell("1", goVap, "red", "2026-11-01 00:00"),
      spell("2", { ...goVap, communeCode: "3" }, "red", "2026-11-01 00:00"),
    ],
    crossings: [
      crossing("into-red", { entering: { colour: "red", area: null }, delayMinutes: 10 }),
      crossing("into-79", { entering: { colour: null, area: province }, permission: "barred" }),
      crossing("red-to-red", {
        leaving: { colour: "red", area: null },
        entering: { colour: "red", area: null },
        permission: "with_pass",
      }),
    ],
  });
  const at = vn("2026-11-23 10:00");
  const otherRed = { provinceCode: "79", communeCode: "3" };
  expect(crossingAt(nextDoor, place, at)?.id).toBe("into-red");
  expect(crossingAt(place, nextDoor, at)).toBeNull();
  expect(crossingAt(place, otherRed, at)?.id).toBe("red-to-red");
  expect(crossingAt(abroad, nextDoor, at)?.id).toBe("into-79");
  expect(crossingAt(nextDoor, abroad, at)).toBeNull();
});
