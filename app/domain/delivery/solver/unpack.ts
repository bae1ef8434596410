import type { Compiled } from "./compile";
import type { RoutePlan, RoutingPlan, RoutingProblem, UnassignedReason } from "./model";
import type { Plan } from "./plan";
import { endOf, startOf } from "./problem";
import { scheduleRides } from "./schedule";
import { WhyNot } from "./why-not";

/** The plan in words: who drives where and when, and why the rest is left out. */
export function unpack(words: RoutingProblem, compiled: Compiled, plan: Plan): RoutingPlan {
  const { problem } = compiled;
  const begins = new Float64Array(problem.stops + 2 * problem.vehicles);
  const routes: RoutePlan[] = [];
  words.vehicles.forEach(({ id }, vehicle) => {
    if (plan.size[vehicle] === 0) return;
    scheduleRides(plan, vehicle, problem.rules.rides, begins);
    const stops = stopsOf(plan, vehicle).map((node) => ({
      request: words.requests[compiled.stops[node]!.request]!.id,
      kind: compiled.stops[node]!.kind,
      begins: begins[node]!,
    }));
    routes.push({ vehicle: id, stops, cost: plan.cost[vehicle]! });
  });
  const unassigned: { request: string; reasons: readonly UnassignedReason[] }[] = [];
  const whyNot = new WhyNot(words, problem);
  for (let at = 0; at < plan.waitingCount; at += 1) {
    const request = plan.waiting[at]!;
    const own = words.requests[compiled.requests[request]!]!;
    unassigned.push({ request: own.id, reasons: whyNot.reasons(request, own) });
  }
  return { routes, unassigned, cost: plan.totalCost() };
}

export function stopsOf(plan: Plan, vehicle: number): number[] {
  const stops: number[] = [];
  const end = endOf(plan.problem, vehicle);
  for (let stop = plan.next[startOf(plan.problem, vehicle)]!; stop !== end; stop = plan.next[stop]!) stops.push(stop);
  return stops;
}
