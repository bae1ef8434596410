import { compile } from "./compile";
import type { RoutingPlan, RoutingProblem } from "./model";
import { search, type Aim } from "./search";
import { unpack } from "./unpack";

/** The best plan found in the time given, for a problem that `checkProblem` found no fault with. */
export function solve(words: RoutingProblem, aim: Aim): RoutingPlan {
  const compiled = compile(words);
  return unpack(words, compiled, search(compiled.problem, aim));
}
