import { keepsLoads } from "./loads";
import type { Plan } from "./plan";
import { startOf, type GoodsRules } from "./problem";
import { scheduleRides } from "./schedule";

/** Do goods on the route forbid these goods? */
export function clashes(plan: Plan, request: number, route: number, { classes, classOf, clash }: GoodsRules): boolean {
  const { stops, requestOf } = plan.problem;
  const row = classOf[request]! * classes;
  for (let stop = plan.next[startOf(plan.problem, route)]!; stop < stops; stop = plan.next[stop]!)
    if (clash[row + classOf[requestOf[stop]!]!] === 1) return true;
  return false;
}

/** Would the route keep its longest rides and further capacities with the request there? Puts it in, looks, and takes it out. */
export function keepsRules(
  plan: Plan,
  request: number,
  route: number,
  pickupAfter: number,
  deliveryAfter: number,
): boolean {
  const { pickup, delivery, rules } = plan.problem;
  const first = pickup[request]!;
  const second = delivery[request]!;
  plan.link(first, pickupAfter);
  if (second >= 0) plan.link(second, deliveryAfter);
  const isKept =
    (rules.moreLoads === null || keepsLoads(plan, route, rules.moreLoads)) &&
    (rules.rides === null || scheduleRides(plan, route, rules.rides, plan.begins));
  if (second >= 0) plan.unlink(second);
  plan.unlink(first);
  return isKept;
}
