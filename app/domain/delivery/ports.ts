import type { Load, OnShift, PlannedStop } from "./types";

export type PlannedRun = {
  readonly courierId: string;
  readonly stops: readonly PlannedStop[];
  readonly arrivals: readonly Date[];
};

export type Plan = {
  readonly runs: readonly PlannedRun[];
  /** Loads nobody can take, each with the first rule failed and by how many couriers. */
  readonly left: readonly { readonly loadId: string; readonly why: Readonly<Record<string, number>> }[];
  readonly costVnd: number;
};

export type PlanAsk = {
  readonly now: Date;
  readonly couriers: readonly OnShift[];
  readonly loads: readonly Load[];
  /** Hard limit on thinking, milliseconds: construction counts too. */
  readonly deadlineMs: number;
  readonly seed: number;
};

/**
 * Plans many loads over many open runs at once. Frozen first stops stay first, goods on board stay on board, and every rule
 * of `eligibility` and `cheapest-insertion` holds in the answer.
 */
export type PlanRuns = (ask: PlanAsk) => Promise<Plan>;
