import type {
  PlannedStop,
  RoutePlan,
  RoutingPlan,
  RoutingProblem,
  TransportRequest,
  VehicleOffer,
  RequestStop,
} from "./model";

/** What is wrong, where. An empty list is a plan that holds. */
export type Fault = { readonly where: string; readonly what: string };

const rounding = 1e-6;

/**
 * Checks a plan against the problem in words, from the words alone: it shares no code with the solver, so that the two cannot be
 * wrong together. Looks at every stop's time, load, order and vehicle, at what is frozen, and at the stated cost.
 */
export function checkPlan(problem: RoutingProblem, plan: RoutingPlan): Fault[] {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const faults: Fault[] = [];
  const carriedBy = new Map<string, Set<string>>();
  const report = (where: string, what: string): void => void faults.push({ where, what });
  const vehicles = new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const driven = new Set<string>();
  for (const route of plan.routes) {
    const vehicle = vehicles.get(route.vehicle);
    if (vehicle === undefined || driven.has(route.vehicle)) {
      report(route.vehicle, "vehicle unknown or used twice");
      continue;
    }
    driven.add(route.vehicle);
    const visits = route.stops.flatMap((stop) => visitOf(stop, requests, report));
    checkTimes(problem, vehicle, visits, report);
    checkLoads(problem, vehicle, visits, report);
    checkOrder(vehicle, visits, report);
    checkGoods(problem, vehicle, visits, report);
    checkFrozen(vehicle, route, report);
    checkCost(problem, vehicle, route, visits, report);
    for (const { request, kind } of visits) {
      const key = `${kind} of ${request.id}`;
      carriedBy.set(key, (carriedBy.get(key) ?? new Set()).add(vehicle.id));
    }
  }
  for (const { id, frozen = [] } of problem.vehicles)
    if (frozen.length > 0 && !driven.has(id)) report(id, "frozen stops are not driven");
  checkAllAccounted(problem, plan, carriedBy, report);
  return faults;
}

type Seen = {
  readonly request: TransportRequest;
  readonly kind: "pickup" | "delivery";
  readonly begins: number;
  readonly at: RequestStop;
};
type Report = (where: string, what: string) => void;

function visitOf(stop: PlannedStop, requests: ReadonlyMap<string, TransportRequest>, report: Report): Seen[] {
  const request = requests.get(stop.request);
  const at = request?.[stop.kind];
  if (request !== undefined && at !== undefined) return [{ request, kind: stop.kind, begins: stop.begins, at }];
  report(stop.request, `has no ${stop.kind}`);
  return [];
}

const isFrozen = (vehicle: VehicleOffer, { request, kind }: Seen): boolean =>
  (vehicle.frozen ?? []).some((stop) => stop.request === request.id && stop.kind === kind);

function legOf(table: Float64Array, places: number, from: number | null, to: number | null): number {
  return from === null || to === null ? 0 : (table[from * places + to] ?? NaN);
}

function checkTimes(problem: RoutingProblem, vehicle: VehicleOffer, visits: readonly Seen[], report: Report): void {
  const roads = problem.roads[vehicle.roads];
  if (roads === undefined) return report(vehicle.id, "no roads");
  let place = vehicle.start;
  let leaves = vehicle.from;
  for (const visit of visits) {
    const soonest = leaves + legOf(roads.minutes, roads.places, place, visit.at.place);
    const name = `${visit.kind} of ${visit.request.id}`;
    if (!(visit.begins >= soonest - rounding)) report(name, `begins at ${visit.begins}, reached at ${soonest}`);
    if (visit.begins < visit.at.earliest - rounding) report(name, "begins before its window");
    if (visit.begins > visit.at.latest + rounding && !isFrozen(vehicle, visit)) report(name, "begins after its window");
    place = visit.at.place;
    leaves = visit.begins + visit.at.service;
  }
  const home = leaves + legOf(roads.minutes, roads.places, place, vehicle.end);
  if (!(home <= vehicle.until + rounding)) report(vehicle.id, `home at ${home}, shift ends at ${vehicle.until}`);
}

function checkLoads(problem: RoutingProblem, vehicle: VehicleOffer, visits: readonly Seen[], report: Report): void {
  vehicle.capacity.forEach((room, capacity) => {
    let load = 0;
    for (const request of problem.requests) if (request.onBoardOf === vehicle.id) load += request.load[capacity] ?? 0;
    for (const { request, kind } of visits) {
      load += (kind === "pickup" ? 1 : -1) * (request.load[capacity] ?? 0);
      if (load > room + rounding) report(vehicle.id, `carries ${load} of ${room} at ${request.id}`);
    }
  });
}

function checkOrder(vehicle: VehicleOffer, visits: readonly Seen[], report: Report): void {
  visits.forEach((visit, index) => {
    const { request, kind, begins } = visit;
    if (kind === "pickup") {
      if (
        request.delivery !== undefined &&
        !isFrozen(vehicle, visit) &&
        !visits.slice(index + 1).some((later) => isOther(later, request, "delivery"))
      )
        report(request.id, "picked up and not delivered after");
      return;
    }
    const pickup = visits.slice(0, index).find((earlier) => isOther(earlier, request, "pickup"));
    if (request.pickup !== undefined && pickup === undefined) report(request.id, "delivered and not picked up before");
    const ride = pickup === undefined ? 0 : begins - pickup.begins - pickup.at.service;
    if (ride > (request.rideLimit ?? Infinity) + rounding && !isFrozen(vehicle, visit))
      report(request.id, `rides ${ride}`);
  });
  for (const { request } of visits) {
    if (request.onBoardOf !== undefined && request.onBoardOf !== vehicle.id) report(request.id, "on board of another");
    const rule = request.barred?.get(vehicle.id);
    if (rule !== undefined) report(request.id, `barred from ${vehicle.id}: ${rule}`);
  }
}

const isOther = (seen: Seen, request: TransportRequest, kind: Seen["kind"]): boolean =>
  seen.request === request && seen.kind === kind;

function checkGoods(problem: RoutingProblem, vehicle: VehicleOffer, visits: readonly Seen[], report: Report): void {
  const goods = new Set(visits.map(({ request }) => request.goods));
  for (const [one, other] of problem.conflicts ?? [])
    if (one !== other && goods.has(one) && goods.has(other)) report(vehicle.id, `carries ${one} with ${other}`);
}

function checkFrozen(vehicle: VehicleOffer, route: RoutePlan, report: Report): void {
  (vehicle.frozen ?? []).forEach(({ request, kind }, index) => {
    const stop = route.stops[index];
    if (stop?.request !== request || stop.kind !== kind) report(vehicle.id, `frozen ${kind} of ${request} moved`);
  });
}

function checkCost(
  problem: RoutingProblem,
  vehicle: VehicleOffer,
  route: RoutePlan,
  visits: readonly Seen[],
  report: Report,
): void {
  const roads = problem.roads[vehicle.roads];
  if (roads === undefined || visits.length === 0) return;
  const places = [vehicle.start, ...visits.map(({ at }) => at.place), vehicle.end];
  let cost = vehicle.fixedCost ?? 0;
  for (let leg = 1; leg < places.length; leg += 1)
    cost += legOf(roads.cost ?? roads.minutes, roads.places, places[leg - 1] ?? null, places[leg] ?? null);
  const loose = visits.filter((visit) => !isFrozen(vehicle, visit));
  for (const { promised } of new Set(loose.map(({ request }) => request)))
    if (promised !== undefined && promised.to !== vehicle.id) cost += promised.moveCost;
  if (!(Math.abs(cost - route.cost) <= 1e-4 * Math.max(1, cost)))
    report(vehicle.id, `costs ${cost}, says ${route.cost}`);
}

function checkAllAccounted(
  problem: RoutingProblem,
  plan: RoutingPlan,
  carriedBy: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): void {
  const stops = plan.routes.reduce((sum, { stops: own }) => sum + own.length, 0);
  let distinct = 0;
  for (const owners of carriedBy.values()) distinct += owners.size;
  if (stops !== distinct) report("plan", "a stop is visited twice");
  const leftOut = new Set(plan.unassigned.map(({ request }) => request));
  for (const request of problem.requests)
    for (const kind of ["pickup", "delivery"] as const) {
      if (request[kind] === undefined) continue;
      const owners = carriedBy.get(`${kind} of ${request.id}`)?.size ?? 0;
      if (owners > 1) report(request.id, `${kind} on ${owners} vehicles`);
      if (owners === 0 && !leftOut.has(request.id)) report(request.id, `${kind} forgotten`);
      if (owners > 0 && leftOut.has(request.id) && !isFrozenSomewhere(problem, request.id))
        report(request.id, "left out and driven");
    }
}

const isFrozenSomewhere = (problem: RoutingProblem, request: string): boolean =>
  problem.vehicles.some(({ frozen = [] }) => frozen.some((stop) => stop.request === request));
