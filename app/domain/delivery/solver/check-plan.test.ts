import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan";
import type { PlannedStop, RoutingPlan, RoutingProblem } from "./model";

/** Three places in a row, ten minutes apart; one order from the second to the third. */
const problem: RoutingProblem = {
  roads: [{ places: 3, minutes: Float64Array.from([0, 10, 20, 10, 0, 10, 20, 10, 0]) }],
  vehicles: [{ id: "truck", roads: 0, start: 0, end: 0, from: 0, until: 100, capacity: [5] }],
  requests: [
    {
      id: "rice",
      load: [3],
      pickup: { place: 1, earliest: 20, latest: 30, service: 5 },
      delivery: { place: 2, earliest: 0, latest: 60, service: 5 },
    },
  ],
};
const pickup: PlannedStop = { request: "rice", kind: "pickup", begins: 20 };
const delivery: PlannedStop = { request: "rice", kind: "delivery", begins: 35 };
const routed = (...stops: PlannedStop[]): RoutingPlan => ({
  routes: [{ vehicle: "truck", stops, cost: 40 }],
  unassigned: [],
  cost: 40,
});
const whats = (changed: RoutingProblem, plan: RoutingPlan): string[] =>
  checkPlan(changed, plan).map(({ what }) => what);

describe("the checker", () => {
  it("finds nothing wrong with a plan that holds", () => {
    expect(checkPlan(problem, routed(pickup, delivery))).toEqual([]);
  });

  it.each<[string, RoutingPlan, string]>([
    ["a stop too early", routed({ ...pickup, begins: 10 }, delivery), "begins before its window"],
    ["a stop too late", routed({ ...pickup, begins: 31 }, { ...delivery, begins: 46 }), "begins after its window"],
    ["a leg driven too fast", routed(pickup, { ...delivery, begins: 34 }), "begins at 34, reached at 35"],
    ["a delivery before its pickup", routed(delivery, pickup), "picked up and not delivered after"],
    ["a request driven halfway", routed(pickup), "delivery forgotten"],
    ["a request forgotten", { routes: [], unassigned: [], cost: 0 }, "pickup forgotten"],
    ["a stop visited twice", routed(pickup, delivery, { ...delivery, begins: 41 }), "a stop is visited twice"],
    [
      "a wrong cost",
      { ...routed(pickup, delivery), routes: [{ vehicle: "truck", stops: [pickup, delivery], cost: 41 }] },
      "costs 40, says 41",
    ],
    [
      "a vehicle nobody offered",
      { routes: [{ vehicle: "ghost", stops: [], cost: 0 }], unassigned: [], cost: 0 },
      "vehicle unknown or used twice",
    ],
  ])("finds %s", (_, plan, what) => {
    expect(whats(problem, plan)).toContain(what);
  });

  const truck = problem.vehicles.map((vehicle) => vehicle);
  const rice = problem.requests.map((request) => request);
  it.each<[string, Partial<RoutingProblem>, string]>([
    ["too much load", { requests: rice.map((own) => ({ ...own, load: [6] })) }, "carries 6 of 5 at rice"],
    [
      "a shift that ends too soon",
      { vehicles: truck.map((own) => ({ ...own, until: 59 })) },
      "home at 60, shift ends at 59",
    ],
    ["a ride too long", { requests: rice.map((own) => ({ ...own, rideLimit: 9 })) }, "rides 10"],
    [
      "a barred vehicle",
      { requests: rice.map((own) => ({ ...own, barred: new Map([["truck", "no_pass"]]) })) },
      "barred from truck: no_pass",
    ],
    [
      "frozen stops in another order",
      { vehicles: truck.map((own) => ({ ...own, frozen: [{ request: "rice", kind: "delivery" }] as const })) },
      "frozen delivery of rice moved",
    ],
  ])("finds %s", (_, change, what) => {
    expect(whats({ ...problem, ...change }, routed(pickup, delivery))).toContain(what);
  });

  it("finds goods that must not meet", () => {
    const drawn = drawProblem(1, 3, 1, { hasGoods: true });
    const stops = drawn.requests.flatMap(({ id }) =>
      (["pickup", "delivery"] as const).map((kind) => ({ request: id, kind, begins: 0 })),
    );
    const plan = { routes: [{ vehicle: "v0", stops, cost: 0 }], unassigned: [], cost: 0 };
    expect(whats(drawn, plan)).toContain("carries durian with tofu");
  });
});
