import { expect, test } from "vitest";
import { communeMap } from "~/domain/areas/commune-map";
import { compileMovement } from "~/domain/areas/compile-movement";
import {
  colours,
  permissions,
  type ColourSpell,
  type Crossing,
  type MovementBook,
  type MovementRule,
} from "~/domain/areas/movement";
import { coldClasses } from "~/domain/areas/reach";
import { vehicles } from "~/domain/identity/types";
import type { PassHeld } from "../types";
import type { DutyCourier, Place } from "./board";
import { rightOfWay } from "./right-of-way";

const ten = Date.parse("2026-11-23T10:00:00+07:00") / 60_000;
const hour = 60;
const minuteDate = (at: number) => new Date(at * 60_000);

/** Five communes in a row from west to east, 11 km apart. */
const row = [0, 1, 2, 3, 4].map((index) => ({
  provinceCode: "79",
  communeCode: `c${index}`,
  lat: 10.8,
  lng: 106.3 + index * 0.1,
}));
const map = communeMap(row);
const place = (index: number): Place => row[index] as Place;

const red: ColourSpell = {
  id: "s",
  area: { provinceCode: "79", communeCode: "c2" },
  colour: "red",
  from: 0,
  until: null,
};
const anyRule: MovementRule = {
  id: "r",
  mover: "courier",
  permission: "with_pass",
  colour: "red",
  area: null,
  hours: null,
  vehicle: null,
  goods: null,
  from: 0,
  until: null,
};
const border: Crossing = {
  id: "x",
  leaving: { colour: null, area: null },
  entering: { colour: "red", area: null },
  permission: "with_pass",
  gate: "Cầu An Lộc",
  delayMinutes: 15,
  from: 0,
  until: null,
};
const pass: PassHeld = {
  provinceCode: "79",
  communeCode: "c2",
  validFrom: minuteDate(ten - hour),
  validUntil: minuteDate(ten + 8 * hour),
};
const courier = (...passes: PassHeld[]): DutyCourier => ({
  id: "c",
  vehicle: "motorbike",
  capacityG: 30_000,
  coldG: 0,
  home: place(0),
  rangeM: 100_000,
  shift: { from: 0, until: ten * 2 },
  passes,
  position: place(0),
  positionAt: ten,
  stops: [],
  frozenStops: 0,
  restsUntil: 0,
  changesSeen: 0,
  vndPerHour: null,
});
const way = (book: Partial<MovementBook>) =>
  rightOfWay(compileMovement({ spells: [], rules: [], crossings: [], ...book }), map);
const lockdown = way({ spells: [red], rules: [anyRule], crossings: [border] });

test("a straight way leads through the communes between", () => {
  expect(map.along(place(0), place(4)).map(({ place: { communeCode } }) => communeCode)).toEqual([
    "c0",
    "c1",
    "c2",
    "c3",
    "c4",
  ]);
});

test("a stop in a red area needs a pass; a way across it too, and says so by name", () => {
  expect(lockdown.stop(courier(), place(2), ten, "ambient")).toEqual({ ok: false, rule: "pass", until: null });
  expect(lockdown.stop(courier(pass), place(2), ten, "ambient")).toMatchObject({ ok: true });
  expect(lockdown.leg(courier(), place(0), place(4), ten, "ambient")).toMatchObject({ ok: false, rule: "pass" });
  expect(lockdown.leg(courier(pass), place(0), place(4), ten, "ambient")).toEqual({ ok: true, delayMinutes: 15 });
  expect(lockdown.leg(courier(), place(0), place(1), ten, "ambient")).toEqual({ ok: true, delayMinutes: 0 });
  expect(lockdown.leg(courier(), place(2), place(4), ten, "ambient")).toEqual({ ok: true, delayMinutes: 0 });
});

test.each<[string, Partial<PassHeld>]>([
  ["has run out", { validUntil: minuteDate(ten) }],
  ["begins later", { validFrom: minuteDate(ten + 1) }],
  ["is for other goods", { goods: "frozen" }],
  ["is for other hours", { hours: { from: 18 * 60, until: 6 * 60 } }],
  ["needs a new test", { testUntil: minuteDate(ten) }],
  ["is for elsewhere", { communeCode: "c1" }],
])("a pass that %s opens nothing", (_, over) => {
  expect(lockdown.stop(courier({ ...pass, ...over }), place(2), ten, "ambient")).toMatchObject({
    ok: false,
    rule: "pass",
  });
});

test("a pass that begins later says when to ask again", () => {
  const later = { ...pass, validFrom: minuteDate(ten + 30) };
  expect(lockdown.stop(courier(later), place(2), ten, "ambient")).toEqual({ ok: false, rule: "pass", until: ten + 30 });
});

test("what counts is the minute of entry: leaving in time and arriving after the seal is too late", () => {
  const sealed = way({ spells: [{ ...red, colour: "sealed", from: ten + 20 }] });
  expect(sealed.leg(courier(pass), place(0), place(1), ten, "ambient")).toMatchObject({ ok: true });
  expect(sealed.leg(courier(pass), place(0), place(2), ten, "ambient")).toEqual({
    ok: false,
    rule: "area_barred",
    until: null,
  });
  expect(sealed.leg(courier(pass), place(0), place(2), ten - hour, "ambient")).toMatchObject({ ok: true });
});

test("a shut border cannot be driven around by the plan, and a commune nobody knows is a no", () => {
  const shut = way({ crossings: [{ ...border, permission: "barred", entering: { colour: null, area: red.area } }] });
  expect(shut.leg(courier(pass), place(0), place(4), ten, "ambient")).toMatchObject({
    ok: false,
    rule: "border_barred",
  });
  expect(lockdown.stop(courier(), { ...place(0), communeCode: "zz" }, ten, "ambient")).toMatchObject({
    ok: false,
    rule: "unknown_area",
  });
});

test("whatever is not said to be allowed is refused: random rules against a plain reading of them", () => {
  let seed = 7;
  const pick = <Item>(items: readonly Item[]): Item =>
    items[(seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % items.length] as Item;
  for (let round = 0; round < 400; round += 1) {
    const rules = Array.from({ length: 6 }, (_, index): MovementRule => ({
      ...anyRule,
      id: String(index),
      permission: pick(permissions),
      colour: pick([null, ...colours]),
      hours: pick([null, { from: 360, until: 1080 }, { from: 1320, until: 300 }]),
      vehicle: pick([null, ...vehicles]),
      goods: pick([null, ...coldClasses]),
      from: pick([0, ten - hour, ten + hour]),
      until: pick([null, ten + 2 * hour]),
    }));
    const colour = pick(colours);
    const { stop } = way({ spells: [{ ...red, colour }], rules });
    const goods = pick(coldClasses);
    const isAllowed = stop(courier(pass), place(2), ten, goods).ok;
    const speaks = rules.filter(
      (rule) =>
        rule.from <= ten &&
        (rule.colour ?? colour) === colour &&
        (rule.vehicle ?? "motorbike") === "motorbike" &&
        (rule.goods ?? goods) === goods &&
        (rule.hours === null || rule.hours.from === 360),
    );
    if (isAllowed) expect(colour === "green" || speaks.some(({ permission }) => permission !== "barred")).toBe(true);
    if (speaks.length === 0) expect(isAllowed).toBe(colour === "green");
    if (speaks.length > 0 && speaks.every(({ permission }) => permission === "barred")) expect(isAllowed).toBe(false);
  }
});
