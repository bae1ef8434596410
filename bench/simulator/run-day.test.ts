import { describe, expect, it, vi } from "vitest";
import { makeDay } from "./city/make-day";
import type { Day } from "./day";
import { figuresOf } from "./figures";
import { planWithHindsight } from "./hindsight/plan-with-hindsight";
import type { Journal } from "./journal";
import { batch } from "./policies/batch";
import { nearest } from "./policies/nearest";
import { ours } from "./policies/ours";
import { runDay } from "./run-day";
import { findViolations } from "./safety";
import { shockNames, type ShockName } from "./shocks";

/** Dispatchers look every five minutes: these tests are about rules, not about speed. */
const smallDay = (seed: number, orders = 40, shock: ShockName | null = null): Day => ({
  ...makeDay({ city: "danang", orders, seed, shock }),
  tickMinutes: 5,
});
const told = (journal: Journal): string =>
  JSON.stringify({
    ...journal,
    ends: [...journal.ends],
    shifts: [...journal.shifts],
    passesLost: [...journal.passesLost],
  });

vi.setConfig({ testTimeout: 120_000 });

describe("the hindsight plan", () => {
  it("fetches nothing after a courier's shift, though what is on board is brought", () => {
    const day = smallDay(2, 60);
    const early = day.begins + 14 * 60;
    const couriers = day.couriers.map((each) => ({
      ...each,
      shift: { ...each.shift, until: Math.min(each.shift.until, early) },
    }));
    const { journal } = planWithHindsight({ ...day, couriers });
    const after = (kind: "pickup" | "dropoff"): number =>
      journal.stops.filter((stop) => stop.kind === kind && stop.begins > early).length;
    expect(after("pickup")).toBe(0);
    expect(after("dropoff")).toBeGreaterThan(0);
  });
});

describe("a simulated day", () => {
  it("is the same day for the same seed, and another for another", () => {
    expect(smallDay(3).orders).toEqual(smallDay(3).orders);
    expect(smallDay(3).orders).not.toEqual(smallDay(4).orders);
  });

  it("has chilled parcels, farms out of town, and a tail of heavy ones", () => {
    const { orders } = makeDay({ city: "hcm", orders: 2000, seed: 1, shock: null });
    const doors = orders.filter(({ lane }) => lane !== "haul");
    expect(doors).toHaveLength(2000);
    const chilled = doors.filter(({ coldClass }) => coldClass === "chilled").length / doors.length;
    expect(chilled).toBeGreaterThan(0.1);
    expect(chilled).toBeLessThan(0.2);
    const heavy = doors.filter(({ grams }) => grams > 40_000).length / doors.length;
    expect(heavy).toBeGreaterThan(0.003);
    expect(heavy).toBeLessThan(0.03);
  });

  it.each([
    ["nearest", nearest],
    ["batch", batch],
    ["ours", ours],
  ])("under %s repeats exactly, ends every order once and breaks no rule", async (_, decide) => {
    const day = smallDay(5);
    const first = await runDay(day, decide, () => 0);
    const again = await runDay(day, decide, () => 0);
    expect(told(again.journal)).toBe(told(first.journal));
    expect([...first.journal.ends.keys()].sort()).toEqual(day.orders.map(({ id }) => id).sort());
    expect(findViolations(day, first.journal, first.closings)).toEqual([]);
    expect(figuresOf(day, first.journal, []).delivered).toBeGreaterThan(10);
  });

  it("with hindsight breaks no rule and needs less road than the nearest idle courier", async () => {
    const day = smallDay(6, 60);
    const plan = planWithHindsight(day);
    expect(findViolations(day, plan.journal, plan.closings)).toEqual([]);
    const { journal } = await runDay(day, nearest, () => 0);
    expect(figuresOf(day, plan.journal, []).kmPerOrder).toBeLessThan(figuresOf(day, journal, []).kmPerOrder);
  });
});

describe.each(shockNames)("a day with the shock %s", (shock) => {
  it.each([
    ["nearest", nearest],
    ["ours", ours],
  ])("under %s breaks no rule and ends every order once", async (_, decide) => {
    const day = smallDay(2, 40, shock);
    const { journal, closings } = await runDay(day, decide, () => 0);
    expect(findViolations(day, journal, closings)).toEqual([]);
    expect(journal.ends.size).toBe(day.orders.length);
    const closes = ["red-zone", "passes-lost", "hub-closed"].includes(shock);
    expect(journal.recoveries.length).toBe(closes ? 1 : 0);
  });
});

describe("a hub that is shut for some hours", () => {
  it("is booked for the hours after it: proposals are judged by the minute of entry, now as when they were made", async () => {
    const { journal } = await runDay(smallDay(3, 60, "hub-closed"), ours, () => 0);
    expect(journal.dropped).toEqual({});
  });
});
