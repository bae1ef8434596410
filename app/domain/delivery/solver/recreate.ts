import type { Chance } from "./chance";
import { InsertionSearch } from "./insertion";
import type { Neighbours } from "./neighbours";
import type { Plan } from "./plan";
import { startOf, type Problem } from "./problem";

/** Share of places overlooked by chance. */
const blinks = 0.01;
const wholeViewUpTo = 250;
const neighboursLookedAt = 100;

/**
 * Puts waiting requests back, one after the other in an order drawn by chance, each where it is cheapest. Places on routes that
 * did not change since they were last looked at are remembered.
 */
export class Recreate {
  private readonly search: InsertionSearch;
  private readonly keptVersion: Float64Array;
  private readonly keptCost: Float64Array;
  private readonly keptPickup: Int32Array;
  private readonly keptDelivery: Int32Array;
  private readonly orders: readonly Float64Array[];
  private readonly key: Float64Array;
  /** Idle vehicles that may still be taken. */
  spare = Infinity;
  /** The route each request was put on last. */
  private readonly home: Int32Array;
  private readonly stale: Int32Array;
  private readonly near: Int32Array;
  private readonly mark: Int32Array;
  private stamp = 0;
  /** With few stops a request looks at all routes, gathered once a step; else at those of so many stops nearest to its own. */
  private readonly seesAll: boolean;
  private readonly reach: number;
  private seen = 0;
  private lastVersion = 1;

  constructor(
    private readonly problem: Problem,
    private readonly chance: Chance,
    private readonly neighbours: Neighbours,
  ) {
    this.search = new InsertionSearch(problem, chance, blinks);
    this.near = new Int32Array(problem.vehicles);
    this.mark = new Int32Array(problem.vehicles);
    this.seesAll = problem.stops <= wholeViewUpTo;
    this.reach = neighboursLookedAt;
    this.home = new Int32Array(problem.requests).fill(-1);
    this.stale = new Int32Array(problem.vehicles);
    const pairs = problem.requests * problem.vehicles;
    this.keptVersion = new Float64Array(pairs).fill(-1);
    this.keptCost = new Float64Array(pairs);
    this.keptPickup = new Int32Array(pairs);
    this.keptDelivery = new Int32Array(pairs);
    this.orders = sortKeys(problem);
    this.key = new Float64Array(problem.requests);
  }

  /** A number no route content had before. */
  newVersion(): number {
    this.lastVersion += 1;
    return this.lastVersion;
  }

  /**
   * Places the waiting requests of the plan; those that fit nowhere stay waiting. Routes with `isTouched` differ from any
   * remembered one; a route that is inserted into is reported to `touch`. Stops early, with the rest waiting, when `isOver`.
   */
  all(plan: Plan, isTouched: Uint8Array, touch: (route: number) => void, isOver?: () => boolean): void {
    const { waiting } = plan;
    const count = plan.waitingCount;
    this.sort(waiting, count);
    if (this.seesAll) this.seen = this.gatherAll(plan);
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const request = waiting[at]!;
      const isLate = isOver !== undefined && at % 16 === 15 && isOver();
      const route = isLate ? -1 : this.cheapestRoute(plan, request, isTouched);
      if (route < 0) {
        waiting[left] = request;
        left += 1;
        continue;
      }
      const isNew = plan.size[route] === 0;
      plan.insert(request, route, this.pickupAfter, this.deliveryAfter);
      if (isNew) this.takeIdle(plan);
      this.home[request] = route;
      plan.refreshAround(request, route, this.price);
      if (isTouched[route] === 0) touch(route);
    }
    plan.waitingCount = left;
  }

  private pickupAfter = -1;
  private deliveryAfter = -1;
  private price = 0;

  /** An idle vehicle was taken: the next one of its kind may be seen from now on. */
  private takeIdle(plan: Plan): void {
    this.spare -= 1;
    if (this.seesAll) this.seen = this.gatherAll(plan);
  }

  /** The cheapest route for the request, −1 if it fits on none. */
  private cheapestRoute(plan: Plan, request: number, isTouched: Uint8Array): number {
    const { vehicles } = this.problem;
    if (this.seesAll) return this.cheapestAmong(plan, request, isTouched, this.seen);
    const route = this.cheapestAmong(plan, request, isTouched, this.gatherNear(plan, request));
    return route >= 0 || vehicles === 0 ? route : this.cheapestAmong(plan, request, isTouched, this.gatherAll(plan));
  }

  /** Remembered places first: they cost nothing, and what they promise spares looking closely at most other routes. */
  private cheapestAmong(plan: Plan, request: number, isTouched: Uint8Array, count: number): number {
    const { problem, search, stale, near } = this;
    const first = request * problem.vehicles;
    let best = problem.penalty[request]!;
    let bestRoute = -1;
    let staleCount = 0;
    // Where it was is seldom dear: a low price at the start spares a close look at the others.
    const home = this.home[request]!;
    for (let at = 0; at < count; at += 1) {
      const route = near[at]!;
      if (route === home) {
        near[at] = near[0]!;
        near[0] = home;
        break;
      }
    }
    for (let at = 0; at < count; at += 1) {
      const route = near[at]!;
      const isKept = isTouched[route] === 0 && this.keptVersion[first + route] === plan.version[route];
      if (isKept && (this.keptCost[first + route]! >= best || this.chance.unit() < blinks)) continue;
      if (isKept && this.keptPickup[first + route]! >= 0) {
        best = this.keptCost[first + route]!;
        bestRoute = route;
      } else stale[staleCount++] = route;
    }
    if (bestRoute >= 0) {
      this.pickupAfter = this.keptPickup[first + bestRoute]!;
      this.deliveryAfter = this.keptDelivery[first + bestRoute]!;
    }
    for (let at = 0; at < staleCount; at += 1) {
      const route = stale[at]!;
      const isFound =
        isTouched[route] === 1
          ? search.findBlinking(plan, request, route, best)
          : this.remember(plan, request, route, best);
      if (!isFound) continue;
      best = search.cost[0]!;
      bestRoute = route;
      this.pickupAfter = search.pickupAfter;
      this.deliveryAfter = search.deliveryAfter;
    }
    this.price = best;
    return bestRoute;
  }

  /** Every route in use, and one idle vehicle of each kind. */
  private gatherAll(plan: Plan): number {
    const { near } = this;
    const { size } = plan;
    const { vehicles } = this.problem;
    let count = this.gatherIdle(plan);
    for (let route = 0; route < vehicles; route += 1) if (size[route]! > 0) near[count++] = route;
    return count;
  }

  private gatherIdle(plan: Plan): number {
    if (this.spare <= 0) return 0;
    const { near, problem } = this;
    let count = 0;
    let tried = -1;
    for (let route = 0; route < problem.vehicles; route += 1) {
      if (plan.size[route] !== 0 || problem.kind[route] === tried) continue;
      tried = problem.kind[route]!;
      near[count++] = route;
    }
    return count;
  }

  /** Routes that stop near the request's own stops, and idle vehicles. */
  private gatherNear(plan: Plan, request: number): number {
    const { pickup, delivery } = this.problem;
    this.stamp += 1;
    const count = this.gatherAround(plan, pickup[request]!, this.gatherIdle(plan));
    return delivery[request]! < 0 ? count : this.gatherAround(plan, delivery[request]!, count);
  }

  private gatherAround(plan: Plan, stop: number, already: number): number {
    const { near, mark, stamp, reach } = this;
    const { requestOf } = this.problem;
    const { list, width } = this.neighbours;
    let count = already;
    for (let at = stop * width + 1; at < stop * width + reach; at += 1) {
      const route = plan.routeOf[requestOf[list[at]!]!]!;
      if (route < 0 || mark[route] === stamp) continue;
      mark[route] = stamp;
      near[count++] = route;
    }
    return count;
  }

  /** Looks for a place cheaper than `bound`, and keeps the answer; without one, that all places cost at least `bound`. */
  private remember(plan: Plan, request: number, route: number, bound: number): boolean {
    const { search } = this;
    const isFound = search.find(plan, request, route, bound);
    const slot = request * this.problem.vehicles + route;
    this.keptVersion[slot] = plan.version[route]!;
    this.keptCost[slot] = search.cost[0]!;
    this.keptPickup[slot] = search.pickupAfter;
    this.keptDelivery[slot] = search.deliveryAfter;
    return isFound;
  }

  private sort(waiting: Int32Array, count: number): void {
    const order = this.orders[drawOrder(this.chance)];
    const { key } = this;
    for (let at = 0; at < count; at += 1) {
      const request = waiting[at]!;
      key[request] = order === undefined ? this.chance.unit() : order[request]!;
    }
    for (let at = 1; at < count; at += 1) {
      const request = waiting[at]!;
      const own = key[request]!;
      let hole = at;
      while (hole > 0 && key[waiting[hole - 1]!]! > own) {
        waiting[hole] = waiting[hole - 1]!;
        hole -= 1;
      }
      waiting[hole] = request;
    }
  }
}

/** Random 4, largest 4, farthest 2, nearest 1, tightest window 2, earliest 2, latest 2 of 17. */
const draws = [-1, -1, -1, -1, 0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5];
const drawOrder = (chance: Chance): number => draws[chance.below(draws.length)]!;

function sortKeys(problem: Problem): readonly Float64Array[] {
  const { requests, pickup, delivery, demand, place, places, earliest, latest } = problem;
  const depot = place[startOf(problem, 0)]! * places;
  const { costOut } = problem.roads[0]!;
  const [largest, farthest, nearest, tightest, first, last] = Array.from(
    { length: 6 },
    () => new Float64Array(requests),
  );
  for (let request = 0; request < requests; request += 1) {
    const p = pickup[request]!;
    const d = delivery[request]! >= 0 ? delivery[request]! : p;
    const away = costOut[depot + place[p]!]! + costOut[depot + place[d]!]!;
    largest![request] = -Math.abs(demand[p]!);
    farthest![request] = -away;
    nearest![request] = away;
    tightest![request] = latest[p]! - earliest[p]! + latest[d]! - earliest[d]!;
    first![request] = latest[d]!;
    last![request] = -earliest[p]!;
  }
  return [largest!, farthest!, nearest!, tightest!, first!, last!];
}
