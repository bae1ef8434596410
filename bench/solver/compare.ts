import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { BestSeen, type Result } from "./best-seen";

/**
 * Compares builds of the solver on many instances and seeds, in turn, each run by its process's own time.
 *
 *     npx tsx bench/solver/compare.ts FILE... --build CLONE --build CLONE [--format lilim] [--objective vehicles]
 *         [--seconds 10] [--seeds 1,2,3] [--best best.json]
 *
 * A clone is a directory of this project, or a bundle of `scripts/solve/main.ts`. Prints, for each build: vehicles in total, the gap
 * in distance to the best plan ever seen with as few vehicles (kept in `--best`), mean and worst over the runs, and the
 * difference to the first build with its standard error, over instances.
 */
const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    build: { type: "string", multiple: true, default: ["."] },
    format: { type: "string", default: "lilim" },
    objective: { type: "string", default: "vehicles" },
    seconds: { type: "string", default: "10" },
    seeds: { type: "string", default: "1,2,3" },
    best: { type: "string", default: "best.json" },
  },
});

const room = mkdtempSync(join(tmpdir(), "compare-"));
async function bundled(clone: string, at: number): Promise<string> {
  if (clone.endsWith(".mjs")) return clone;
  const outfile = join(room, `${at}.mjs`);
  await build({
    entryPoints: [join(clone, "scripts/solve/main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    tsconfig: join(clone, "tsconfig.json"),
    logLevel: "error",
  });
  return outfile;
}

const bundles = await Promise.all(values.build.map(bundled));
const best = new BestSeen(values.best);
const runs: { build: number; result: Result }[] = [];
for (const file of files)
  for (const seed of values.seeds.split(","))
    bundles.forEach((bundle, at) => {
      const { format, objective, seconds } = values;
      const options = { format, objective, seconds, seed };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
      const line = execFileSync(process.execPath, [bundle, file, ...args, "--clock", "cpu", "--json"], {
        encoding: "utf8",
      });
      const result: Result = JSON.parse(line);
      if (!result.feasible) throw new Error(`${file}, seed ${seed}: not feasible`);
      const key = `${basename(file)} ${objective}`;
      best.see(key, result);
      runs.push({ build: at, result: { ...result, instance: key } });
      console.log(`${key} seed ${seed} build ${at}: ${result.vehicles} / ${result.distance.toFixed(2)}`);
    });
best.save();

/** Of one build: mean over the runs of each instance. */
function meansOf(at: number, measure: (result: Result) => number): number[] {
  return [...new Set(runs.map(({ result }) => result.instance))].map((instance) => {
    const own = runs.filter((run) => run.build === at && run.result.instance === instance);
    return own.reduce((sum, { result }) => sum + measure(result), 0) / own.length;
  });
}
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
const errorOf = (numbers: readonly number[]): number =>
  Math.sqrt(mean(numbers.map((each) => (each - mean(numbers)) ** 2)) / Math.max(1, numbers.length - 1));
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

values.build.forEach((clone, at) => {
  const own = runs.filter((run) => run.build === at).map(({ result }) => result);
  const gaps = own.map((result) => best.gap(result)).filter((gap) => gap !== null);
  const vehicles = meansOf(at, (result) => result.vehicles);
  const fewest = meansOf(at, (result) => best.vehicles(result));
  const change = meansOf(at, (result) => Math.log(result.distance));
  const before = meansOf(0, (result) => Math.log(result.distance));
  const differences = change.map((each, instance) => each - (before[instance] ?? each));
  const sum = (numbers: readonly number[]): string => numbers.reduce((total, each) => total + each, 0).toFixed(2);
  console.log(
    `${clone}: ${sum(vehicles)} vehicles of ${sum(fewest)}; gap mean ${percent(mean(gaps))}, worst ` +
      `${percent(Math.max(...gaps))}, over ${gaps.length} of ${own.length} runs with as few; distance against the ` +
      `first build ${percent(mean(differences))} ± ${percent(errorOf(differences))}`,
  );
});
