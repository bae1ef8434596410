import type { RunResult } from "../result";
import type { Interval } from "../statistics";
import type { Comparison } from "./compare";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const signed = (share: number): string => `${share > 0 ? "+" : ""}${percent(share)}`;
const between = ({ mean, low, high }: Interval): string =>
  low === high ? signed(mean) : `${signed(mean)} (${signed(low)} … ${signed(high)})`;

export function lineOf(result: RunResult): string {
  const { day, policy, seed, shock, onTime, unassignedShare, kmPerOrder, lateP95, utilisation, violations, seconds } =
    result;
  const meals =
    result.clickToDoorMean === undefined
      ? ""
      : `, click to door ${result.clickToDoorMean.toFixed(1)} min (p95 ${result.clickToDoorP95?.toFixed(1)})`;
  return (
    `${day}${shock === null ? "" : ` ${shock}`} seed ${seed} ${policy}: on time ${percent(onTime)}, late p95 ${lateP95} min, ` +
    `not delivered ${percent(unassignedShare)}, ${kmPerOrder.toFixed(2)} km an order, busy ${percent(utilisation)}, ` +
    `${violations} violations${meals}, ${seconds} s`
  );
}

export function summaryOf(results: readonly RunResult[], comparisons: readonly Comparison[]): string {
  const lines = comparisons.map(
    (each) =>
      `${each.of} against ${each.with}, ${each.days} days: km per order ${between(each.kmPerOrder)}, on time ${between(each.onTime)}` +
      (each.gapClosed === null ? "" : `, ${between(each.gapClosed)} of the way from nearest to hindsight`),
  );
  const broken = results.reduce((total, { violations }) => total + violations, 0);
  return [...lines, `${broken} violations in ${results.length} days`].join("\n");
}
