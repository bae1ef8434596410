import type { Compiled } from "./compile";
import type { RoutePlan, RoutingProblem } from "./model";
import type { Plan } from "./plan";
import { endOf } from "./problem";

/**
 * Puts the routes of an earlier plan on a fresh one, for a search that goes on from there. What no longer holds is left
 * waiting: requests that are gone or barred, and, from the end of a route, those that make it late.
 */
export function adoptRoutes(
  plan: Plan,
  { words, compiled }: { words: RoutingProblem; compiled: Compiled },
  routes: readonly RoutePlan[],
): void {
  const { problem, stops } = compiled;
  const nodes = new Map(
    stops
      .slice(0, problem.looseStops)
      .map(({ request, kind }, node) => [`${kind} ${words.requests[request]!.id}`, node]),
  );
  for (const { vehicle, stops: driven } of routes) {
    const route = words.vehicles.findIndex(({ id }) => id === vehicle);
    if (route < 0) continue;
    const known = driven.flatMap(({ request, kind }) => nodes.get(`${kind} ${request}`) ?? []);
    adoptRoute(plan, route, wholeRequests(plan, route, known));
  }
  plan.waitingCount = 0;
  for (let request = 0; request < problem.looseRequests; request += 1)
    if (plan.routeOf[request]! < 0) plan.waiting[plan.waitingCount++] = request;
}

/** Stops of requests that are there in full, in order, still waiting, and allowed on the vehicle. */
function wholeRequests({ problem, routeOf }: Plan, route: number, nodes: readonly number[]): number[] {
  const { requestOf, pickup, delivery, vehicles, rules } = problem;
  const place = new Map(nodes.map((node, at) => [node, at]));
  return nodes.filter((node) => {
    const request = requestOf[node]!;
    const first = place.get(pickup[request]!) ?? Infinity;
    const second = delivery[request]! < 0 ? Infinity : (place.get(delivery[request]!) ?? -1);
    const isBarred = rules.surcharge?.[request * vehicles + route] === Infinity;
    return first < second && first < Infinity && routeOf[request]! < 0 && !isBarred;
  });
}

function adoptRoute(plan: Plan, route: number, nodes: readonly number[]): void {
  const { requestOf, pickup } = plan.problem;
  for (const node of nodes) {
    plan.link(node, plan.prev[endOf(plan.problem, route)]!);
    plan.size[route]! += 1;
    plan.routeOf[requestOf[node]!] = route;
  }
  plan.refresh(route);
  const requests = nodes.filter((node) => pickup[requestOf[node]!] === node).map((node) => requestOf[node]!);
  while (plan.isBroken[route] === 1 && requests.length > 0) {
    plan.remove(requests.pop()!);
    plan.refresh(route);
  }
}
