import type { Anneal } from "./anneal";
import type { Plan } from "./plan";
import { endOf, startOf, type Problem } from "./problem";

/** Part of the time for it. */
const part = 0.1;

/**
 * A first plan for least cost, in `plan` and where the search goes on from. A further vehicle pays only for many requests at once,
 * so a search closes routes but hardly ever opens one. Therefore vehicles first go out and home for nothing: the plan
 * begins with too many routes rather than too few (decision 036). `heat` in mean legs.
 */
export function spread(plan: Plan, anneal: Anneal, heat: number, passed: () => number): void {
  const { problem } = plan;
  const { fixedCost } = problem;
  const honest = fixedCost.slice();
  const gift = meanWayOutAndHome(problem);
  for (let vehicle = 0; vehicle < problem.vehicles; vehicle += 1) fixedCost[vehicle]! -= gift;
  anneal.start(plan);
  anneal.construct(() => passed() >= 1);
  anneal.run(() => passed() / part, { hot: heat, cold: heat });
  fixedCost.set(honest);
  plan.copyFrom(anneal.current);
  for (let route = 0; route < problem.vehicles; route += 1) plan.refresh(route);
  anneal.start(plan);
}

/** What it costs to go from the start to the first stop of a request and from its last one home, on average. */
function meanWayOutAndHome(problem: Problem): number {
  const { place, places, pickup, delivery, looseRequests } = problem;
  const { costOut, costInto } = problem.roads[problem.profile[0]!]!;
  const [out, home] = [place[startOf(problem, 0)]! * places, place[endOf(problem, 0)]! * places];
  let sum = 0;
  for (let request = 0; request < looseRequests; request += 1) {
    const first = pickup[request]!;
    const last = delivery[request]! < 0 ? first : delivery[request]!;
    sum += costOut[out + place[first]!]! + costInto[home + place[last]!]!;
  }
  return sum / looseRequests;
}
