import { expect, test } from "vitest";
import { deliveryWindows } from "~/domain/delivery/quote/delivery-window";
import { fromVietnam, hoursAfter, inVietnam, minutesAfter } from "~/domain/shared/time";
import { chance } from "../world/chance";
import { timelineOf } from "./timeline";

/** Orders of a week, paid at any minute, near and far. */
const luck = chance(7);
const asked = Array.from({ length: 400 }, () => {
  const paidAt = minutesAfter(fromVietnam(2026, 11, 2), luck.between(0, 7 * 24 * 60));
  const distanceM = luck.pick([4_000, 18_000, 50_000, 90_000, 200_000, 300_000, 500_000, 1_100_000]);
  const [window] = deliveryWindows(distanceM, paidAt, 1);
  return { paidAt, fate: luck.hit(0.1) ? ("returned" as const) : ("kept" as const), distanceM, window: window! };
});
const monthLater = fromVietnam(2026, 12, 9);

test("what is over was done by day, in order, and nearly always within the promise", () => {
  let inTime = 0;
  for (const each of asked) {
    const { steps, legs } = timelineOf(each, monthLater, luck);
    const hours = [...steps.slice(1), ...legs].map(({ at }) => inVietnam(at).hour);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...hours)).toBeLessThanOrEqual(21);
    const times = legs.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const arrival = legs.find(({ status }) => status === "at_dropoff")!.at;
    expect(arrival >= each.window.from).toBe(true);
    inTime += arrival <= each.window.until ? 1 : 0;
  }
  expect(inTime / asked.length).toBeGreaterThan(0.93);
});

test("what is not over yet is on its way at any hour, so that a demo begun at night has something to show", () => {
  const night = fromVietnam(2026, 11, 5, 2);
  const recent = asked.map((each) => ({ ...each, paidAt: hoursAfter(night, -luck.between(1, 12)) }));
  const statuses = recent.map((each) => timelineOf(each, night, luck).legs.at(-1)?.status);
  expect(statuses).toContain("en_route_dropoff");
});
