export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** The smallest value that a share of all are not above; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Gini's coefficient: 0 when all have the same, towards 1 when one has it all. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sum(sorted);
  if (total === 0) return 0;
  const weighted = sum(sorted.map((value, at) => (at + 1) * value));
  return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/** Slope of log y against log x by least squares: 1 grows in step, 2 with the square. Null with fewer than ten points. */
export function growthExponent(points: readonly { readonly x: number; readonly y: number }[]): number | null {
  const logs = points.filter(({ x, y }) => x > 0 && y > 0).map(({ x, y }) => [Math.log(x), Math.log(y)] as const);
  if (logs.length < 10) return null;
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const spread = sum(logs.map(([x]) => (x - meanX) ** 2));
  return spread === 0 ? null : sum(logs.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
}

/** Two-sided 97.5 % points of Student's t for 1 … 30 degrees of freedom. */
const studentT = [
  12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1, 2.09, 2.09,
  2.08, 2.07, 2.07, 2.06, 2.06, 2.06, 2.05, 2.05, 2.05, 2.04,
];

export type Interval = { readonly mean: number; readonly low: number; readonly high: number };

/** Mean with its 95 % interval; of one value, the value alone. */
export function interval(values: readonly number[]): Interval {
  const middle = mean(values);
  if (values.length < 2) return { mean: middle, low: middle, high: middle };
  const variance = sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
  const half = (studentT[values.length - 2] ?? 1.96) * Math.sqrt(variance / values.length);
  return { mean: middle, low: middle - half, high: middle + half };
}
