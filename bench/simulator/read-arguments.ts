import { parseArgs } from "node:util";
import { BadInput } from "./bad-input";
import { cityNames, type CityName } from "./city/layout";
import { policyNames, type PolicyName } from "./policies/policy";
import { shockNames, type ShockName } from "./shocks";

export type Asked = {
  readonly orders: number;
  readonly days: number;
  readonly seed: number;
  readonly city: CityName;
  readonly policies: readonly PolicyName[];
  readonly shock: ShockName | null;
  readonly mdrp: string | null;
  /** Hours of the day to look at; null: all of it. */
  readonly hours: readonly [from: number, until: number] | null;
  /** What ticks are timed by: the wall, or this process's own time, for a machine that others use too. */
  readonly clock: "wall" | "cpu";
  readonly json: boolean;
  readonly report: string | null;
};

export const usage = `simulate [--orders N] [--days D] [--seed S] [--city ${cityNames.join("|")}]
         [--policy ${policyNames.join("|")}|all] [--shock ${shockNames.join("|")}]
         [--hours FROM-UNTIL] [--mdrp DIR] [--clock wall|cpu] [--json] [--report FILE.html]`;

/** Throws `BadInput` that names the option. */
export function readArguments(args: readonly string[]): Asked {
  const values = parsed(args);
  const { shock, mdrp, policy } = values;
  for (const option of ["shock", "hours"] as const)
    if (mdrp !== undefined && values[option] !== undefined)
      throw new BadInput(`--${option} has no meaning with --mdrp`);
  return {
    orders: within("--orders", values.orders, 1, 200_000),
    days: within("--days", values.days, 1, 365),
    seed: within("--seed", values.seed, 0, 2 ** 31),
    city: oneOf("--city", values.city, cityNames),
    policies: policy === "all" ? policyNames : [oneOf("--policy", policy, policyNames, "all")],
    shock: shock === undefined ? null : oneOf("--shock", shock, shockNames),
    mdrp: mdrp ?? null,
    hours: values.hours === undefined ? null : hoursOf(values.hours),
    clock: oneOf("--clock", values.clock, ["wall", "cpu"]),
    json: values.json,
    report: values.report ?? null,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        orders: { ...text, default: "1000" },
        days: { ...text, default: "1" },
        seed: { ...text, default: "1" },
        city: { ...text, default: "hcm" },
        policy: { ...text, default: "ours" },
        shock: text,
        mdrp: text,
        report: text,
        hours: text,
        clock: { ...text, default: "wall" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function oneOf<const Choice extends string>(
  option: string,
  given: string,
  choices: readonly Choice[],
  ...more: string[]
): Choice {
  const choice = choices.find((each) => each === given);
  if (choice === undefined)
    throw new BadInput(`${option} should be one of ${[...choices, ...more].join(", ")}, not "${given}"`);
  return choice;
}

function hoursOf(given: string): readonly [number, number] {
  const [from = NaN, until = NaN, ...more] = given.split("-").map((hour) => (hour.trim() === "" ? NaN : Number(hour)));
  if (!(from >= 0 && until > from && until <= 23.5) || more.length > 0)
    throw new BadInput(`--hours should be two hours of a day such as 9.5-10.5, not "${given}"`);
  return [from, until];
}

function within(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (given.trim() === "" || !Number.isSafeInteger(value) || value < least || value > most)
    throw new BadInput(`${option} should be a whole number from ${least} to ${most}, not "${given}"`);
  return value;
}
