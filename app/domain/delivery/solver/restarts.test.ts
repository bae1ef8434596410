import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { Anneal } from "./anneal";
import { Chance } from "./chance";
import { compile } from "./compile";
import { EjectionSearch } from "./ejection";
import { reduceFleet } from "./fleet";
import { nearestStops } from "./neighbours";
import { Plan } from "./plan";
import { restart } from "./restarts";

/** A budget in questions asked, so that every run takes the same steps. */
function counted(questions: number): () => number {
  let asked = 0;
  return () => (asked += 1) / questions;
}

function drawn(seed: number, vehicles = 8, requests = 20) {
  const { problem } = compile(drawProblem(seed, requests, vehicles, {}));
  const chance = new Chance(seed);
  const ways = {
    anneal: new Anneal(problem, chance, nearestStops(problem, 250)),
    ejection: new EjectionSearch(problem, chance),
  };
  const [empty, plan] = [new Plan(problem), new Plan(problem)];
  ways.anneal.start(empty);
  ways.anneal.construct(() => false);
  plan.copyFrom(ways.anneal.best);
  return { ways, empty, plan };
}

const cooling = { hot: 1, cold: 0.01 };

describe("short searches from nothing", () => {
  it.each([1, 2, 3])("leave a better plan with no more vehicles (problem %i)", (seed) => {
    const { ways, empty, plan } = drawn(seed);
    const [vehicles, cost] = [plan.routesUsed(), plan.totalCost()];
    restart(plan, { ...ways, empty, passed: counted(1200), cooling });
    expect(plan.waitingCount).toBe(0);
    expect([...plan.isBroken].every((isBroken) => isBroken === 0)).toBe(true);
    expect(plan.routesUsed()).toBeLessThanOrEqual(vehicles);
    expect(plan.totalCost()).toBeLessThan(cost);
  });

  it("leave the plan and most of the time alone when there is too little of it", () => {
    const { ways, empty, plan } = drawn(4, 20, 60);
    const cost = plan.totalCost();
    const passed = counted(200);
    restart(plan, { ...ways, empty, passed, cooling });
    expect(plan.totalCost()).toBe(cost);
    expect(passed()).toBeLessThan(0.3);
  });
});

describe("fewer vehicles", () => {
  it("are given up when another one is out of reach, long before the time is over", () => {
    const { ways, plan } = drawn(3, 3);
    const passed = counted(1000);
    reduceFleet(plan, ways, { passed, until: 0.55 });
    expect(plan.waitingCount).toBe(0);
    expect(passed()).toBeLessThan(0.3);
  });
});
