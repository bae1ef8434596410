import { describe, expect, it } from "vitest";
import { compile } from "./compile";
import type { RoutingProblem } from "./model";
import { Plan } from "./plan";
import { scheduleRides } from "./schedule";

/** From the depot (0) to the farm (1) in 5 minutes, from there to the shop (2) or the door (3) in 10, between those in 10. */
const minutes = Float64Array.from([0, 5, 10, 10, 5, 0, 10, 10, 10, 10, 0, 10, 10, 10, 10, 0]);
const stop = (place: number, earliest = 0) => ({ place, earliest, latest: 1000, service: 1 });

/** Tofu for a door that opens at 100, with a longest ride, and rice brought on the way there. */
const day = (rideLimit: number): RoutingProblem => ({
  roads: [{ places: 4, minutes }],
  vehicles: [{ id: "v0", roads: 0, start: 0, end: 0, from: 0, until: 1000, capacity: [10] }],
  requests: [
    { id: "tofu", pickup: stop(1), delivery: stop(3, 100), load: [1], rideLimit },
    { id: "rice", pickup: stop(1), delivery: stop(2), load: [1] },
  ],
});

/** Fetched together, rice first to its shop: the tofu rides 22 minutes when nobody waits. */
function driven(rideLimit: number): { isKept: boolean; begins: number[] } {
  const { problem } = compile(day(rideLimit));
  const plan = new Plan(problem);
  const [tofu, rice] = [problem.pickup[0] ?? -1, problem.pickup[1] ?? -1];
  plan.insert(0, 0, problem.stops, tofu);
  plan.insert(1, 0, tofu, rice);
  const isKept = scheduleRides(plan, 0, problem.rules.rides, plan.begins);
  return { isKept, begins: [...plan.begins.slice(0, 4)] };
}

describe("a longest ride", () => {
  it("is kept by fetching later", () => {
    expect(driven(30)).toEqual({ isKept: true, begins: [69, 100, 70, 81] });
  });

  it("is kept to the minute", () => {
    expect(driven(22).isKept).toBe(true);
  });

  it("is broken where the road alone takes longer", () => {
    expect(driven(21).isKept).toBe(false);
  });
});
