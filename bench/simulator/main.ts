import { writeFileSync } from "node:fs";
import { BadInput } from "./bad-input";
import { makeDay } from "./city/make-day";
import { partOfDay } from "./city/part-of-day";
import type { Day } from "./day";
import { figuresOf } from "./figures";
import { planWithHindsight } from "./hindsight/plan-with-hindsight";
import { mealFigures } from "./mdrp/meal-figures";
import { readMealDay } from "./mdrp/read-meal-day";
import { batch } from "./policies/batch";
import { nearest } from "./policies/nearest";
import { ours } from "./policies/ours";
import type { OnlinePolicy, PolicyName } from "./policies/policy";
import { readArguments, type Asked } from "./read-arguments";
import { compare } from "./report/compare";
import { page } from "./report/page";
import { lineOf, summaryOf } from "./report/words";
import type { RunResult } from "./result";
import { runDay, type DayRun, type OnProgress } from "./run-day";
import { showProgress } from "../../scripts/progress";
import { findViolations } from "./safety";
import type { Decide } from "~/domain/delivery/dispatch/decision";

const online: Record<OnlinePolicy, Decide> = { nearest, batch, ours };

/** Milliseconds since some point. */
const stopwatches: Record<Asked["clock"], () => number> = {
  wall: () => performance.now(),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

async function play(
  day: Day,
  policy: PolicyName,
  stopwatch: () => number,
): Promise<{ result: RunResult; run: DayRun }> {
  const started = stopwatch();
  const run =
    policy === "hindsight"
      ? planWithHindsight(day)
      : await runDay(day, online[policy], stopwatch, progressOf(day, policy));
  const violations = findViolations(day, run.journal, run.closings);
  for (const { what, who, at } of violations.slice(0, 20))
    console.error(`${day.name} ${policy}: ${who} ${what} at ${at.toFixed(2)}`);
  const result: RunResult = {
    ...{ kind: "run", day: day.name, policy, seed: day.seed, shock: day.shock, couriers: day.couriers.length },
    ...figuresOf(day, run.journal, violations),
    ...(day.people.areObedient ? mealFigures(day, run.journal) : {}),
    seconds: Number(((stopwatch() - started) / 1000).toFixed(1)),
  };
  return { result, run };
}

/** Of a long day one wants to know how far it is; a short one is over before one asks. */
const progressOf = ({ name, orders, begins, ends }: Day, policy: PolicyName): OnProgress =>
  orders.length < 2_000 ? () => undefined : showProgress(`minutes of ${name}, ${policy}`, Math.floor(ends - begins));

function daysOf({ mdrp, orders, days, seed, city, shock, hours }: Asked): (() => Day)[] {
  if (mdrp !== null) {
    const day = readMealDay(mdrp, seed);
    return [() => day];
  }
  return Array.from({ length: days }, (_, index) => () => {
    const day = makeDay({ city, orders, shock, seed: seed + index });
    return hours === null ? day : partOfDay(day, ...hours);
  });
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2));
  const results: RunResult[] = [];
  let last: DayRun | null = null;
  for (const dayOf of daysOf(asked)) {
    const day = dayOf();
    for (const policy of policiesFor(asked)) {
      const { result, run } = await play(day, policy, stopwatches[asked.clock]);
      results.push(result);
      if (policy !== "hindsight") last = run;
      console.log(asked.json ? JSON.stringify(result) : lineOf(result));
    }
  }
  const comparisons = compare(results);
  for (const each of comparisons) if (asked.json) console.log(JSON.stringify(each));
  if (!asked.json) console.log(summaryOf(results, comparisons));
  if (asked.report !== null) writeReport(asked.report, page(results, comparisons, last));
  if (results.some(({ violations }) => violations > 0)) process.exitCode = 1;
}

/** Knowing the orders and closings beforehand is no plan for a day on which roads change under way. */
function policiesFor({ policies, shock }: Asked): readonly PolicyName[] {
  if (shock !== "rain") return policies;
  const left = policies.filter((policy) => policy !== "hindsight");
  if (left.length === 0) throw new BadInput(`--policy hindsight cannot plan a day with --shock ${shock}`);
  return left;
}

function writeReport(file: string, html: string): void {
  try {
    writeFileSync(file, html);
  } catch (error) {
    throw new BadInput(`--report ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
