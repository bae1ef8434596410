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

/**
 * Ruin and recreate with simulated annealing (Schrimpf et al. 2000; SISR). Of the three plans, a step changes the trial only
 * where it works, and then makes the trial or the current plan follow the other on those routes.
 */
export class Anneal {
  readonly current: Plan;
  readonly best: Plan;
  /** Ruin and recreate steps so far. */
  steps = 0;
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
    this.trial = new Plan(problem);
    this.best = new Plan(problem);
    this.ruin = new Ruin(problem, chance, neighbours);
    this.recreate = new Recreate(problem, chance, neighbours);
    this.touched = new Int32Array(problem.vehicles);
    this.isTouched = new Uint8Array(problem.vehicles);
    this.differs = new Uint8Array(problem.vehicles);
  }

  /** May an idle vehicle be taken? */
  set mayOpen(mayOpen: boolean) {
    this.recreate.mayOpen = mayOpen;
  }

  /** Goes on from this plan; what was best before is forgotten. */
  start(plan: Plan): void {
    this.current.copyFrom(plan);
    for (let route = 0; route < this.problem.vehicles; route += 1)
      this.current.version[route] = this.recreate.newVersion();
    this.trial.copyFrom(this.current);
    this.cost = this.current.totalCost();
    this.used = this.current.routesUsed();
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

  private readonly touch = (route: number): void => {
    this.isTouched[route] = 1;
    this.touched[this.touchedCount] = route;
    this.touchedCount += 1;
  };

  private step(heat: number): void {
    const { chance, problem, trial, current, ruin } = this;
    this.steps += 1;
    const served = (1 - current.waitingCount / problem.requests) * problem.stops;
    ruin.around(trial, chance.below(problem.looseStops), this.used === 0 ? 1 : served / this.used);
    this.touchedCount = 0;
    for (let at = 0; at < ruin.routeCount; at += 1) this.touch(ruin.routes[at]!);
    this.recreate.all(trial, this.isTouched, this.touch);
    let change = trial.costOfWaiting() - current.costOfWaiting();
    let isBroken = 0;
    for (let at = 0; at < this.touchedCount; at += 1) {
      const route = this.touched[at]!;
      change += trial.cost[route]! - current.cost[route]!;
      isBroken |= trial.isBroken[route]!;
    }
    if (isBroken === 0 && change < -heat * Math.log(1 - chance.unit())) {
      this.accept();
      this.cost += change;
      if (this.cost < this.bestCost - 1e-7) this.keepBest();
    } else this.reject();
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
