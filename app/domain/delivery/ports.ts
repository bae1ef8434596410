import type { Permits } from "./eligibility";
import type { Ranking } from "./rank-couriers";
import type { Load, OnShift } from "./types";

/**
 * Who should carry a load: every courier on shift, priced, cheapest first, and the first rule that kept each other one out.
 * `rankCouriers` answers by cheapest insertion into the open runs; a solver that plans many loads at once takes its place in
 * the wiring. Whatever it answers, the assignment checks the rules again in its own transaction.
 */
export type RankCouriers = (couriers: readonly OnShift[], load: Load, permits: Permits, now: Date) => Ranking;
