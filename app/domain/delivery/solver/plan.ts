import { driveBack, driveOn } from "./drive";
import { keepsLoads } from "./loads";
import { endOf, slackOfRounding, startOf, type Problem } from "./problem";
import { scheduleRides } from "./schedule";

/**
 * Routes as linked stops, with the times that make an insertion test cost nothing: the earliest departure given what comes
 * before, and the latest arrival given what comes after (forward slack: Savelsbergh 1992).
 */
export class Plan {
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Earliest time the vehicle can leave the stop. */
  readonly depart: Float64Array;
  /** Latest time service may begin with all later stops still on time. */
  readonly late: Float64Array;
  /** Load on leaving the stop. */
  readonly carried: Float64Array;
  /** Largest load from this stop to the end. Kept only when requests of one stop exist. */
  readonly peakAfter: Float64Array;
  /** Cost of the leg to the next stop. */
  readonly leg: Float64Array;
  /** Route of a request, −1 while it waits. */
  readonly routeOf: Int32Array;
  /** Stops on each route. */
  readonly size: Int32Array;
  readonly cost: Float64Array;
  /** A number for the content of each route: equal numbers, equal routes. */
  readonly version: Float64Array;
  /**
   * 1 when the route breaks a rule. Taking a stop out can do that: where detours are shorter than the direct way, and when goods
   * on board are not delivered after all.
   */
  readonly isBroken: Uint8Array;
  /** Room to work out a schedule with longest rides: starts of service, and minutes on the way and at stops without any wait. */
  readonly begins: Float64Array;
  readonly driven: Float64Array;
  /** Requests on no route: the first `waitingCount`. */
  readonly waiting: Int32Array;
  waitingCount: number;
  /** Rules that look at whole routes. */
  private readonly isRuled: boolean;

  /** Frozen stops on their routes, all else waiting. */
  constructor(readonly problem: Problem) {
    const nodes = problem.stops + 2 * problem.vehicles;
    this.next = new Int32Array(nodes).fill(-1);
    this.prev = new Int32Array(nodes).fill(-1);
    this.depart = new Float64Array(nodes);
    this.late = new Float64Array(nodes);
    this.carried = new Float64Array(nodes);
    this.peakAfter = new Float64Array(nodes);
    this.leg = new Float64Array(nodes);
    this.routeOf = new Int32Array(problem.requests).fill(-1);
    this.size = new Int32Array(problem.vehicles);
    this.cost = new Float64Array(problem.vehicles);
    this.version = new Float64Array(problem.vehicles);
    this.begins = new Float64Array(problem.rules.rides === null ? 0 : nodes);
    this.driven = new Float64Array(this.begins.length);
    this.isBroken = new Uint8Array(problem.vehicles);
    const { surcharge, moreLoads, rides } = problem.rules;
    this.isRuled = surcharge !== null || moreLoads !== null || rides !== null;
    this.waiting = Int32Array.from({ length: problem.looseRequests }, (_, request) => request);
    this.waitingCount = problem.looseRequests;
    for (let route = 0; route < problem.vehicles; route += 1) {
      this.next[startOf(problem, route)] = endOf(problem, route);
      this.prev[endOf(problem, route)] = startOf(problem, route);
      for (const stop of problem.rules.frozen?.[route] ?? [])
        this.insert(problem.requestOf[stop]!, route, this.prev[endOf(problem, route)]!, -1);
      this.refresh(route);
    }
  }

  /** Puts a stop behind another; times are stale until `refresh`. */
  link(stop: number, after: number): void {
    const before = this.next[after]!;
    this.next[after] = stop;
    this.prev[stop] = after;
    this.next[stop] = before;
    this.prev[before] = stop;
  }

  unlink(stop: number): void {
    const after = this.prev[stop]!;
    const before = this.next[stop]!;
    this.next[after] = before;
    this.prev[before] = after;
  }

  /** Undoes the last `unlink` not yet undone. */
  relink(stop: number): void {
    this.next[this.prev[stop]!] = stop;
    this.prev[this.next[stop]!] = stop;
  }

  /** Takes a request off its route; times are stale until `refresh`. */
  remove(request: number): void {
    const { pickup, delivery } = this.problem;
    const route = this.routeOf[request]!;
    this.unlink(pickup[request]!);
    if (delivery[request]! >= 0) this.unlink(delivery[request]!);
    this.size[route]! -= delivery[request]! >= 0 ? 2 : 1;
    this.routeOf[request] = -1;
  }

  /** Puts a request on a route: its first stop behind one stop, its second behind another (which may be the first stop). */
  insert(request: number, route: number, pickupAfter: number, deliveryAfter: number): void {
    const { pickup, delivery } = this.problem;
    this.link(pickup[request]!, pickupAfter);
    if (delivery[request]! >= 0) this.link(delivery[request]!, deliveryAfter);
    this.size[route]! += delivery[request]! >= 0 ? 2 : 1;
    this.routeOf[request] = route;
  }

  /** Works out times, loads and cost of a route anew. */
  refresh(route: number): void {
    this.refreshForward(route);
    this.refreshBackward(route);
    const { surcharge, rides, moreLoads } = this.problem.rules;
    if (surcharge !== null) this.addSurcharges(route, surcharge);
    if (moreLoads !== null && !keepsLoads(this, route, moreLoads)) this.isBroken[route] = 1;
    if (rides !== null && !scheduleRides(this, route, rides, this.begins)) this.isBroken[route] = 1;
  }

  /**
   * The same after an insertion that costs `price` into a route that was fresh and sound: only what the new stops move is worked
   * out again.
   */
  refreshAround(request: number, route: number, price: number): void {
    const { problem } = this;
    if (this.isBroken[route] === 1 || this.isRuled) return this.refresh(route);
    const first = problem.pickup[request]!;
    const second = problem.delivery[request]!;
    const last = second < 0 ? first : second;
    driveOn(this, route, first, last);
    driveBack(this, route, first, last);
    if (second < 0) this.carryOn(route, last);
    this.cost[route]! += price;
    if (problem.hasSingles) this.refreshPeaks(route);
  }

  /** Loads behind a stop, to the end: what a request of one stop changes stays changed. */
  private carryOn(route: number, from: number): void {
    const { next, carried } = this;
    const { demand } = this.problem;
    const end = endOf(this.problem, route);
    for (let stop = from; stop !== end;) {
      const following = next[stop]!;
      carried[following] = carried[stop]! + demand[following]!;
      stop = following;
    }
  }

  private addSurcharges(route: number, surcharge: Float64Array): void {
    const { requestOf, looseStops, looseRequests, stops, vehicles, pickup } = this.problem;
    for (let stop = this.next[startOf(this.problem, route)]!; stop < stops; stop = this.next[stop]!) {
      const request = requestOf[stop]!;
      if (stop < looseStops && request < looseRequests && pickup[request] === stop)
        this.cost[route]! += surcharge[request * vehicles + route]!;
    }
  }

  private refreshForward(route: number): void {
    const { next, depart, carried, leg } = this;
    const { place, places, earliest, latest, service, demand } = this.problem;
    const { timeOut, costOut } = this.problem.roads[this.problem.profile[route]!]!;
    const end = endOf(this.problem, route);
    let stop = startOf(this.problem, route);
    let time = earliest[stop]!;
    let load = this.problem.onBoard[route]!;
    let cost = 0;
    let isBroken = 0;
    const room = this.problem.capacity[route]! + slackOfRounding;
    depart[stop] = time;
    carried[stop] = load;
    while (stop !== end) {
      const row = place[stop]! * places;
      const following = next[stop]!;
      const column = place[following]!;
      const toll = costOut[row + column]!;
      leg[stop] = toll;
      cost += toll;
      time += timeOut[row + column]!;
      if (time < earliest[following]!) time = earliest[following]!;
      if (time > latest[following]! + slackOfRounding) isBroken = 1;
      time += service[following]!;
      load += demand[following]!;
      if (load > room) isBroken = 1;
      depart[following] = time;
      carried[following] = load;
      stop = following;
    }
    this.isBroken[route] = isBroken;
    if (this.size[route]! > 0) {
      this.cost[route] = cost + this.problem.fixedCost[route]!;
      return;
    }
    // An idle vehicle stays where it is.
    this.cost[route] = 0;
    leg[startOf(this.problem, route)] = 0;
  }

  private refreshBackward(route: number): void {
    const { prev, late } = this;
    const { place, places, latest, service, hasSingles } = this.problem;
    const { timeInto } = this.problem.roads[this.problem.profile[route]!]!;
    const start = startOf(this.problem, route);
    let stop = endOf(this.problem, route);
    let time = latest[stop]!;
    late[stop] = time;
    while (stop !== start) {
      const before = prev[stop]!;
      time -= timeInto[place[stop]! * places + place[before]!]! + service[before]!;
      if (time > latest[before]!) time = latest[before]!;
      late[before] = time;
      stop = before;
    }
    if (hasSingles) this.refreshPeaks(route);
  }

  private refreshPeaks(route: number): void {
    const { prev, carried, peakAfter } = this;
    const start = startOf(this.problem, route);
    let stop = endOf(this.problem, route);
    let peak = carried[stop]!;
    peakAfter[stop] = peak;
    while (stop !== start) {
      stop = prev[stop]!;
      if (carried[stop]! > peak) peak = carried[stop]!;
      peakAfter[stop] = peak;
    }
  }

  isSameRoute(other: Plan, route: number): boolean {
    const end = endOf(this.problem, route);
    let stop = startOf(this.problem, route);
    while (stop !== end) {
      if (this.next[stop] !== other.next[stop]) return false;
      stop = this.next[stop]!;
    }
    return true;
  }

  /** Makes one route the same as in another plan of the same problem. */
  copyRoute(from: Plan, route: number): void {
    const { requestOf, stops, hasSingles } = this.problem;
    const end = endOf(this.problem, route);
    let stop = startOf(this.problem, route);
    for (;;) {
      this.depart[stop] = from.depart[stop]!;
      this.late[stop] = from.late[stop]!;
      this.carried[stop] = from.carried[stop]!;
      this.leg[stop] = from.leg[stop]!;
      this.prev[stop] = from.prev[stop]!;
      if (hasSingles) this.peakAfter[stop] = from.peakAfter[stop]!;
      if (stop < stops) this.routeOf[requestOf[stop]!] = route;
      if (stop === end) break;
      this.next[stop] = from.next[stop]!;
      stop = from.next[stop]!;
    }
    this.size[route] = from.size[route]!;
    this.cost[route] = from.cost[route]!;
    this.version[route] = from.version[route]!;
    this.isBroken[route] = from.isBroken[route]!;
  }

  copyWaiting(from: Plan): void {
    this.waitingCount = from.waitingCount;
    for (let at = 0; at < from.waitingCount; at += 1) {
      this.waiting[at] = from.waiting[at]!;
      this.routeOf[from.waiting[at]!] = -1;
    }
  }

  copyFrom(other: Plan): void {
    for (let route = 0; route < this.problem.vehicles; route += 1) this.copyRoute(other, route);
    this.copyWaiting(other);
  }

  totalCost(): number {
    let cost = 0;
    for (let route = 0; route < this.problem.vehicles; route += 1) cost += this.cost[route]!;
    return cost + this.costOfWaiting();
  }

  costOfWaiting(): number {
    let cost = 0;
    for (let at = 0; at < this.waitingCount; at += 1) cost += this.problem.penalty[this.waiting[at]!]!;
    return cost;
  }

  routesUsed(): number {
    let used = 0;
    for (let route = 0; route < this.problem.vehicles; route += 1) if (this.size[route]! > 0) used += 1;
    return used;
  }
}
