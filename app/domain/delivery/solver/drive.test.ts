import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { Chance } from "./chance";
import { compile } from "./compile";
import { InsertionSearch } from "./insertion";
import { Plan } from "./plan";

/** Times, loads, legs and cost of a whole plan. */
const figuresOf = ({ depart, late, carried, leg, cost, peakAfter }: Plan) =>
  [depart, late, carried, leg, cost, peakAfter].map((figures) =>
    Array.from(figures, (each) => Number(each.toFixed(6))),
  );

describe("an insertion worked out around its stops", () => {
  it.each([1, 2, 3, 4])("gives the figures of the whole route worked out anew (problem %i)", (seed) => {
    const { problem } = compile(drawProblem(seed, 40, 3, { isAsymmetric: seed % 2 === 0 }));
    const [around, anew] = [new Plan(problem), new Plan(problem)];
    const search = new InsertionSearch(problem, new Chance(seed), 0);
    let placed = 0;
    for (let request = 0; request < problem.looseRequests; request += 1)
      for (let route = 0; route < problem.vehicles; route += 1) {
        if (around.routeOf[request] !== -1 || !search.find(around, request, route, Infinity)) continue;
        for (const plan of [around, anew]) plan.insert(request, route, search.pickupAfter, search.deliveryAfter);
        around.refreshAround(request, route, search.cost[0] ?? NaN);
        anew.refresh(route);
        placed += 1;
        expect(figuresOf(around)).toEqual(figuresOf(anew));
      }
    expect(placed).toBeGreaterThan(10);
  });
});
