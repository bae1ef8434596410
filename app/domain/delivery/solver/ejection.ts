import type { Chance } from "./chance";
import { InsertionSearch } from "./insertion";
import { Plan } from "./plan";
import { startOf, type Problem } from "./problem";

/** Of the requests thrown out for another one, at most so many. */
const mostEjected = 2;
/** Chance moves after each forced insertion. */
const shakes = 30;
/** Forced insertions for each request of the problem before a fleet is taken to be too small. */
const patiencePerRequest = 200;

/**
 * Guided ejection search (Nagata & Kobayashi 2010): requests of a dissolved route are forced back into the others; what must
 * leave for them waits in a stack. Each request counts how often it could not be placed, and the ones easiest to place so far
 * are thrown out. Between two forced insertions, chance moves shake the plan.
 */
export class EjectionSearch {
  readonly plan: Plan;
  private readonly scratch: Plan;
  private readonly search: InsertionSearch;
  /** How often a request could not be placed, plus one. */
  private readonly hardness: Float64Array;
  private readonly members: Int32Array;
  private readonly routes: Int32Array;
  private routeCount = 0;
  /** The ejection found last. */
  private bestSum = Infinity;
  private bestRoute = -1;
  private readonly bestSet = new Int32Array(mostEjected);
  private bestSetSize = 0;

  constructor(
    private readonly problem: Problem,
    private readonly chance: Chance,
  ) {
    this.plan = new Plan(problem);
    this.scratch = new Plan(problem);
    this.search = new InsertionSearch(problem, chance, 0);
    this.hardness = new Float64Array(problem.requests).fill(1);
    this.members = new Int32Array(problem.requests);
    this.routes = new Int32Array(problem.vehicles);
  }

  /** Starts from this plan; what waits in it is to be placed. */
  load(plan: Plan): void {
    this.plan.copyFrom(plan);
    this.scratch.copyFrom(plan);
    this.hardness.fill(1);
    this.listRoutes();
  }

  private listRoutes(): void {
    this.routeCount = 0;
    for (let route = 0; route < this.problem.vehicles; route += 1)
      if (this.plan.size[route]! > 0) this.routes[this.routeCount++] = route;
  }

  private push(request: number): void {
    this.plan.remove(request);
    this.plan.waiting[this.plan.waitingCount] = request;
    this.plan.waitingCount += 1;
  }

  /** Forces all waiting requests in; false when time or patience is over first. */
  placeAll(isOver: () => boolean): boolean {
    let patience = patiencePerRequest * this.problem.requests;
    while (this.plan.waitingCount > 0) {
      patience -= 1;
      if (patience < 0 || isOver()) return false;
      this.step(isOver);
    }
    return this.plan.isBroken.every((isBroken) => isBroken === 0);
  }

  /** Forces one waiting request in. */
  private step(isOver: () => boolean): void {
    const { plan } = this;
    plan.waitingCount -= 1;
    const request = plan.waiting[plan.waitingCount]!;
    this.shuffleRoutes();
    if (this.place(request)) return;
    this.hardness[request]! += 1;
    this.findEjection(request, isOver);
    if (this.bestRoute < 0) {
      // Nothing helps now: it goes to the bottom, others first.
      plan.waiting.copyWithin(1, 0, plan.waitingCount);
      plan.waiting[0] = request;
      plan.waitingCount += 1;
    } else this.eject(request);
    for (let shake = 0; shake < shakes; shake += 1) this.shake();
  }

  private shuffleRoutes(): void {
    for (let at = this.routeCount - 1; at > 0; at -= 1) {
      const other = this.chance.below(at + 1);
      const route = this.routes[at]!;
      this.routes[at] = this.routes[other]!;
      this.routes[other] = route;
    }
  }

  private place(request: number): boolean {
    const { plan, search } = this;
    let best = Infinity;
    let bestRoute = -1;
    let pickupAfter = -1;
    let deliveryAfter = -1;
    for (let at = 0; at < this.routeCount; at += 1) {
      if (!search.find(plan, request, this.routes[at]!, best)) continue;
      best = search.cost[0]!;
      bestRoute = this.routes[at]!;
      pickupAfter = search.pickupAfter;
      deliveryAfter = search.deliveryAfter;
    }
    if (bestRoute < 0) return false;
    plan.insert(request, bestRoute, pickupAfter, deliveryAfter);
    plan.refresh(bestRoute);
    return true;
  }

  /** The set of at most two requests of one route, easiest to place, without which the request fits there. */
  private findEjection(request: number, isOver: () => boolean): void {
    this.bestSum = Infinity;
    this.bestRoute = -1;
    for (let at = 0; at < this.routeCount; at += 1) {
      if (at % 8 === 7 && isOver()) return;
      this.findEjectionOn(this.routes[at]!, request);
    }
  }

  private findEjectionOn(route: number, request: number): void {
    const { members, hardness, scratch } = this;
    const count = this.gatherMembers(route);
    scratch.copyRoute(this.plan, route);
    for (let first = 0; first < count; first += 1) {
      const one = members[first]!;
      if (hardness[one]! >= this.bestSum) return;
      this.lift(one, route);
      if (this.search.find(scratch, request, route, Infinity)) this.keep(hardness[one]!, route, one, -1);
      else
        for (let second = 0; second < first; second += 1) {
          const two = members[second]!;
          const sum = hardness[one]! + hardness[two]!;
          if (sum >= this.bestSum) break;
          this.lift(two, route);
          if (this.search.find(scratch, request, route, Infinity)) this.keep(sum, route, one, two);
          this.drop(two);
        }
      this.drop(one);
    }
  }

  private keep(sum: number, route: number, one: number, two: number): void {
    this.bestSum = sum;
    this.bestRoute = route;
    this.bestSet[0] = one;
    this.bestSet[1] = two;
    this.bestSetSize = two < 0 ? 1 : 2;
  }

  /** Requests of a route, the easiest first. */
  private gatherMembers(route: number): number {
    const { plan, problem, members, hardness } = this;
    let count = 0;
    for (let stop = plan.next[startOf(problem, route)]!; stop < problem.stops; stop = plan.next[stop]!) {
      const request = problem.requestOf[stop]!;
      if (problem.pickup[request] !== stop || request >= problem.looseRequests) continue;
      // Goods on board stay on board: taking their stop away makes no room.
      if (problem.demand[stop]! < 0) continue;
      let hole = count;
      while (hole > 0 && hardness[members[hole - 1]!]! > hardness[request]!) {
        members[hole] = members[hole - 1]!;
        hole -= 1;
      }
      members[hole] = request;
      count += 1;
    }
    return count;
  }

  /** Takes a request off the scratch route, in a way that `drop` can undo. */
  private lift(request: number, route: number): void {
    const { scratch, problem } = this;
    scratch.unlink(problem.pickup[request]!);
    if (problem.delivery[request]! >= 0) scratch.unlink(problem.delivery[request]!);
    scratch.refresh(route);
  }

  private drop(request: number): void {
    const { scratch, problem } = this;
    if (problem.delivery[request]! >= 0) scratch.relink(problem.delivery[request]!);
    scratch.relink(problem.pickup[request]!);
  }

  private eject(request: number): void {
    const { plan, bestRoute } = this;
    for (let at = 0; at < this.bestSetSize; at += 1) this.push(this.bestSet[at]!);
    plan.refresh(bestRoute);
    this.search.find(plan, request, bestRoute, Infinity);
    plan.insert(request, bestRoute, this.search.pickupAfter, this.search.deliveryAfter);
    plan.refresh(bestRoute);
  }

  /** One chance move that keeps the plan feasible: a request to another route, or two that change routes. */
  private shake(): void {
    const { chance, problem, plan } = this;
    const request = chance.below(problem.looseRequests);
    const route = plan.routeOf[request]!;
    if (route < 0) return;
    if (chance.unit() < 0.5) {
      const target = this.routes[chance.below(this.routeCount)]!;
      if (target !== route) this.relocate(request, route, target);
      return;
    }
    const other = chance.below(problem.looseRequests);
    const target = plan.routeOf[other]!;
    if (target >= 0 && target !== route) this.exchange(request, route, other, target);
  }

  private relocate(request: number, route: number, target: number): void {
    const { plan, search } = this;
    const { pickup, delivery } = this.problem;
    const pickupStood = plan.prev[pickup[request]!]!;
    const deliveryStood = delivery[request]! < 0 ? -1 : plan.prev[delivery[request]!]!;
    plan.remove(request);
    if (!search.find(plan, request, target, Infinity)) return plan.insert(request, route, pickupStood, deliveryStood);
    plan.insert(request, target, search.pickupAfter, search.deliveryAfter);
    plan.refresh(route);
    plan.refresh(target);
  }

  private exchange(one: number, route: number, two: number, target: number): void {
    const { plan, scratch, search } = this;
    scratch.copyRoute(plan, route);
    scratch.copyRoute(plan, target);
    scratch.remove(one);
    scratch.remove(two);
    scratch.refresh(route);
    scratch.refresh(target);
    if (!search.find(scratch, one, target, Infinity)) return;
    scratch.insert(one, target, search.pickupAfter, search.deliveryAfter);
    if (!search.find(scratch, two, route, Infinity)) return;
    scratch.insert(two, route, search.pickupAfter, search.deliveryAfter);
    scratch.refresh(route);
    scratch.refresh(target);
    plan.copyRoute(scratch, route);
    plan.copyRoute(scratch, target);
  }
}
