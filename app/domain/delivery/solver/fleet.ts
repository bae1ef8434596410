import type { Anneal } from "./anneal";
import type { EjectionSearch } from "./ejection";
import type { Plan } from "./plan";
import { startOf } from "./problem";

/** Share of all the time for the first turn of both ways to do without a vehicle, and how much longer each further turn is. */
const firstTurn = 0.04;
const growth = 2;

/** A vehicle is not given up before this many turns, and these steps for each request. */
const leastTurns = 2;
const leastStepsPerRequest = 5;
/** With more requests than these waiting at best, or this share of all of them, another vehicle is out of reach. */
const fewWait = 4;
const shareWaits = 1 / 16;

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

export type Ways = { readonly anneal: Anneal; readonly ejection: EjectionSearch };
type Turns = { readonly passed: () => number; readonly until: number };

/**
 * Takes vehicles away from the plan, one after the other, as long as more than `fewest` are used, every request still finds a place
 * and time lasts: `passed` grows to `until`. What waits in the plan is placed first.
 */
export function reduceFleet(plan: Plan, ways: Ways, turns: Turns, fewest = 1): void {
  for (;;) {
    const isComplete = plan.waitingCount === 0;
    const route = isComplete && plan.routesUsed() > fewest ? shortestRoute(plan) : -1;
    if (isComplete && route < 0) return;
    ways.anneal.start(plan);
    if (isComplete) ways.anneal.dissolve(route);
    const found = placeInTurns(ways, turns, isComplete);
    if (found === null) return;
    plan.copyFrom(found);
  }
}

/**
 * Two ways to place what waits without another vehicle, in turns that grow: ruin and recreate, quick on long routes, keeps the ways
 * short; ejection finds its way through tight windows. The plan, or null when time is over first, or when it may be given up and
 * seems out of reach.
 */
function placeInTurns({ anneal, ejection }: Ways, { passed, until }: Turns, mayGiveUp: boolean): Plan | null {
  const { stops } = anneal.problem;
  const stopsPerRoute = stops / Math.max(1, anneal.current.routesUsed());
  const forRebuilding = stopsPerRoute / (stopsPerRoute + 20);
  const after = (share: number): (() => boolean) => {
    const end = Math.min(until, passed() + share);
    return () => passed() >= end;
  };
  const from = anneal.steps;
  let turns = 0;
  for (let share = firstTurn; passed() < until; share *= growth) {
    if (mayGiveUp && turns >= leastTurns && isOutOfReach(anneal, anneal.steps - from)) return null;
    if (anneal.squeeze(after(share * forRebuilding))) return anneal.best;
    if (turns === 0) ejection.load(anneal.current);
    if (ejection.placeAll(after(share * (1 - forRebuilding)))) return ejection.plan;
    turns += 1;
  }
  return null;
}

/** Did so many steps never come near a plan in which nothing waits? Then time is better spent on shorter ways. */
function isOutOfReach({ problem, fewestWaiting }: Anneal, steps: number): boolean {
  const { requests } = problem;
  return steps >= leastStepsPerRequest * requests && fewestWaiting > Math.max(fewWait, shareWaits * requests);
}
