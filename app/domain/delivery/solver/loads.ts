import type { Plan } from "./plan";
import { endOf, slackOfRounding, startOf, type MoreLoads } from "./problem";

/** Do the capacities after the first suffice along the whole route? */
export function keepsLoads(plan: Plan, route: number, { count, demand, capacity, onBoard }: MoreLoads): boolean {
  const end = endOf(plan.problem, route);
  for (let at = 0; at < count; at += 1) {
    const room = capacity[route * count + at]! + slackOfRounding;
    let load = onBoard[route * count + at]!;
    for (let stop = startOf(plan.problem, route); stop !== end; stop = plan.next[stop]!) {
      load += demand[stop * count + at]!;
      if (load > room) return false;
    }
  }
  return true;
}
