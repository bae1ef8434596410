import type { EjectionSearch } from "./ejection";
import type { Plan } from "./plan";

/** The shortest route is the easiest to spread over the others. */
function shortestRoute(plan: Plan): number {
  let shortest = -1;
  for (let route = 0; route < plan.problem.vehicles; route += 1) {
    const size = plan.size[route]!;
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
    ejection.dissolve(shortestRoute(ejection.plan));
    if (!ejection.placeAll(isOver)) return;
    plan.copyFrom(ejection.plan);
  }
}
