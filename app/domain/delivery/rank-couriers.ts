import { cheapestInsertion, type Insertion } from "./cheapest-insertion";
import { firstObstacle, type Permits, type EligibilityRule } from "./eligibility";
import type { Load, OnShift } from "./types";

export type Candidate = { readonly courier: OnShift; readonly insertion: Insertion };

export type Ranking = {
  /** Cheapest first; equal prices in the order of courier ids, so that the same question has the same answer. */
  readonly candidates: readonly Candidate[];
  /** How many couriers each rule kept out: "why does nobody carry this". */
  readonly obstacles: Partial<Record<EligibilityRule, number>>;
};

/** Prices every courier on shift for one load. */
export function rankCouriers(couriers: readonly OnShift[], load: Load, permits: Permits, now: Date): Ranking {
  const candidates: Candidate[] = [];
  const obstacles: Partial<Record<EligibilityRule, number>> = {};
  for (const courier of couriers) {
    const result = firstObstacle(courier, load, permits, now) ?? cheapestInsertion(courier, load, now);
    if (typeof result === "string") obstacles[result] = (obstacles[result] ?? 0) + 1;
    else candidates.push({ courier, insertion: result });
  }
  candidates.sort((a, b) => a.insertion.costVnd - b.insertion.costVnd || (a.courier.id < b.courier.id ? -1 : 1));
  return { candidates, obstacles };
}
