import { expect, test } from "vitest";
import { giveDocks, isAsBooked, type Booking, type Visit } from "./docks";

/** 07:00 in Vietnam on some day, in minutes since 1970. */
const seven = 20_000 * 1440;
const hub = { opens: 360, closes: 1200, docks: 2 };
const visit = (name: string, minutes: number, over: Partial<Visit> = {}): Visit => ({
  courierId: name,
  vehicle: "van",
  stopIds: [name],
  at: seven + minutes,
  isThere: false,
  ...over,
});
const booking = (name: string, dock: number, minutes: number, lasts = 30): Booking => ({
  id: `b-${name}`,
  dock,
  from: seven + minutes,
  until: seven + minutes + lasts,
  stopIds: [name],
});
const plan = (visits: readonly Visit[], booked: readonly Booking[] = [], at = hub) =>
  giveDocks(at, visits, booked).map(
    ({ visit: { courierId }, dock, from, until }) => `${courierId} ${dock} ${from - seven}-${until - seven}`,
  );

test("a full hub moves whoever comes next to the next free slot, first come first served by the time expected", () => {
  expect(plan([visit("c", 9), visit("b", 3), visit("a", 2)])).toEqual(["a 1 0-30", "b 2 0-30", "c 1 30-60"]);
});

test("a truck stands longer than a motorbike, and no dock has two vehicles at one minute", () => {
  const visits = Array.from({ length: 60 }, (_, index) =>
    visit(String(index), (index * 37) % 120, { vehicle: (["truck", "van", "motorbike"] as const)[index % 3] ?? "van" }),
  );
  const given = giveDocks(hub, visits, []);
  expect(given).toHaveLength(60);
  for (const one of given)
    for (const other of given)
      expect(one === other || one.dock !== other.dock || one.until <= other.from || other.until <= one.from).toBe(true);
  expect(new Set(given.map(({ until, from }) => until - from))).toEqual(new Set([15, 30, 60]));
});

test("a slot is kept while its vehicle is expected before its end; later than that it is the next free one", () => {
  const booked = [booking("a", 2, 0), booking("b", 1, 0)];
  expect(plan([visit("a", 29), visit("b", 31)], booked)).toEqual(["a 2 0-30", "b 1 30-60"]);
  expect(plan([visit("b", 400, { isThere: true })], booked)).toEqual(["b 1 0-30"]);
});

test("whoever is gone gives the dock back, and one who waits more than an hour moves forward", () => {
  expect(plan([visit("c", 0)], [booking("a", 1, 0), booking("c", 1, 75)])).toEqual(["c 1 0-30"]);
  expect(plan([visit("c", 15)], [booking("a", 1, 0), booking("c", 1, 75)])).toEqual(["c 1 75-105"]);
});

test("a visit keeps its dock when some of its errands are done and others are added", () => {
  const booked = [{ ...booking("a", 1, 0), stopIds: ["x", "y"] }];
  const given = giveDocks(hub, [visit("a", 0, { stopIds: ["y", "z"] })], booked);
  expect(given[0]?.keeps).toBe("b-a");
  expect(isAsBooked(given, booked)).toBe(false);
  expect(isAsBooked(given, [{ ...booking("a", 1, 0), stopIds: ["z", "y"] }])).toBe(true);
});

test("nobody is let in while the hub is shut, at a dock that was given up, or at a closed hub", () => {
  expect(plan([visit("early", -120)])).toEqual(["early 1 -60--30"]);
  expect(plan([visit("late", 770)])).toEqual([`late 1 ${1440 - 60}-${1440 - 30}`]);
  expect(plan([visit("a", 0)], [booking("a", 2, 0)], { ...hub, docks: 1 })).toEqual(["a 1 0-30"]);
  expect(plan([visit("a", 0)], [booking("a", 2, 0)], { ...hub, docks: 0 })).toEqual([]);
});
