import type { Figures } from "./figures";
import type { MealFigures } from "./mdrp/meal-figures";
import type { PolicyName } from "./policies/policy";

/** One day under one policy, as it is printed. */
export type RunResult = {
  readonly kind: "run";
  readonly day: string;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly shock: string | null;
  readonly couriers: number;
  readonly seconds: number;
} & Figures &
  Partial<MealFigures>;
