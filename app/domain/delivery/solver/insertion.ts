import type { Chance } from "./chance";
import { clashes, keepsRules } from "./insertion-rules";
import type { Plan } from "./plan";
import { endOf, slackOfRounding, type Problem } from "./problem";

/**
 * Finds the cheapest feasible place of one request on one route. Three passes: what each stop would cost alone in every gap,
 * the cheapest delivery gap from each gap on (a lower bound), and only then the pairs of gaps that can still win.
 */
export class InsertionSearch {
  /** The answer: extra cost, and the stops after which the first and the second stop go. */
  readonly cost = new Float64Array(1);
  pickupAfter = -1;
  deliveryAfter = -1;

  private readonly gap: Int32Array;
  private readonly pickupCost: Float64Array;
  private readonly pickupLeaves: Float64Array;
  private readonly deliveryCost: Float64Array;
  private readonly cheapestFrom: Float64Array;
  private untilBlink: number;
  private readonly logOfSeeing: number;
  /** Rules too dear for the scan: asked about a place that would win. */
  private readonly hasRules: boolean;

  constructor(
    private readonly problem: Problem,
    private readonly chance: Chance,
    blinks: number,
  ) {
    this.logOfSeeing = Math.log(1 - blinks);
    this.untilBlink = this.nextBlink();
    this.hasRules = problem.rules.rides !== null || problem.rules.moreLoads !== null;
    const gaps = problem.stops + 2;
    this.gap = new Int32Array(gaps);
    this.pickupCost = new Float64Array(gaps);
    this.pickupLeaves = new Float64Array(gaps);
    this.deliveryCost = new Float64Array(gaps + 1);
    this.cheapestFrom = new Float64Array(gaps + 1);
  }

  /** Gaps seen until the next one overlooked by chance ("blinks"; Christiaens & Vanden Berghe 2020). */
  private nextBlink(): number {
    return this.logOfSeeing === 0 ? Infinity : Math.ceil(Math.log(1 - this.chance.unit()) / this.logOfSeeing);
  }

  /** True when a place cheaper than `bound` exists; the answer is in the fields. */
  find(plan: Plan, request: number, route: number, bound: number): boolean {
    const untilBlink = this.untilBlink;
    this.untilBlink = Infinity;
    const isFound = this.findBlinking(plan, request, route, bound);
    this.untilBlink = untilBlink;
    return isFound;
  }

  /** The same, overlooking some gaps by chance. */
  findBlinking(plan: Plan, request: number, route: number, bound: number): boolean {
    const { surcharge, goods } = this.problem.rules;
    const extra = surcharge === null ? 0 : surcharge[request * this.problem.vehicles + route]!;
    this.pickupAfter = -1;
    this.cost[0] = Infinity;
    if (extra === Infinity || (goods !== null && clashes(plan, request, route, goods))) return false;
    this.cost[0] = bound - extra;
    if (this.problem.delivery[request]! < 0) this.findSingle(plan, request, route);
    else this.findPair(plan, request, route);
    this.cost[0] += extra;
    return this.pickupAfter >= 0;
  }

  private findPair(plan: Plan, request: number, route: number): void {
    this.gaps = 0;
    this.cheapestPickup = Infinity;
    this.priceTogether(plan, request, route);
    if (this.cheapestPickup === Infinity) return;
    this.priceDeliveries(plan, request, route);
    const { gaps, pickupCost, cheapestFrom } = this;
    for (let at = 0; at < gaps - 1; at += 1) {
      if (pickupCost[at]! + cheapestFrom[at + 1]! < this.cost[0]!) this.walkOn(plan, request, route, at);
    }
  }
  private gaps = 0;
  private cheapestPickup = Infinity;

  /**
   * First pass: the first stop alone in each gap, and both stops together. A gap whose detour for the first stop alone costs
   * too much is left out: the second stop makes no way shorter.
   */
  private priceTogether(plan: Plan, request: number, route: number): void {
    const { problem, gap, pickupCost, pickupLeaves, cost } = this;
    const { next, depart, late, carried, leg } = plan;
    const { place, places, isMetric, earliest, detourFloor } = problem;
    const { timeOut, timeInto, costOut, costInto } = problem.roads[problem.profile[route]!]!;
    const p = problem.pickup[request]!;
    const pRow = place[p]! * places;
    const pEarliest = earliest[p]!;
    const pLatest = problem.latest[p]! + slackOfRounding;
    const pService = problem.service[p]!;
    const room = problem.capacity[route]! - problem.demand[p]! + slackOfRounding;
    const end = endOf(problem, route);
    const fixed = plan.size[route]! === 0 ? problem.fixedCost[route]! : 0;
    const served = pEarliest + pService - slackOfRounding;
    let gaps = 0;
    for (let stop = problem.entry[route]!; stop !== end; stop = next[stop]!) {
      const following = next[stop]!;
      // What must begin before the first stop can be served comes before it.
      if (late[following]! < served) continue;
      const from = place[stop]!;
      let leaves = depart[stop]! + timeInto[pRow + from]!;
      if (leaves > pLatest && isMetric) break;
      gap[gaps] = stop;
      pickupCost[gaps] = Infinity;
      gaps += 1;
      if (--this.untilBlink <= 0) this.untilBlink = this.nextBlink();
      else if (leaves <= pLatest && carried[stop]! <= room) {
        const to = place[following]!;
        const reach = costInto[pRow + from]! - leg[stop]! + fixed;
        const price = reach + costOut[pRow + to]!;
        if (price + detourFloor < cost[0]!) {
          if (leaves < pEarliest) leaves = pEarliest;
          leaves += pService;
          if (leaves + timeOut[pRow + to]! <= late[following]! + slackOfRounding) {
            pickupCost[gaps - 1] = price;
            pickupLeaves[gaps - 1] = leaves;
            if (price < this.cheapestPickup) this.cheapestPickup = price;
          }
          this.tryTogether(plan, request, route, stop, reach, leaves);
        }
      }
    }
    this.gaps = gaps;
  }

  /** Both stops in the gap behind `stop`, when the first is left at `leaves` and its way there costs `reach`. */
  private tryTogether(plan: Plan, request: number, route: number, stop: number, reach: number, leaves: number): void {
    const { problem, cost } = this;
    const { place, places } = problem;
    const { timeOut, costOut } = problem.roads[problem.profile[route]!]!;
    const p = problem.pickup[request]!;
    const d = problem.delivery[request]!;
    const direct = place[p]! * places + place[d]!;
    const following = plan.next[stop]!;
    const onwards = place[d]! * places + place[following]!;
    const price = reach + costOut[direct]! + costOut[onwards]!;
    if (price >= cost[0]!) return;
    let time = leaves + timeOut[direct]!;
    if (time > problem.latest[d]! + slackOfRounding) return;
    if (time < problem.earliest[d]!) time = problem.earliest[d]!;
    time += problem.service[d]! + timeOut[onwards]!;
    if (time > plan.late[following]! + slackOfRounding) return;
    if (this.hasRules && !keepsRules(plan, request, route, stop, p)) return;
    cost[0] = price;
    this.pickupAfter = stop;
    this.deliveryAfter = p;
  }

  /** Second pass: the second stop alone in each gap behind the first feasible one, and from each gap on the cheapest. */
  private priceDeliveries(plan: Plan, request: number, route: number): void {
    const { problem, gap, pickupCost, deliveryCost, cheapestFrom } = this;
    const { next, depart, late, leg } = plan;
    const { place, places, isMetric, earliest } = problem;
    const { timeOut, timeInto, costOut, costInto } = problem.roads[problem.profile[route]!]!;
    const d = problem.delivery[request]!;
    const dRow = place[d]! * places;
    const dEarliest = earliest[d]!;
    const dLatest = problem.latest[d]! + slackOfRounding;
    const dService = problem.service[d]!;
    const end = endOf(problem, route);
    const served = dEarliest + dService - slackOfRounding;
    const affordable = this.cost[0]! - this.cheapestPickup;
    let first = 0;
    while (pickupCost[first] === Infinity) first += 1;
    let gaps = first + 1;
    for (let stop = next[gap[first]!]!; stop !== end; stop = next[stop]!) {
      const following = next[stop]!;
      const from = place[stop]!;
      let arrives = depart[stop]! + timeInto[dRow + from]!;
      if (arrives > dLatest && isMetric) break;
      gap[gaps] = stop;
      if (gaps >= this.gaps) pickupCost[gaps] = Infinity;
      deliveryCost[gaps] = Infinity;
      gaps += 1;
      if (arrives > dLatest || late[following]! < served) continue;
      if (--this.untilBlink <= 0) this.untilBlink = this.nextBlink();
      else {
        const to = place[following]!;
        const price = costInto[dRow + from]! + costOut[dRow + to]! - leg[stop]!;
        if (price >= affordable) continue;
        if (arrives < dEarliest) arrives = dEarliest;
        if (arrives + dService + timeOut[dRow + to]! <= late[following]! + slackOfRounding)
          deliveryCost[gaps - 1] = price;
      }
    }
    let cheapest = Infinity;
    cheapestFrom[gaps] = Infinity;
    for (let at = gaps - 1; at > first; at -= 1) {
      if (deliveryCost[at]! < cheapest) cheapest = deliveryCost[at]!;
      cheapestFrom[at] = cheapest;
    }
    for (let at = first; at > 0; at -= 1) cheapestFrom[at] = cheapest;
    this.gaps = gaps;
  }

  /** Third pass: the first stop stands in gap `at`; drives on with the delay and the load until no later gap can win. */
  private walkOn(plan: Plan, request: number, route: number, at: number): void {
    const { problem, gap, gaps, deliveryCost, cheapestFrom, cost } = this;
    const { late, carried } = plan;
    const { place, places, earliest, service, latest } = problem;
    const { timeOut, timeInto } = problem.roads[problem.profile[route]!]!;
    const p = problem.pickup[request]!;
    const d = problem.delivery[request]!;
    const dRow = place[d]! * places;
    const dEarliest = earliest[d]!;
    const dLatest = latest[d]! + slackOfRounding;
    const dService = problem.service[d]!;
    const room = problem.capacity[route]! - problem.demand[p]! + slackOfRounding;
    const soFar = this.pickupCost[at]!;
    let leaves = this.pickupLeaves[at]!;
    let row = place[p]! * places;
    for (let later = at + 1; later < gaps; later += 1) {
      if (soFar + cheapestFrom[later]! >= cost[0]!) return;
      const stop = gap[later]!;
      if (carried[stop]! > room) return;
      const from = place[stop]!;
      leaves += timeOut[row + from]!;
      if (leaves < earliest[stop]!) leaves = earliest[stop]!;
      if (leaves > late[stop]! + slackOfRounding) return;
      leaves += service[stop]!;
      row = from * places;
      const price = soFar + deliveryCost[later]!;
      if (price >= cost[0]!) continue;
      let arrives = leaves + timeInto[dRow + from]!;
      if (arrives > dLatest) {
        if (problem.isMetric) return;
        continue;
      }
      if (arrives < dEarliest) arrives = dEarliest;
      const following = plan.next[stop]!;
      if (arrives + dService + timeOut[dRow + place[following]!]! > late[following]! + slackOfRounding) continue;
      if (this.hasRules && !keepsRules(plan, request, route, gap[at]!, stop)) continue;
      cost[0] = price;
      this.pickupAfter = gap[at]!;
      this.deliveryAfter = stop;
    }
  }

  private findSingle(plan: Plan, request: number, route: number): void {
    const { problem, cost } = this;
    const { next, depart, late, leg } = plan;
    const { place, places, earliest } = problem;
    const { timeOut, timeInto, costOut, costInto } = problem.roads[problem.profile[route]!]!;
    const p = problem.pickup[request]!;
    const row = place[p]! * places;
    const latest = problem.latest[p]! + slackOfRounding;
    const service = problem.service[p]!;
    const demand = problem.demand[p]!;
    const room = problem.capacity[route]! - demand + slackOfRounding;
    const end = endOf(problem, route);
    // What stays on board to the end needs room there, wherever it comes on board.
    if (demand > 0 && plan.peakAfter[end]! > room) return;
    const fixed = plan.size[route]! === 0 ? problem.fixedCost[route]! : 0;
    const own = earliest[p]!;
    const served = own + service - slackOfRounding;
    const { isMetric } = problem;
    for (let stop = problem.entry[route]!; stop !== end; stop = next[stop]!) {
      const following = next[stop]!;
      const due = late[following]!;
      if (due < served) continue;
      const from = place[stop]!;
      let arrives = depart[stop]! + timeInto[row + from]!;
      if (arrives > latest) {
        if (isMetric) return;
        continue;
      }
      const to = place[following]!;
      const price = costInto[row + from]! + costOut[row + to]! - leg[stop]! + fixed;
      if (price >= cost[0]!) continue;
      if (--this.untilBlink <= 0) {
        this.untilBlink = this.nextBlink();
        continue;
      }
      if (demand > 0 && plan.peakAfter[stop]! > room) continue;
      if (arrives < own) arrives = own;
      if (arrives + service + timeOut[row + to]! > due + slackOfRounding) continue;
      if (this.hasRules && !keepsRules(plan, request, route, stop, -1)) continue;
      cost[0] = price;
      this.pickupAfter = stop;
      this.deliveryAfter = -1;
    }
  }
}
