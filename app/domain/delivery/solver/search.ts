import { Anneal, type Cooling } from "./anneal";
import { Chance } from "./chance";
import { EjectionSearch } from "./ejection";
import { reduceFleet } from "./fleet";
import { nearestStops } from "./neighbours";
import { Plan } from "./plan";
import type { Problem } from "./problem";

export type Aim = {
  /** Fewest vehicles first and least cost next, or least cost alone. */
  readonly objective: "vehicles" | "cost";
  readonly seed: number;
  /** How much of the time given has passed, 0 … 1; must grow with every call when it counts steps. */
  readonly passed: () => number;
};

/** Part of the time for a first good plan, and the end of the part for fewer vehicles. */
const firstPart = 0.08;
const fleetUntil = 0.4;
const cooling: Cooling = { hot: 1, cold: 0.01 };

/** The best plan found until the time has passed. */
export function search(problem: Problem, { objective, seed, passed }: Aim): Plan {
  const chance = new Chance(seed);
  const anneal = new Anneal(problem, chance, nearestStops(problem, 250));
  anneal.construct(() => passed() >= 1);
  if (objective === "cost") {
    anneal.run(passed, cooling);
    return anneal.best;
  }
  anneal.run(() => passed() / firstPart, cooling);
  const ejection = new EjectionSearch(problem, chance);
  const plan = new Plan(problem);
  plan.copyFrom(anneal.best);
  const isFleetOver = (): boolean => passed() >= fleetUntil;
  if (plan.waitingCount > 0) placeWaiting(plan, ejection, isFleetOver);
  if (plan.waitingCount === 0) reduceFleet(plan, ejection, isFleetOver);
  const start = passed();
  anneal.start(plan);
  anneal.mayOpen = plan.waitingCount > 0;
  anneal.run(() => (passed() - start) / (1 - start), cooling);
  return anneal.best;
}

function placeWaiting(plan: Plan, ejection: EjectionSearch, isOver: () => boolean): void {
  ejection.load(plan);
  if (ejection.placeAll(isOver)) plan.copyFrom(ejection.plan);
}
