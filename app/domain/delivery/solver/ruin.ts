import type { Chance } from "./chance";
import type { Neighbours } from "./neighbours";
import type { Plan } from "./plan";
import { endOf, startOf, type Problem } from "./problem";

/** Stops taken out a step, on average, and the longest string taken from one route. */
const average = 15;
const longest = 10;

/**
 * Takes strings of neighbouring stops off several routes near one place (SISR: Christiaens & Vanden Berghe 2020, "Slack induction
 * by string removals"). With a stop goes its whole request.
 */
export class Ruin {
  /** Routes that the last call took from. */
  readonly routes: Int32Array;
  routeCount = 0;
  private readonly isTouched: Uint8Array;
  /** Stops of the string being taken. */
  private readonly span: Int32Array;
  private spanCount = 0;

  constructor(
    private readonly problem: Problem,
    private readonly chance: Chance,
    private readonly neighbours: Neighbours,
  ) {
    this.routes = new Int32Array(problem.vehicles);
    this.span = new Int32Array(2 * longest + 8);
    this.isTouched = new Uint8Array(problem.vehicles);
  }

  /** Strings around the stop `seed`, whose requests then wait. The routes' times are fresh afterwards. */
  around(plan: Plan, seed: number, meanSize: number): void {
    const { problem, chance, neighbours } = this;
    this.routeCount = 0;
    const length = Math.min(longest, meanSize);
    const strings = Math.floor(chance.unit() * ((4 * average) / (1 + length)) + 1);
    const row = seed * neighbours.width;
    for (let rank = 0; rank < neighbours.width && this.routeCount < strings; rank += 1) {
      const stop = neighbours.list[row + rank]!;
      const route = plan.routeOf[problem.requestOf[stop]!]!;
      if (route < 0 || this.isTouched[route] === 1) continue;
      this.isTouched[route] = 1;
      this.routes[this.routeCount] = route;
      this.routeCount += 1;
      this.takeString(plan, route, stop, Math.floor(1 + chance.unit() * Math.min(plan.size[route]!, length)));
    }
    for (let at = 0; at < this.routeCount; at += 1) {
      this.isTouched[this.routes[at]!] = 0;
      plan.refresh(this.routes[at]!);
    }
  }

  /** A string of `length` stops that holds `stop`; in half of the cases it keeps some stops in its middle. */
  private takeString(plan: Plan, route: number, stop: number, length: number): void {
    const { chance } = this;
    const size = plan.size[route]!;
    let kept = 0;
    if (length > 1 && length < size && chance.unit() < 0.5) {
      kept = 1;
      while (length + kept < size && kept < longest && chance.unit() < 0.1) kept += 1;
    }
    const span = length + kept;
    const first = this.stringStart(plan, route, stop, span);
    const keepFrom = kept > 0 ? 1 + chance.below(length - 1) : span;
    let at = first;
    const end = endOf(this.problem, route);
    this.spanCount = 0;
    for (let step = 0; step < span && at !== end; step += 1) {
      if (step < keepFrom || step >= keepFrom + kept) this.span[this.spanCount++] = at;
      at = plan.next[at]!;
    }
    for (let index = 0; index < this.spanCount; index += 1) {
      const request = this.problem.requestOf[this.span[index]!]!;
      if (request < this.problem.looseRequests && plan.routeOf[request] === route) this.take(plan, request);
    }
  }

  /** Steps back from the stop by chance, so that the string of `span` stops holds it and stays on the route. */
  private stringStart(plan: Plan, route: number, stop: number, span: number): number {
    const start = startOf(this.problem, route);
    const end = endOf(this.problem, route);
    let behind = 0;
    for (let at = plan.next[stop]!; at !== end && behind < span; at = plan.next[at]!) behind += 1;
    const least = Math.max(0, span - 1 - behind);
    let back = least + this.chance.below(span - least);
    let at = stop;
    while (back > 0 && plan.prev[at] !== start) {
      at = plan.prev[at]!;
      back -= 1;
    }
    return at;
  }

  private take(plan: Plan, request: number): void {
    plan.remove(request);
    plan.waiting[plan.waitingCount] = request;
    plan.waitingCount += 1;
  }
}
