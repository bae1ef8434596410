import type { Plan } from "./plan";
import { endOf, slackOfRounding, startOf, type RideRules } from "./problem";

/**
 * The earliest start of service at each stop of a route that keeps windows, travel and longest rides: the least solution of
 * "not before" rules, found by driving on and pushing pickups later until nothing moves. A route may be waiting at a pickup so
 * that the ride is short. False when no such times exist. Times go to `begins`, by stop.
 */
export function scheduleRides(plan: Plan, route: number, rides: RideRules | null, begins: Float64Array): boolean {
  const { problem, next } = plan;
  const start = startOf(problem, route);
  const end = endOf(problem, route);
  for (let stop = start; ; stop = next[stop]!) {
    begins[stop] = problem.earliest[stop]!;
    if (stop === end) break;
  }
  // Each round settles one more ride for good (Bellman & Ford): more rounds than stops means that no times exist.
  for (let round = plan.size[route]! + 3; round > 0; round -= 1) {
    if (!driveOn(plan, route, begins)) return false;
    if (rides === null) return true;
    const pushed = pushPickups(plan, route, rides, begins);
    if (pushed !== "some") return pushed === "none";
  }
  return false;
}

/** Each stop no earlier than the one before allows. False when a stop is late. */
function driveOn(plan: Plan, route: number, begins: Float64Array): boolean {
  const { problem, next } = plan;
  const { place, places, service, latest } = problem;
  const { timeOut } = problem.roads[problem.profile[route]!]!;
  const end = endOf(problem, route);
  for (let stop = startOf(problem, route); stop !== end;) {
    const following = next[stop]!;
    const arrives = begins[stop]! + service[stop]! + timeOut[place[stop]! * places + place[following]!]!;
    if (arrives > begins[following]!) begins[following] = arrives;
    if (begins[following]! > latest[following]! + slackOfRounding) return false;
    stop = following;
  }
  return true;
}

/** Puts off pickups whose ride is too long. A frozen pickup is driven as promised: its ride cannot be mended. */
function pushPickups(
  { problem, next }: Plan,
  route: number,
  { limit, from }: RideRules,
  begins: Float64Array,
): "none" | "some" | "frozen" {
  const end = endOf(problem, route);
  let pushed: "none" | "some" = "none";
  for (let stop = next[startOf(problem, route)]!; stop !== end; stop = next[stop]!) {
    if (limit[stop] === Infinity) continue;
    const pickup = from[stop]!;
    const least = begins[stop]! - limit[stop]! - problem.service[pickup]!;
    if (least <= begins[pickup]! + slackOfRounding) continue;
    if (pickup >= problem.looseStops) return "frozen";
    begins[pickup] = least;
    pushed = "some";
  }
  return pushed;
}
