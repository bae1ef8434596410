import type { Anneal } from "./anneal";
import type { EjectionSearch } from "./ejection";
import type { Plan } from "./plan";
import { startOf } from "./problem";

/** Share of all the time for the first turn of both ways to do without a vehicle, and how much longer each further turn is. */
const firstTurn = 0.04;
const growth = 2;

/** The shortest route is the easiest to spread over the others; one with frozen stops stays. −1 when there is none. */
function shortestRoute(plan: Plan): number {
  const { entry } = plan.problem;
  let shortest = -1;
  for (let route = 0; route < plan.problem.vehicles; route += 1) {
    const size = plan.size[route]!;
    if (entry[route] !== startOf(plan.problem, route)) continue;
    if (size > 0 && (shortest < 0 || size < plan.size[shortest]!)) shortest = route;
  }
  return shortest;
}

/**
 * Takes vehicles away from the plan, one after the other, as long as every request still finds a place and time lasts: `passed`
 * grows to `until`. What waits in the plan is placed first.
 */
export function reduceFleet(
  plan: Plan,
  ways: { readonly anneal: Anneal; readonly ejection: EjectionSearch },
  passed: () => number,
  until: number,
): void {
  for (;;) {
    const isComplete = plan.waitingCount === 0;
    const route = isComplete && plan.routesUsed() > 1 ? shortestRoute(plan) : -1;
    if (isComplete && route < 0) return;
    ways.anneal.start(plan);
    if (isComplete) ways.anneal.dissolve(route);
    const found = placeInTurns(ways, passed, until);
    if (found === null) return;
    plan.copyFrom(found);
  }
}

/**
 * Two ways to place what waits without another vehicle, in turns that grow: ruin and recreate, quick on long routes, keeps the ways
 * short; ejection finds its way through tight windows. The plan, or null when time is over first.
 */
function placeInTurns(
  { anneal, ejection }: { readonly anneal: Anneal; readonly ejection: EjectionSearch },
  passed: () => number,
  until: number,
): Plan | null {
  const { stops } = anneal.problem;
  const stopsPerRoute = stops / Math.max(1, anneal.current.routesUsed());
  const forRebuilding = stopsPerRoute / (stopsPerRoute + 20);
  const after = (share: number): (() => boolean) => {
    const end = Math.min(until, passed() + share);
    return () => passed() >= end;
  };
  for (let turn = firstTurn; passed() < until; turn *= growth) {
    if (anneal.squeeze(after(turn * forRebuilding))) return anneal.best;
    if (turn === firstTurn) ejection.load(anneal.current);
    if (ejection.placeAll(after(turn * (1 - forRebuilding)))) return ejection.plan;
  }
  return null;
}
