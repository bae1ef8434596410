import type { Chance } from "./chance";
import type { Neighbours } from "./neighbours";
import { Plan } from "./plan";
import type { Problem } from "./problem";
import { Recreate } from "./recreate";
import { Ruin } from "./ruin";

/** How much of a phase has passed: 0 at its start, 1 and more when it is over. */
export type Progress = () => number;

/** Start and end temperature, as a share of the mean leg. */
export type Cooling = { readonly hot: number; readonly cold: number };

/** Temperature while requests wait, as a share of the mean leg. */
const squeezeHeat = 0.3;

const absencesOf = ({ waiting, waitingCount }: Plan, absences: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < waitingCount; at += 1) sum += absences[waiting[at]!]!;
  return sum;
};

/**
 * Ruin and recreate with simulated annealing (Schrimpf et al. 2000; SISR). Of the three plans, a step changes the trial only
 * where it works, and then makes the trial or the current plan follow the other on those routes.
 */
export class Anneal {
  readonly current: Plan;
  readonly best: Plan;
  /** Ruin and recreate steps so far. */
  steps = 0;
  /** Vehicles that may be used. */
  limit = Infinity;
  /** The fewest requests that waited at once since the last `start`. */
  fewestWaiting = Infinity;
  /** How often a step left each request out while a place was looked for. */
  private readonly absences: Float64Array;
  private readonly trial: Plan;
  private readonly ruin: Ruin;
  private readonly recreate: Recreate;
  /** Routes of the trial that may differ from the current plan. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly isTouched: Uint8Array;
  /** Routes of the current plan that may differ from the best one. */
  private readonly differs: Uint8Array;
  private cost = 0;
  private bestCost = Infinity;
  private used = 0;

  constructor(
    readonly problem: Problem,
    private readonly chance: Chance,
    neighbours: Neighbours,
  ) {
    this.current = new Plan(problem);
    this.absences = new Float64Array(problem.requests);
    this.trial = new Plan(problem);
    this.best = new Plan(problem);
    this.ruin = new Ruin(problem, chance, neighbours);
    this.recreate = new Recreate(problem, chance, neighbours);
    this.touched = new Int32Array(problem.vehicles);
    this.isTouched = new Uint8Array(problem.vehicles);
    this.differs = new Uint8Array(problem.vehicles);
  }

  /** Goes on from this plan; what was best before is forgotten. */
  start(plan: Plan): void {
    this.current.copyFrom(plan);
    for (let route = 0; route < this.problem.vehicles; route += 1)
      this.current.version[route] = this.recreate.newVersion();
    this.trial.copyFrom(this.current);
    this.cost = this.current.totalCost();
    this.used = this.current.routesUsed();
    this.fewestWaiting = Infinity;
    this.differs.fill(1);
    this.keepBest();
  }

  /** A first plan: every waiting request where it is cheapest. */
  construct(isOver: () => boolean): void {
    this.touchedCount = 0;
    this.recreate.all(this.trial, this.isTouched, this.touch, isOver);
    this.accept();
    this.cost = this.current.totalCost();
    this.keepBest();
  }

  run(progress: Progress, cooling: Cooling): void {
    const scale = this.meanLeg();
    let heat = scale * cooling.hot;
    for (let step = 0; ; step += 1) {
      if (step % 16 === 0) {
        const passed = progress();
        if (passed >= 1) break;
        heat = scale * cooling.hot * (cooling.cold / cooling.hot) ** passed;
      }
      this.step(heat);
    }
  }

  /** Takes a route of the current plan away; its requests wait. */
  dissolve(route: number): void {
    const { current, problem } = this;
    for (let request = 0; request < problem.requests; request += 1) {
      if (current.routeOf[request] !== route) continue;
      current.remove(request);
      current.waiting[current.waitingCount++] = request;
    }
    current.refresh(route);
    current.version[route] = this.recreate.newVersion();
    this.used -= 1;
    this.differs[route] = 1;
    this.trial.copyFrom(current);
  }

  /**
   * Looks for a plan in which nothing waits, on as many vehicles as are in use: a step is welcome when what it leaves out has been
   * left out less often (absence counters of SISR). True when there is one; it is then `best`.
   */
  squeeze(isOver: () => boolean): boolean {
    this.limit = this.used;
    const heat = this.meanLeg() * squeezeHeat;
    for (let step = 0; this.current.waitingCount > 0; step += 1) {
      if (step % 16 === 15 && isOver()) return false;
      this.squeezeStep(heat);
    }
    this.cost = this.current.totalCost();
    this.keepBest();
    return true;
  }

  private squeezeStep(heat: number): void {
    const { trial, current, absences } = this;
    this.rebuild();
    const roads = this.change() - trial.costOfWaiting() + current.costOfWaiting();
    const isFewer = absencesOf(trial, absences) < absencesOf(current, absences);
    for (let at = 0; at < trial.waitingCount; at += 1) absences[trial.waiting[at]!]! += 1;
    if (trial.waitingCount < this.fewestWaiting) this.fewestWaiting = trial.waitingCount;
    if (roads === Infinity) this.reject();
    else if (isFewer || (trial.waitingCount <= current.waitingCount && this.isTaken(roads, heat))) this.accept();
    else this.reject();
  }

  private readonly touch = (route: number): void => {
    this.isTouched[route] = 1;
    this.touched[this.touchedCount] = route;
    this.touchedCount += 1;
  };

  private step(heat: number): void {
    this.rebuild();
    const change = this.change();
    if (this.isTaken(change, heat)) {
      this.accept();
      this.cost += change;
      if (this.cost < this.bestCost - 1e-7) this.keepBest();
    } else this.reject();
  }

  /** Takes part of the trial apart and puts it together again. */
  private rebuild(): void {
    const { chance, problem, trial, current, ruin, recreate } = this;
    this.steps += 1;
    const served = (1 - current.waitingCount / problem.requests) * problem.stops;
    ruin.around(trial, chance.below(problem.looseStops), this.used === 0 ? 1 : served / this.used);
    this.touchedCount = 0;
    recreate.spare = this.limit - this.used;
    for (let at = 0; at < ruin.routeCount; at += 1) {
      this.touch(ruin.routes[at]!);
      if (trial.size[ruin.routes[at]!] === 0) recreate.spare += 1;
    }
    recreate.all(trial, this.isTouched, this.touch);
  }

  /** What the trial costs more than the current plan; Infinity when it breaks a rule. */
  private change(): number {
    const { trial, current } = this;
    let change = trial.costOfWaiting() - current.costOfWaiting();
    for (let at = 0; at < this.touchedCount; at += 1) {
      const route = this.touched[at]!;
      if (trial.isBroken[route] === 1) return Infinity;
      change += trial.cost[route]! - current.cost[route]!;
    }
    return change;
  }

  private isTaken(change: number, heat: number): boolean {
    return change < -heat * Math.log(1 - this.chance.unit());
  }

  private accept(): void {
    const { trial, current } = this;
    for (let at = 0; at < this.touchedCount; at += 1) {
      const route = this.touched[at]!;
      this.isTouched[route] = 0;
      if (trial.isSameRoute(current, route)) continue;
      this.used += Number(trial.size[route]! > 0) - Number(current.size[route]! > 0);
      trial.version[route] = this.recreate.newVersion();
      current.copyRoute(trial, route);
      this.differs[route] = 1;
    }
    current.copyWaiting(trial);
  }

  private reject(): void {
    for (let at = 0; at < this.touchedCount; at += 1) {
      const route = this.touched[at]!;
      this.isTouched[route] = 0;
      this.trial.copyRoute(this.current, route);
    }
    this.trial.copyWaiting(this.current);
  }

  private keepBest(): void {
    this.bestCost = this.cost;
    for (let route = 0; route < this.problem.vehicles; route += 1) {
      if (this.differs[route] === 0) continue;
      this.differs[route] = 0;
      this.best.copyRoute(this.current, route);
    }
    this.best.copyWaiting(this.current);
  }

  private meanLeg(): number {
    const { current, problem } = this;
    let sum = 0;
    let count = 0;
    for (let stop = 0; stop < problem.stops; stop += 1) {
      if (current.routeOf[problem.requestOf[stop]!]! < 0) continue;
      sum += current.leg[stop]!;
      count += 1;
    }
    return count === 0 ? 1 : sum / count;
  }
}
