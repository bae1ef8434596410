import type { Anneal, Cooling } from "./anneal";
import { reduceFleet, type Ways } from "./fleet";
import { Plan } from "./plan";

/** Part of what is left of the time for short searches, and for finding out how fast a step is. */
const shortPart = 0.6;
const trialPart = 0.02;
const mostSearches = 8;
/**
 * Fewer steps than these in a short search say nothing, and take from the long one what it needs: 8,000 for 100 stops (with 2,500 a
 * second on lr209 ended 10 to 30 % too long in three of eight runs), 128,000 for 200.
 */
const leastSteps = (stops: number): number => 8000 * Math.max((stops / 100) ** 2, (stops / 100) ** 4);
/** A plan made from nothing is put in order for so many steps before vehicles are taken away. */
const firstSteps = 200;
const firstHeat: Cooling = { hot: 1, cold: 0.1 };

/** How the searches go, and the plan they begin from: nothing but frozen stops on it. */
type Restarts = Ways & { readonly empty: Plan; readonly passed: () => number; readonly cooling: Cooling };

/**
 * Where vehicles are scarce, no chain of sound plans may lead from one way of sharing the requests to another, however hot the
 * search is. So some short searches begin from nothing, as long as they reach as few vehicles, and the best of their plans is
 * left in `plan` for the long search. Does nothing where the time does not suffice for two.
 */
export function restart(plan: Plan, { empty, passed, cooling, ...ways }: Restarts): void {
  const { anneal } = ways;
  start(anneal, plan);
  const end = passed() + shortPart * (1 - passed());
  const least = leastSteps(anneal.problem.stops);
  const possible = stepsInAll(anneal, passed, cooling) * (end - passed());
  const searches = Math.min(mostSearches, Math.floor(possible / least));
  if (searches < 2) return;
  const share = (end - passed()) / searches;
  const until = (): number => Math.min(end, passed() + share);
  anneal.run(progressTo(until(), passed), cooling);
  plan.copyFrom(anneal.best);
  while (passed() < end) {
    const fresh = freshPlan(empty, ways, { passed, until: until() }, plan.routesUsed());
    if (fresh === null) return;
    start(anneal, fresh);
    anneal.run(progressTo(until(), passed), cooling);
    if (isBetter(anneal.best, plan)) plan.copyFrom(anneal.best);
  }
}

function start(anneal: Anneal, plan: Plan): void {
  anneal.start(plan);
  anneal.limit = plan.routesUsed();
}

const isBetter = (one: Plan, other: Plan): boolean => {
  const vehicles = one.routesUsed() - other.routesUsed();
  return vehicles < 0 || (vehicles === 0 && one.totalCost() < other.totalCost());
};

/** Steps that all the time would suffice for, by a few of them. */
function stepsInAll(anneal: Anneal, passed: () => number, cooling: Cooling): number {
  const [steps, from] = [anneal.steps, passed()];
  anneal.run(progressTo(from + trialPart, passed), cooling);
  return (anneal.steps - steps) / (passed() - from);
}

function progressTo(until: number, passed: () => number): () => number {
  const from = passed();
  return () => (from >= until ? 1 : (passed() - from) / (until - from));
}

/** Another plan with as few vehicles, made from nothing; null when that takes too long. */
function freshPlan(
  empty: Plan,
  ways: Ways,
  turns: { readonly passed: () => number; readonly until: number },
  fewest: number,
): Plan | null {
  const { anneal } = ways;
  const isOver = (): boolean => turns.passed() >= turns.until;
  const plan = new Plan(empty.problem);
  anneal.limit = Infinity;
  anneal.start(empty);
  anneal.construct(isOver);
  const from = anneal.steps;
  anneal.run(() => (isOver() ? 1 : (anneal.steps - from) / firstSteps), firstHeat);
  plan.copyFrom(anneal.best);
  reduceFleet(plan, ways, turns, fewest);
  return plan.waitingCount === 0 && plan.routesUsed() <= fewest ? plan : null;
}
