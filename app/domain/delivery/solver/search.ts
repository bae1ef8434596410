import { Anneal, type Cooling } from "./anneal";
import { Chance } from "./chance";
import { EjectionSearch } from "./ejection";
import { reduceFleet } from "./fleet";
import { setHopelessAside } from "./hopeless";
import { nearestStops } from "./neighbours";
import { Plan } from "./plan";
import type { Problem } from "./problem";
import { restart } from "./restarts";
import { spread } from "./spread";

export type Aim = {
  /** Fewest vehicles first and least cost next, or least cost alone. */
  readonly objective: "vehicles" | "cost";
  readonly seed: number;
  /** How much of the time given has passed, 0 … 1; must grow with every call when it counts steps. */
  readonly passed: () => number;
};

/** Part of the time for a first good plan, and the end of the part for fewer vehicles. */
const firstPart = 0.08;
const fleetUntil = 0.55;
const cooling: Cooling = { hot: 1, cold: 0.01 };
const mild: Cooling = { hot: 0.2, cold: 0.01 };

/** The best plan found until the time has passed. `start` holds what was planned before; with it, the search stays close. */
export function search(problem: Problem, aim: Aim, start?: Plan): Plan {
  const plan = start ?? new Plan(problem);
  const hopeless = setHopelessAside(plan);
  const best = problem.looseRequests === hopeless.length ? plan : improve(plan, aim, start === undefined);
  for (const request of hopeless) best.waiting[best.waitingCount++] = request;
  return best;
}

function improve(plan: Plan, { objective, seed, passed }: Aim, isFresh: boolean): Plan {
  const { problem } = plan;
  const heat = isFresh ? cooling : mild;
  const chance = new Chance(seed);
  const anneal = new Anneal(problem, chance, nearestStops(problem, 250));
  if (objective === "cost" && isFresh) spread(plan, anneal, heat.hot, passed);
  else {
    anneal.start(plan);
    anneal.construct(() => passed() >= 1);
  }
  if (objective === "vehicles") {
    const empty = new Plan(problem);
    empty.copyFrom(plan);
    anneal.run(() => passed() / firstPart, heat);
    plan.copyFrom(anneal.best);
    const ways = { anneal, ejection: new EjectionSearch(problem, chance) };
    reduceFleet(plan, ways, { passed, until: fleetUntil });
    if (isFresh && plan.waitingCount === 0) restart(plan, { ...ways, empty, passed, cooling: heat });
    anneal.start(plan);
    anneal.limit = plan.waitingCount > 0 ? Infinity : plan.routesUsed();
  }
  const start = passed();
  if (start < 1) anneal.run(() => (passed() - start) / (1 - start), heat);
  return anneal.best;
}
