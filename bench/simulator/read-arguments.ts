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
  readonly json: boolean;
  readonly report: string | null;
};

export const usage = `simulate [--orders N] [--days D] [--seed S] [--city ${cityNames.join("|")}]
         [--policy ${policyNames.join("|")}|all] [--shock ${shockNames.join("|")}]
         [--mdrp DIR] [--json] [--report FILE.html]`;

/** Throws `BadInput` that names the option. */
export function readArguments(args: readonly string[]): Asked {
  const values = parsed(args);
  const { shock, mdrp, policy } = values;
  if (mdrp !== undefined && shock !== undefined) throw new BadInput("--shock has no meaning with --mdrp");
  return {
    orders: within("--orders", values.orders, 1, 200_000),
    days: within("--days", values.days, 1, 365),
    seed: within("--seed", values.seed, 0, 2 ** 31),
    city: oneOf("--city", values.city, cityNames),
    policies: policy === "all" ? policyNames : [oneOf("--policy", policy, policyNames, "all")],
    shock: shock === undefined ? null : oneOf("--shock", shock, shockNames),
    mdrp: mdrp ?? null,
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

function within(option: string, given: string, least: number, most: number): number {
  const value = Number(given);
  if (given.trim() === "" || !Number.isSafeInteger(value) || value < least || value > most)
    throw new BadInput(`${option} should be a whole number from ${least} to ${most}, not "${given}"`);
  return value;
}
