import type { DayRun } from "../run-day";
import type { RunResult } from "../result";
import { interval, type Interval } from "../statistics";
import type { Comparison } from "./compare";
import { bars, escaped, histogram, logDots } from "./plots";

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2b21}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}figure{margin:1.5rem 0;overflow-x:auto}figcaption{font-weight:600}
svg{width:100%;min-width:34rem;font:13px system-ui,sans-serif;fill:#1c2b21}rect,circle{fill:#2f7d4f}
.range{stroke:#1c2b21;stroke-width:2}table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{padding:.3rem .7rem;text-align:right;border-bottom:1px solid #d5ddd7}th:first-child,td:first-child{text-align:left}
.bad{color:#a32018;font-weight:600}`;

type Row = readonly [name: string, of: (result: RunResult) => number, unit: (value: number) => string];

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const plain =
  (digits: number, unit = "") =>
  (value: number): string =>
    `${value.toFixed(digits)}${unit}`;

const rows: readonly Row[] = [
  ["On time", ({ onTime }) => onTime, percent],
  ["Not delivered", ({ unassignedShare }) => unassignedShare, percent],
  ["Late, mean", ({ lateMean }) => lateMean, plain(1, " min")],
  ["Late, p95", ({ lateP95 }) => lateP95, plain(1, " min")],
  ["Road per delivered order", ({ kmPerOrder }) => kmPerOrder, plain(2, " km")],
  ["Same, without hauls", ({ doorKmPerOrder }) => doorKmPerOrder, plain(2, " km")],
  ["Placed to a courier in mind, p95", ({ planDelayP95 }) => planDelayP95, plain(1, " min")],
  ["Ready to first offer, p95", ({ offerDelayP95 }) => offerDelayP95, plain(1, " min")],
  ["Driving or serving", ({ utilisation }) => utilisation, percent],
  ["Pay an hour", ({ payPerHour }) => payPerHour, plain(0, " ₫")],
  ["Pay an hour, p10", ({ payPerHourP10 }) => payPerHourP10, plain(0, " ₫")],
  ["Gini of pay an hour", ({ payGini }) => payGini, plain(3)],
  ["Changes of a run per courier-hour", ({ changesPerCourierHour }) => changesPerCourierHour, plain(2)],
  ["Tick, p50", ({ tickP50 }) => tickP50, plain(1, " ms")],
  ["Tick, p95", ({ tickP95 }) => tickP95, plain(1, " ms")],
  ["Tick, p99", ({ tickP99 }) => tickP99, plain(1, " ms")],
  ["Violations", ({ violations }) => violations, plain(0)],
];

/** The report: one file that needs no other. `last` is the last run of a dispatcher, for what only single ticks show. */
export function page(results: readonly RunResult[], comparisons: readonly Comparison[], last: DayRun | null): string {
  const policies = [...new Set(results.map(({ policy }) => policy))];
  const of = (policy: string, value: (result: RunResult) => number): Interval =>
    interval(results.filter((result) => result.policy === policy).map(value));
  const head = results[0];
  const title = `${head?.day ?? "no day"}${head?.shock ? `, ${head.shock}` : ""}`;
  const days = new Set(results.map(({ seed }) => seed)).size;
  const chart = (name: string, value: (result: RunResult) => number, unit: (value: number) => string): string =>
    bars(
      name,
      policies.map((policy) => barOf(policy, of(policy, value))),
      unit,
    );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Simulated days: ${escaped(title)}</title><style>${style}</style>
<h1>Simulated days: ${escaped(title)}</h1><p>${days} days, seeds from ${head?.seed ?? 0}; means, with the 95 % interval as a line.</p>
${tableOf(policies, of)}
${comparisonsOf(comparisons)}
<h2>Plots</h2>
${chart("On time", ({ onTime }) => onTime, percent)}
${chart("Road per delivered order", ({ kmPerOrder }) => kmPerOrder, plain(2, " km"))}
${chart("Not delivered", ({ unassignedShare }) => unassignedShare, percent)}
${chart("Driving or serving", ({ utilisation }) => utilisation, percent)}
${reasonsOf(results)}
${recoveriesOf(results)}
${last === null ? "" : singleTicks(last)}
</html>
`;
}

const barOf = (label: string, { mean, low, high }: Interval) => ({ label, value: mean, low, high });

function tableOf(policies: readonly string[], of: (policy: string, value: Row[1]) => Interval): string {
  const head = `<tr><th>Figure</th>${policies.map((policy) => `<th>${escaped(policy)}</th>`).join("")}</tr>`;
  const body = rows.map(([name, value, unit]) => {
    const cells = policies.map((policy) => {
      const { mean } = of(policy, value);
      return `<td${name === "Violations" && mean > 0 ? ' class="bad"' : ""}>${unit(mean)}</td>`;
    });
    return `<tr><td>${name}</td>${cells.join("")}</tr>`;
  });
  return `<table>${head}${body.join("")}</table>`;
}

function comparisonsOf(comparisons: readonly Comparison[]): string {
  if (comparisons.length === 0) return "";
  const range = ({ mean, low, high }: Interval): string =>
    low === high ? percent(mean) : `${percent(mean)} (${percent(low)} … ${percent(high)})`;
  const body = comparisons.map(
    (each) =>
      `<tr><td>${each.of} against ${each.with}</td><td>${range(each.kmPerOrder)}</td><td>${range(each.onTime)}</td>` +
      `<td>${each.gapClosed === null ? "" : range(each.gapClosed)}</td></tr>`,
  );
  return `<h2>Paired by day</h2><table><tr><th></th><th>Road per order</th><th>On time</th><th>Nearest → hindsight closed</th></tr>${body.join("")}</table>`;
}

function reasonsOf(results: readonly RunResult[]): string {
  const counts = new Map<string, number>();
  for (const { policy, reasons } of results)
    for (const [reason, count] of Object.entries(reasons))
      counts.set(`${policy}: ${reason}`, (counts.get(`${policy}: ${reason}`) ?? 0) + count);
  if (counts.size === 0) return "";
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, 16);
  return bars(
    "Unassigned orders by reason",
    sorted.map(([label, value]) => ({ label, value })),
    (value) => String(value),
  );
}

/** How long each closing took to be worked through: minutes of the day, and time of deciding. */
function recoveriesOf(results: readonly RunResult[]): string {
  const body = results.flatMap(({ policy, seed, recovery }) =>
    recovery.map(
      ({ affected, minutes, milliseconds }) =>
        `<tr><td>${policy}, seed ${seed}</td><td>${affected}</td>` +
        `<td>${minutes === null ? "never" : minutes.toFixed(1)}</td><td>${milliseconds}</td></tr>`,
    ),
  );
  if (body.length === 0) return "";
  const head =
    "<tr><th>After a closing</th><th>Orders touched</th><th>Minutes until settled</th><th>Deciding, ms</th></tr>";
  return `<table>${head}${body.join("")}</table>`;
}

const singleTicks = ({ journal }: DayRun): string =>
  histogram(
    "Last run: minutes from ready to the first offer",
    journal.offerDelays,
    [0, 0.5, 1, 1.5, 2, 5, 10, 30],
    "min",
  ) +
  logDots(
    "Last run: time of a tick against open loads",
    journal.ticks.map(({ open, milliseconds }) => ({ x: open, y: milliseconds })),
    { x: "open loads", y: "milliseconds" },
  );
