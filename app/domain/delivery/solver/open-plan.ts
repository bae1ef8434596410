import { adoptRoutes } from "./adopt";
import { Chance } from "./chance";
import { compile } from "./compile";
import { InsertionSearch } from "./insertion";
import type { RequestStop, RoutePlan, RoutingProblem } from "./model";
import { Plan } from "./plan";
import { stopsOf } from "./unpack";

/** A new order: its stops stand at places the road tables know. */
export type Newcomer = {
  readonly pickup: RequestStop;
  readonly delivery: RequestStop;
  readonly load: readonly number[];
};

export type Offer = {
  readonly vehicle: string;
  /** Extra cost of taking the order on. */
  readonly cost: number;
  /** The order's pickup becomes this stop of the route, counted from 0; its delivery that one, the pickup counted. */
  readonly pickupAt: number;
  readonly deliveryAt: number;
};

const slot = "\u0000newcomer";

/** A plan in work, kept ready to price one new order against every route. */
export class OpenPlan {
  private readonly plan: Plan;
  private readonly search: InsertionSearch;
  private readonly request: number;

  constructor(
    private readonly words: RoutingProblem,
    routes: readonly RoutePlan[],
  ) {
    const anywhere = { place: 0, earliest: 0, latest: 0, service: 0 };
    const newcomer = { id: slot, load: [0], pickup: anywhere, delivery: anywhere };
    const widened = { ...words, requests: [...words.requests, newcomer] };
    const compiled = compile(widened);
    this.plan = new Plan(compiled.problem);
    adoptRoutes(this.plan, { words: widened, compiled }, routes);
    this.request = compiled.problem.looseRequests - 1;
    this.search = new InsertionSearch(compiled.problem, new Chance(1), 0);
  }

  /** What each vehicle would ask for the order, the cheapest first; vehicles that cannot take it are left out. */
  price({ pickup, delivery, load }: Newcomer): Offer[] {
    const { plan, search, request } = this;
    const { problem } = plan;
    this.place(problem.pickup[request]!, pickup, load, 1);
    this.place(problem.delivery[request]!, delivery, load, -1);
    const offers: Offer[] = [];
    for (let route = 0; route < problem.vehicles; route += 1) {
      if (!search.find(plan, request, route, Infinity)) continue;
      const stops = stopsOf(plan, route);
      const pickupAt = stops.indexOf(search.pickupAfter) + 1;
      const after = search.deliveryAfter;
      const deliveryAt = after === problem.pickup[request] ? pickupAt + 1 : stops.indexOf(after) + 2;
      offers.push({ vehicle: this.words.vehicles[route]!.id, cost: search.cost[0]!, pickupAt, deliveryAt });
    }
    return offers.sort((one, other) => one.cost - other.cost);
  }

  private place(node: number, stop: RequestStop, load: readonly number[], sign: 1 | -1): void {
    const { problem } = this.plan;
    problem.place[node] = stop.place;
    problem.earliest[node] = stop.earliest;
    problem.latest[node] = stop.latest;
    problem.service[node] = stop.service;
    problem.demand[node] = sign * (load[0] ?? 0);
    const { moreLoads } = problem.rules;
    if (moreLoads === null) return;
    for (let at = 0; at < moreLoads.count; at += 1)
      moreLoads.demand[node * moreLoads.count + at] = sign * (load[at + 1] ?? 0);
  }
}
