import { describe, expect, it } from "vitest";
import { isInside } from "../city/area-rules";
import { clock, makeDay } from "../city/make-day";
import { redBlock } from "../shocks";
import { boundsOf } from "./closings";

const red = makeDay({ city: "danang", orders: 200, seed: 2, shock: "red-zone" });
const block = redBlock(red.centre, clock(10));
const behind = red.orders.filter(({ lane, to }) => lane !== "haul" && isInside(block, to));
const [holder, other] = [true, false].map((has) => red.couriers.find(({ passes }) => passes.length > 0 === has)!);

describe("one who knows the closings beforehand", () => {
  it("brings what can be brought before the block closes, and leaves the rest to those with a pass", () => {
    const early = behind.find(({ readyAt }) => readyAt > clock(7.6) && readyAt < clock(9))!;
    expect(boundsOf(red, early, early.readyAt).until).toBe(Math.min(early.window.until, clock(10)));
    const late = behind.find(({ window }) => window.from > clock(11))!;
    const { mayCarry, until } = boundsOf(red, late, late.readyAt);
    expect([mayCarry(holder!), mayCarry(other!), until]).toEqual([true, false, late.window.until]);
  });

  it("lets everybody carry what lies outside", () => {
    const outside = red.orders.find(({ from, to }) => ![from, to].some((place) => isInside(block, place)))!;
    expect(boundsOf(red, outside, outside.readyAt).mayCarry(other!)).toBe(true);
  });

  it("fetches from a hub before it closes, or when it is open again", () => {
    const day = makeDay({ city: "danang", orders: 1000, seed: 1, shock: "hub-closed" });
    const [hub] = day.hubs;
    const from = day.orders.filter(({ lane, from: place }) => lane === "wave" && place === hub);
    const morning = from.find(({ window }) => window.until <= clock(12))!;
    const evening = from.find(({ window }) => window.until >= clock(17))!;
    expect(boundsOf(day, morning, clock(7.5)).fetchUntil).toBeLessThanOrEqual(clock(10));
    expect(boundsOf(day, evening, clock(7.5)).fetchFrom).toBe(clock(14));
  });
});

describe("a day on which a block is closed from the morning on", () => {
  it("sends nothing by way of a hub in it, as the shop does not", () => {
    const day = makeDay({ city: "danang", orders: 200, seed: 1, shock: "passes-lost" });
    expect(day.hubs.length).toBeGreaterThan(0);
    for (const hub of day.hubs) expect(day.rules.some((rule) => isInside(rule, hub))).toBe(false);
    expect(makeDay({ city: "danang", orders: 200, seed: 1, shock: null }).hubs.length).toBeGreaterThan(day.hubs.length);
  });
});
