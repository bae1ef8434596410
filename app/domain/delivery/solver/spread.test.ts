import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { Anneal } from "./anneal";
import { Chance } from "./chance";
import { compile } from "./compile";
import { nearestStops } from "./neighbours";
import { Plan } from "./plan";
import { spread } from "./spread";

function drawn(seed: number) {
  const { problem } = compile(drawProblem(seed, 60, 30, {}));
  const anneal = new Anneal(problem, new Chance(seed), nearestStops(problem, 250));
  return { problem, anneal, plan: new Plan(problem) };
}

/** A budget in questions asked, so that every run takes the same steps. */
function counted(questions: number): () => number {
  let asked = 0;
  return () => (asked += 1) / questions;
}

describe("the first plan for least cost", () => {
  it.each([1, 2, 3])("has more routes than one built where each request is cheapest (problem %i)", (seed) => {
    const plain = drawn(seed);
    plain.anneal.start(plain.plan);
    plain.anneal.construct(() => false);
    const { anneal, plan } = drawn(seed);
    spread(plan, anneal, 1, counted(300));
    expect(plan.waitingCount).toBe(0);
    expect(plan.routesUsed()).toBeGreaterThan(plain.anneal.best.routesUsed());
  });

  it("is priced at what vehicles really cost, and so is all that follows", () => {
    const { problem, anneal, plan } = drawn(4);
    const fixed = problem.fixedCost.slice();
    spread(plan, anneal, 1, counted(300));
    expect(problem.fixedCost).toEqual(fixed);
    const cost = plan.totalCost();
    for (let route = 0; route < problem.vehicles; route += 1) plan.refresh(route);
    expect(plan.totalCost()).toBeCloseTo(cost, 6);
    expect(anneal.best.totalCost()).toBeCloseTo(cost, 6);
  });
});
