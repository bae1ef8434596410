import { Chance } from "./chance";
import { InsertionSearch } from "./insertion";
import type { RoutingProblem, TransportRequest, UnassignedReason } from "./model";
import { Plan } from "./plan";
import type { Problem, Rules } from "./problem";

/**
 * Names the first rule that keeps a request off each vehicle when it is alone there (with what is frozen): what bars it,
 * capacity, hours, goods, ride. `"others_first"`: alone it would fit, so the vehicle is taken up by others.
 */
export class WhyNot {
  private readonly steps: readonly { rule: string; search: InsertionSearch; plan: Plan }[];

  constructor(
    private readonly words: RoutingProblem,
    private readonly problem: Problem,
  ) {
    this.steps = relaxations(problem).map(([rule, relaxed]) => ({
      rule,
      search: new InsertionSearch(relaxed, new Chance(1), 0),
      plan: new Plan(relaxed),
    }));
  }

  reasons(request: number, own: TransportRequest): UnassignedReason[] {
    const tried = new Map<number, string>();
    const reasons = new Map<string, string[]>();
    this.words.vehicles.forEach(({ id }, vehicle) => {
      const barred = own.barred?.get(id) ?? (isAboardAnother(own, id) ? "on_board_of_another" : undefined);
      const kind = this.problem.kind[vehicle]!;
      const rule = barred ?? tried.get(kind) ?? this.firstRule(request, vehicle);
      if (barred === undefined) tried.set(kind, rule);
      reasons.set(rule, [...(reasons.get(rule) ?? []), id]);
    });
    return [...reasons].map(([rule, vehicles]) => ({ rule, vehicles }));
  }

  private firstRule(request: number, vehicle: number): string {
    const failing = this.steps.find(({ search, plan }) => !search.find(plan, request, vehicle, Infinity));
    return failing?.rule ?? "others_first";
  }
}

const isAboardAnother = ({ onBoardOf }: TransportRequest, vehicle: string): boolean =>
  onBoardOf !== undefined && onBoardOf !== vehicle;

/** The problem with one rule of each sort alone, and at last with all. */
function relaxations(problem: Problem): readonly (readonly [rule: string, problem: Problem])[] {
  const none: Rules = { ...problem.rules, surcharge: null, goods: null, moreLoads: null, rides: null };
  const latest = problem.latest.map(() => Infinity);
  const roomy = problem.capacity.map(() => Infinity);
  return [
    ["capacity", { ...problem, latest, rules: { ...none, moreLoads: problem.rules.moreLoads } }],
    ["hours", { ...problem, capacity: roomy, rules: none }],
    ["goods", { ...problem, latest, capacity: roomy, rules: { ...none, goods: problem.rules.goods } }],
    ["ride", { ...problem, capacity: roomy, rules: { ...none, rides: problem.rules.rides } }],
    ["together", problem],
  ];
}
