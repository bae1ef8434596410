import { adoptRoutes } from "./adopt";
import { compile } from "./compile";
import type { RoutePlan, RoutingPlan, RoutingProblem } from "./model";
import { Plan } from "./plan";
import { search, type Aim } from "./search";
import { unpack } from "./unpack";

/**
 * The best plan found in the time given, for a problem that `checkProblem` found no fault with. `before` are the routes driven so
 * far: the search then starts from them.
 */
export function solve(words: RoutingProblem, aim: Aim, before?: readonly RoutePlan[]): RoutingPlan {
  const compiled = compile(words);
  return unpack(words, compiled, search(compiled.problem, aim, before && adopted(words, compiled, before)));
}

function adopted(words: RoutingProblem, compiled: ReturnType<typeof compile>, before: readonly RoutePlan[]): Plan {
  const plan = new Plan(compiled.problem);
  adoptRoutes(plan, { words, compiled }, before);
  return plan;
}
