import { drawProblem, type Features } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan";
import { checkProblem } from "./check-problem";
import { solve } from "./solve";
import type { RoutingProblem } from "./model";

/** A budget in questions asked, so that every run takes the same steps. */
function counted(questions: number): () => number {
  let asked = 0;
  return () => (asked += 1) / questions;
}

const plan = (problem: RoutingProblem, questions = 60, objective: "vehicles" | "cost" = "cost", seed = 1) =>
  solve(problem, { objective, seed, passed: counted(questions) });

const features: Record<string, Features> = {
  "pairs with windows": {},
  "rounded one-way roads": { isAsymmetric: true },
  "vehicles that differ": { hasRichFleet: true },
  "two capacities": { hasTwoLoads: true },
  "longest rides": { hasRides: true },
  "goods that must not meet": { hasGoods: true },
  "barred vehicles": { hasBarred: true },
  "promises that cost to break": { hasPromises: true },
  "goods on board": { hasOnBoard: true },
  "frozen stops": { hasFrozen: true },
  "tiers of requests that may be left out": { hasTiers: true },
  "all of it": {
    isAsymmetric: true,
    hasRichFleet: true,
    hasTwoLoads: true,
    hasRides: true,
    hasGoods: true,
    hasBarred: true,
    hasPromises: true,
    hasOnBoard: true,
    hasFrozen: true,
    hasTiers: true,
  },
};

describe.each(Object.entries(features))("a plan with %s", (_, drawn) => {
  it.each([1, 2, 3])("holds before the independent checker (problem %i)", (seed) => {
    const problem = drawProblem(seed, 20, 4, drawn);
    expect(checkProblem(problem)).toEqual({ ok: true });
    for (const objective of ["cost", "vehicles"] as const)
      expect(checkPlan(problem, plan(problem, 30, objective, seed))).toEqual([]);
  });
});

describe("the search", () => {
  it("finds the same plan again with the same seed and steps", () => {
    const problem = drawProblem(7, 30, 8);
    expect(plan(problem)).toEqual(plan(problem));
  });

  it("gives a better plan with more time", () => {
    const problem = drawProblem(8, 60, 20);
    expect(plan(problem, 60).cost).toBeLessThan(plan(problem, 2).cost);
  });

  it("gives a plan that holds even when no time is left at all", () => {
    const problem = drawProblem(9, 200, 60);
    expect(checkPlan(problem, solve(problem, { objective: "vehicles", seed: 1, passed: () => 1 }))).toEqual([]);
  });

  it("uses fewer vehicles when vehicles count first", () => {
    const problem = drawProblem(10, 60, 40);
    const cheap = plan(problem, 60);
    const few = plan(problem, 60, "vehicles");
    expect(few.routes.length).toBeLessThanOrEqual(cheap.routes.length);
    expect(few.unassigned).toEqual([]);
  });

  it("keeps a promise unless breaking it saves more than it costs", () => {
    const problem = drawProblem(11, 24, 5);
    const first = plan(problem, 60);
    const carrier = new Map(
      first.routes.flatMap(({ vehicle, stops }) => stops.map(({ request }) => [request, vehicle])),
    );
    const requests = problem.requests.map((request) => {
      const to = carrier.get(request.id);
      return to === undefined ? request : { ...request, promised: { to, moveCost: 1e5 } };
    });
    const second = solve({ ...problem, requests }, { objective: "cost", seed: 2, passed: counted(60) });
    for (const { vehicle, stops } of second.routes)
      for (const { request } of stops) expect(carrier.get(request) ?? vehicle).toBe(vehicle);
  });

  it("leaves a request of the lower tier out first", () => {
    const problem = drawProblem(12, 40, 1, { hasTiers: true });
    const { unassigned } = plan(problem, 120);
    const tierOf = new Map(problem.requests.map(({ id, tier = 0 }) => [id, tier]));
    const urgent = problem.requests.filter(({ tier }) => tier === 1).length;
    const urgentLeft = unassigned.filter(({ request }) => tierOf.get(request) === 1).length;
    expect(unassigned.length).toBeGreaterThan(10);
    expect(urgentLeft / urgent).toBeLessThan(unassigned.length / problem.requests.length);
  });
});

describe("a request left out", () => {
  const alone = (change: Partial<RoutingProblem["requests"][number]>) => {
    const problem = drawProblem(13, 1, 2);
    return plan({ ...problem, requests: problem.requests.map((request) => ({ ...request, ...change })) }).unassigned;
  };
  const stop = { place: 1, earliest: 0, latest: 1, service: 5 };

  it.each([
    ["capacity", { load: [1000] }],
    ["hours", { pickup: stop }],
    ["ride", { rideLimit: 0.001 }],
    [
      "no_pass",
      {
        barred: new Map([
          ["v0", "no_pass"],
          ["v1", "no_pass"],
        ]),
      },
    ],
  ])("says %s, for both vehicles", (rule, change) => {
    expect(alone(change)).toEqual([{ request: "r0", reasons: [{ rule, vehicles: ["v0", "v1"] }] }]);
  });

  it("says that others came first when alone it would fit", () => {
    const problem = drawProblem(14, 60, 1);
    const rules = plan(problem).unassigned.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
    expect(rules).toContain("others_first");
  });
});
