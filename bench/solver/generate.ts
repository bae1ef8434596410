import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawCustomers, kinds } from "./places";
import { roadText } from "./road-instance";
import { lilimText, solomonText } from "./write-instances";

/**
 * Writes instances of the public families, drawn by a seed, for comparing builds of the solver on what it was not tuned on:
 * DIR/lilim-100, lilim-200, lilim-1000, solomon, sartori.
 *
 *     npx tsx bench/solver/generate.ts DIR [--first 1] [--each 2]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { first: { type: "string", default: "1" }, each: { type: "string", default: "2" } },
});
const [directory] = positionals;
const [first, each] = [Number(values.first), Number(values.each)];
if (directory === undefined || !Number.isSafeInteger(first) || !(each >= 1 && each <= 1000))
  throw new Error("generate.ts DIR [--first SEED] [--each COUNT]: instances of each kind with seeds from SEED on");

/** Instances of each kind: all of `--each` for the small ones, a quarter for the large. Search steps (× 16) behind the pairs. */
const sizes = [
  { tasks: 100, each, steps: 1500 },
  { tasks: 200, each, steps: 1500 },
  { tasks: 1000, each: Math.ceil(each / 4), steps: 3000 },
];

function write(family: string, name: string, text: string): void {
  mkdirSync(join(directory ?? "", family), { recursive: true });
  writeFileSync(join(directory ?? "", family, `${name}.txt`), text);
}

for (const kind of kinds)
  for (const { tasks, each: count, steps } of sizes)
    for (let seed = first; seed < first + count; seed += 1) {
      const drawn = drawCustomers({ kind, customers: tasks, seed });
      const name = `${kind}-${tasks}-${seed}`;
      if (tasks === 100) write("solomon", name, solomonText(name, drawn));
      write(`lilim-${tasks}`, `l${name}`, lilimText(`l${name}`, drawn, seed, steps));
    }
for (let seed = first; seed < first + 4 * each; seed += 1)
  write("sartori", `road-100-${seed}`, roadText(`road-100-${seed}`, 100, seed));
