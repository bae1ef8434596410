import type { RunResult } from "../result";
import { interval, type Interval } from "../statistics";

/** Two policies on the same days: the mean of the day-by-day differences with its 95 % interval. */
export type Comparison = {
  readonly kind: "comparison";
  readonly of: string;
  readonly with: string;
  readonly days: number;
  /** Difference of the first from the second: shares of 1, minutes; for km a share of the second's. */
  readonly kmPerOrder: Interval;
  readonly onTime: Interval;
  readonly unassignedShare: Interval;
  readonly offerDelayP95: Interval;
  /** Part of the way from nearest to hindsight that the first has gone, by km per order; null without those two. */
  readonly gapClosed: Interval | null;
};

export function compare(results: readonly RunResult[]): Comparison[] {
  const policies = [...new Set(results.map(({ policy }) => policy))];
  const byDay = new Map(results.map((result) => [`${result.policy} ${result.seed}`, result]));
  const seeds = [...new Set(results.map(({ seed }) => seed))];
  const baseline = policies.includes("nearest") ? "nearest" : policies[0];
  return policies
    .filter((policy) => policy !== baseline)
    .map((policy) => {
      const pairs = seeds.flatMap((seed) => {
        const own = byDay.get(`${policy} ${seed}`);
        const other = byDay.get(`${baseline} ${seed}`);
        return own === undefined || other === undefined ? [] : [{ own, other, best: byDay.get(`hindsight ${seed}`) }];
      });
      const differ = (of: (result: RunResult) => number): Interval =>
        interval(pairs.map(({ own, other }) => of(own) - of(other)));
      const gaps = pairs.flatMap(({ own, other, best }) =>
        best === undefined || best.kmPerOrder >= other.kmPerOrder
          ? []
          : [(other.kmPerOrder - own.kmPerOrder) / (other.kmPerOrder - best.kmPerOrder)],
      );
      return {
        ...{ kind: "comparison", of: policy, with: baseline ?? "", days: pairs.length },
        kmPerOrder: interval(pairs.map(({ own, other }) => own.kmPerOrder / other.kmPerOrder - 1)),
        onTime: differ(({ onTime }) => onTime),
        unassignedShare: differ(({ unassignedShare }) => unassignedShare),
        offerDelayP95: differ(({ offerDelayP95 }) => offerDelayP95),
        gapClosed: baseline === "nearest" && policy !== "hindsight" && gaps.length > 0 ? interval(gaps) : null,
      };
    });
}
