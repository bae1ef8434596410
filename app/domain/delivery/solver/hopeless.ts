import { Chance } from "./chance";
import { InsertionSearch } from "./insertion";
import { Plan } from "./plan";

/**
 * Takes the requests that fit on no vehicle even when alone off the waiting list and returns them: the search would only try
 * them in vain. Needs a plan on which nothing but frozen stops is placed.
 */
export function setHopelessAside(plan: Plan): number[] {
  const search = new InsertionSearch(plan.problem, new Chance(1), 0);
  const empty = new Plan(plan.problem);
  const hopeless: number[] = [];
  let left = 0;
  for (let at = 0; at < plan.waitingCount; at += 1) {
    const request = plan.waiting[at]!;
    if (fitsSomewhere(empty, search, request)) plan.waiting[left++] = request;
    else hopeless.push(request);
  }
  plan.waitingCount = left;
  return hopeless;
}

function fitsSomewhere(plan: Plan, search: InsertionSearch, request: number): boolean {
  const { vehicles, kind } = plan.problem;
  let tried = -1;
  for (let route = 0; route < vehicles; route += 1) {
    if (kind[route] === tried) continue;
    tried = kind[route]!;
    if (search.find(plan, request, route, Infinity)) return true;
  }
  return false;
}
