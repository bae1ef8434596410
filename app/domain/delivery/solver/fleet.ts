import type { EjectionSearch } from "./ejection";
import type { Plan } from "./plan";
import { startOf } from "./problem";

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
 * Takes vehicles away from the plan, one after the other, as long as every request still finds a place and time lasts. Needs
 * a plan with nothing waiting.
 */
export function reduceFleet(plan: Plan, ejection: EjectionSearch, isOver: () => boolean): void {
  ejection.load(plan);
  while (plan.routesUsed() > 1) {
    const route = shortestRoute(ejection.plan);
    if (route < 0) return;
    ejection.dissolve(route);
    if (!ejection.placeAll(isOver)) return;
    plan.copyFrom(ejection.plan);
  }
}
