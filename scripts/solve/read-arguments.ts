import { parseArgs } from "node:util";
import { BadFile } from "./numbers";

const formats = ["lilim", "solomon", "sartori"] as const;
export type Format = (typeof formats)[number];

export type Asked = {
  readonly files: readonly string[];
  readonly format: Format;
  readonly objective: "vehicles" | "distance";
  readonly seconds: number;
  readonly seed: number;
  readonly json: boolean;
  readonly out: string | null;
  readonly clock: "wall" | "cpu";
};

const usage =
  "solve FILE... --format lilim|solomon|sartori [--objective vehicles|distance] [--seconds S] [--seed N] [--json] [--out DIR] [--clock wall|cpu]";

export function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) throw new BadFile(usage);
  return {
    files: positionals,
    format: oneOf("--format", values.format, formats),
    objective: oneOf("--objective", values.objective, ["vehicles", "distance"]),
    seconds: positive("--seconds", values.seconds),
    seed: whole("--seed", values.seed),
    json: values.json,
    out: values.out ?? null,
    clock: oneOf("--clock", values.clock, ["wall", "cpu"]),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "lilim" },
        objective: { type: "string", default: "vehicles" },
        seconds: { type: "string", default: "10" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        out: { type: "string" },
        clock: { type: "string", default: "wall" },
      },
    });
  } catch (error) {
    throw new BadFile(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function oneOf<const Choice extends string>(option: string, given: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === given);
  if (choice === undefined) throw new BadFile(`${option} should be one of ${choices.join(", ")}, not "${given}"`);
  return choice;
}

function positive(option: string, given: string): number {
  const value = Number(given);
  if (!(value > 0 && value < 1e6)) throw new BadFile(`${option} should be a number above 0, not "${given}"`);
  return value;
}

function whole(option: string, given: string): number {
  const value = Number(given);
  if (!Number.isSafeInteger(value) || given.trim() === "")
    throw new BadFile(`${option} should be a whole number, not "${given}"`);
  return value;
}
