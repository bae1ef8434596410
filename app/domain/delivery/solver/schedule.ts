import type { Plan } from "./plan";
import { endOf, slackOfRounding, startOf, type RideRules } from "./problem";

/**
 * The earliest start of service at each stop of a route that keeps windows, travel and longest rides: the least solution of
 * "not before" rules, found by driving on and pushing pickups later until nothing moves. A route may be waiting at a pickup so
 * that the ride is short. False when no such times exist. Times go to `begins`, by stop.
 */
export function scheduleRides(plan: Plan, route: number, rides: RideRules | null, begins: Float64Array): boolean {
  const start = startOf(plan.problem, route);
  begins[start] = plan.problem.earliest[start]!;
  // Each round settles one more ride for good (Bellman & Ford): more rounds than stops means that no times exist.
  for (let round = plan.size[route]! + 3, floor = plan.problem.earliest; round > 0; round -= 1, floor = begins) {
    const outcome = driveOn(plan, route, rides, floor, begins);
    if (outcome !== "pushed") return outcome === "kept";
  }
  return false;
}

/** More than rounding makes of a sum over a route. */
const surely = 1e-6;

/**
 * Each stop no earlier than `floor` and the stop before allow. A pickup whose ride turns out too long is put off, for the next
 * round; a frozen one is driven as promised, and its ride cannot be mended. Nor can one that is too long without any wait: pushing
 * it would push its end as far, round after round.
 */
function driveOn(
  plan: Plan,
  route: number,
  rides: RideRules | null,
  floor: Float64Array,
  begins: Float64Array,
): "kept" | "pushed" | "broken" {
  const { problem, next, driven } = plan;
  const { place, places, service, latest } = problem;
  const { timeOut } = problem.roads[problem.profile[route]!]!;
  const end = endOf(problem, route);
  let outcome: "kept" | "pushed" = "kept";
  let stop = startOf(problem, route);
  let at = begins[stop]!;
  let sum = 0;
  while (stop !== end) {
    const following = next[stop]!;
    const way = timeOut[place[stop]! * places + place[following]!]!;
    at = at + service[stop]! + way;
    sum += service[stop]! + way;
    if (at < floor[following]!) at = floor[following]!;
    if (at > latest[following]! + slackOfRounding) return "broken";
    begins[following] = at;
    stop = following;
    if (rides === null) continue;
    driven[stop] = sum;
    const limit = rides.limit[stop]!;
    if (limit === Infinity) continue;
    const pickup = rides.from[stop]!;
    const least = at - limit - service[pickup]!;
    if (least <= begins[pickup]! + slackOfRounding) continue;
    if (pickup >= problem.looseStops || sum - driven[pickup]! - service[pickup]! > limit + surely) return "broken";
    begins[pickup] = least;
    outcome = "pushed";
  }
  return outcome;
}
