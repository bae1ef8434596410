import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { checkPlan } from "~/domain/delivery/solver/check-plan";
import type { RoutingPlan, RoutingProblem } from "~/domain/delivery/solver/model";
import { solve } from "~/domain/delivery/solver/solve";
import { BadFile } from "./numbers";
import { readArguments, type Asked, type Format } from "./read-arguments";
import { readLiLim } from "./read-lilim";
import { readSartori } from "./read-sartori";
import { readSolomon } from "./read-solomon";

const readers: Record<Format, (name: string, text: string) => RoutingProblem> = {
  lilim: readLiLim,
  solomon: readSolomon,
  sartori: readSartori,
};

/** Asking costs 3 µs and more, so it is asked once in a millisecond of the wall. */
let askedAt = -Infinity;
let used = 0;
function cpuMilliseconds(): number {
  const now = performance.now();
  if (now - askedAt < 1) return used;
  askedAt = now;
  const { user, system } = process.cpuUsage();
  used = (user + system) / 1000;
  return used;
}

/** Time since some point, milliseconds: of the wall, or of this process alone (for a machine that others use too). */
const clocks: Record<Asked["clock"], () => number> = {
  wall: () => performance.now(),
  cpu: cpuMilliseconds,
};

function run(file: string, asked: Asked): void {
  const now = clocks[asked.clock];
  const started = now();
  const name = basename(file).replace(/\.(txt|vrp|sol)$/i, "");
  const problem = readers[asked.format](name, textOf(file));
  const objective = asked.objective === "vehicles" ? "vehicles" : "cost";
  // The plan must be written when the time is over.
  const limit = asked.seconds * 1000 - 5;
  const plan = solve(problem, { objective, seed: asked.seed, passed: () => (now() - started) / limit });
  const seconds = (now() - started) / 1000;
  const faults = checkPlan(problem, plan);
  if (asked.out !== null) {
    mkdirSync(asked.out, { recursive: true });
    writeFileSync(join(asked.out, `${name}.txt`), solutionText(problem, plan));
  }
  const result = {
    instance: name,
    vehicles: plan.routes.length,
    distance: Number(plan.routes.reduce((sum, { cost }) => sum + cost, 0).toFixed(6)),
    seconds: Number(seconds.toFixed(3)),
    feasible: faults.length === 0 && plan.unassigned.length === 0,
  };
  if (asked.json) console.log(JSON.stringify(result));
  else console.log(lineOf(result));
  for (const { where, what } of faults) console.error(`${name}: ${where} ${what}`);
}

const lineOf = (result: {
  instance: string;
  vehicles: number;
  distance: number;
  seconds: number;
  feasible: boolean;
}): string =>
  `${result.instance}: ${result.vehicles} vehicles, distance ${result.distance.toFixed(2)}, ` +
  `${result.seconds} s${result.feasible ? "" : ", NOT FEASIBLE"}`;

/** `Route k : id id …`, the ids of the file. */
function solutionText(problem: RoutingProblem, plan: RoutingPlan): string {
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  return plan.routes
    .map(({ stops }, index) => {
      const ids = stops.map(({ request, kind }) => requests.get(request)?.[kind]?.place);
      return `Route ${index + 1} : ${ids.join(" ")}\n`;
    })
    .join("");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new BadFile(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Says what is wrong with the words given, and goes on: one bad file does not spoil the others. */
function orSay(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

orSay(() => {
  const asked = readArguments(process.argv.slice(2));
  for (const file of asked.files) orSay(() => run(file, asked));
});
