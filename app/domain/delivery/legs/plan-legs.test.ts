import { expect, test } from "vitest";
import { minutesAfter } from "~/domain/shared/time";
import { theHub, theWay } from "#test/ways";
import { openFrom, sortedBy } from "../hubs/hub-hours";
import { planLegs } from "./plan-legs";

const near = theHub("near", 11.9, 108.4);
const far = theHub("far", 10.85, 106.77);

test("without a hub the way is one leg, with the whole pay and the shopper's promise", () => {
  const way = theWay();
  expect(planLegs(way)).toMatchObject([
    { seq: 1, kind: "direct", from: way.from, to: way.door, payVnd: way.payVnd, window: way.window },
  ]);
});

test("legs join end to end, and their pays are the pay of the way to the đồng", () => {
  const legs = planLegs(theWay({ hubs: [near, far], payVnd: 68_001 }));
  expect(legs.map(({ kind }) => kind)).toEqual(["first", "haul", "last"]);
  expect(legs[0]?.to).toBe(legs[1]?.from);
  expect(legs[1]?.to).toBe(legs[2]?.from);
  expect(legs.reduce((sum, { payVnd }) => sum + payVnd, 0)).toBe(68_001);
  expect(legs.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test("no leg is ready before the one before it is in and sorted, and each is due in time for the rest", () => {
  const way = theWay({ hubs: [near, far] });
  const legs = planLegs(way);
  for (const [index, { eta, window, readyAt }] of legs.entries()) {
    const hub = way.hubs[index];
    const next = legs[index + 1];
    expect(readyAt < eta).toBe(true);
    if (!hub || !next) continue;
    expect(next.readyAt).toEqual(sortedBy(hub, eta));
    expect(window.until >= eta).toBe(true);
    expect(window.until < way.window.until).toBe(true);
  }
  expect(legs.at(-1)?.window).toEqual(way.window);
});

test("a hub that is closed at night takes in goods in the morning", () => {
  const night = new Date("2026-11-22T23:10:00+07:00");
  const morning = new Date("2026-11-23T05:00:00+07:00");
  expect(openFrom(far, night)).toEqual(morning);
  expect(sortedBy(far, night)).toEqual(minutesAfter(morning, far.sortMinutes));
});

test("the rest of a way keeps its number and begins where it stands", () => {
  const [leg] = planLegs(theWay({ from: far, hubs: [], firstSeq: 2 }));
  expect(leg).toMatchObject({ seq: 2, kind: "last", from: { hubId: "far" } });
});
