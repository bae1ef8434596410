import { describe, expect, it } from "vitest";
import { blockAround } from "./city/area-rules";
import { makeDay } from "./city/make-day";
import type { Journal } from "./journal";
import { nearest } from "./policies/nearest";
import { runDay } from "./run-day";
import { findViolations } from "./safety";

const day = makeDay({ city: "danang", orders: 60, seed: 9, shock: null });
const { journal, closings } = await runDay(day, nearest, () => 0);
const found = (changed: Partial<Journal>, shut = closings): string[] =>
  findViolations(day, { ...journal, ...changed }, shut).map(({ what }) => what);
const pickups = journal.stops.filter(({ kind }) => kind === "pickup");
const withoutPass = new Set(day.couriers.filter(({ passes }) => passes.length === 0).map(({ id }) => id));

describe("the safety check finds a planted", () => {
  it("stop or entry where no pass is held", () => {
    const stop = pickups.find(({ courierId }) => withoutPass.has(courierId))!;
    const rule = { rule: "red_area", ...blockAround(stop.place, 1), from: stop.begins - 600, until: null };
    const what = found({}, { rules: [rule], spots: [] });
    expect(what).toContain("pickup in a closed area");
    expect(what).toContain("enters a closed area");
    expect(found({}, { rules: [{ ...rule, until: day.begins }], spots: [] })).toEqual([]);
  });

  it("stop at a closed hub, whatever pass is held", () => {
    const [stop] = pickups;
    const spot = { rule: "hub_closed", spot: stop!.place, from: stop!.begins, until: stop!.begins + 1 };
    expect(found({}, { rules: [], spots: [spot] })).toContain("pickup at a closed hub");
  });

  it("overload", () => {
    const stops = journal.stops.map((stop) => ({ ...stop, grams: 5_000_000 }));
    expect(found({ stops }).some((what) => what.startsWith("carries"))).toBe(true);
  });

  it("chilled parcel without a box", () => {
    const stops = journal.stops.map((stop) => ({ ...stop, coldClass: "chilled" as const }));
    expect(found({ stops }).some((what) => what.includes("cold goods of 0"))).toBe(true);
  });

  it("jump and overlap", () => {
    expect(found({ legs: journal.legs.slice(0, -1).filter((_, index) => index !== 5) })).toContain("jumps");
    const legs = journal.legs.map((leg) => ({ ...leg, departs: leg.departs - 3 }));
    expect(found({ legs })).toContain("two things at once");
  });

  it("order that never ends, ends at another minute, or was never fetched", () => {
    const [id, end] = [...journal.ends].find(([, { kind }]) => kind === "delivered")!;
    const less = new Map(journal.ends);
    less.delete(id);
    expect(found({ ends: less })).toContain("never ends");
    expect(found({ ends: new Map(journal.ends).set(id, { ...end, at: end.at - 5 }) })).toContain(
      "booked at another minute than handed over",
    );
    const stops = journal.stops.filter(({ loadId, kind }) => loadId !== id || kind !== "pickup");
    expect(found({ stops })).toContain("handed over and not fetched");
  });

  it("hand-over before its window and pickup before the goods were ready", () => {
    const early = journal.stops.map((stop) => ({ ...stop, begins: stop.begins - 1500, ends: stop.ends - 1500 }));
    const what = found({ stops: early });
    expect(what).toContain("handed over before its window");
    expect(what).toContain("fetched before it was ready");
  });
});
