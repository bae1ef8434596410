import { readFileSync } from "node:fs";
import { OpenPlan } from "~/domain/delivery/solver/open-plan";
import { solve } from "~/domain/delivery/solver/solve";
import { readLiLim } from "../../scripts/solve/read-lilim";

/**
 * How long it takes to price one new order against every open route: plans all but a hundred requests of a Li & Lim file, then
 * asks for a price for each of the hundred, ten times over.
 *
 *     npx tsx bench/solver/newcomer.ts FILE
 */
const [file = ""] = process.argv.slice(2);
const whole = readLiLim(file, readFileSync(file, "utf8"));
const planned = { ...whole, requests: whole.requests.slice(100) };
const started = performance.now();
const plan = solve(planned, { objective: "cost", seed: 1, passed: () => (performance.now() - started) / 5000 });

const opening = performance.now();
const open = new OpenPlan(planned, plan.routes);
const openedIn = performance.now() - opening;

const times: number[] = [];
let offered = 0;
for (let round = 0; round < 10; round += 1)
  for (const { pickup, delivery, load } of whole.requests.slice(0, 100)) {
    if (pickup === undefined || delivery === undefined) continue;
    const asked = performance.now();
    offered += Math.min(1, open.price({ pickup, delivery, load }).length);
    times.push(performance.now() - asked);
  }
times.sort((one, other) => one - other);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? NaN).toFixed(2);
console.log(
  `${plan.routes.length} routes, ${planned.requests.length} requests; opened in ${openedIn.toFixed(0)} ms; ` +
    `one order p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms; ${offered} of ${times.length} had an offer`,
);
