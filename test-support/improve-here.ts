import type { Surroundings } from "~/domain/delivery/dispatch/decision";
import { solve } from "~/domain/delivery/solver/solve";

/** Better routes by counted steps on this thread: the same in every run. */
export const improveHere: Surroundings["improve"] = (problem, before) => {
  let steps = 0;
  return Promise.resolve(solve(problem, { objective: "cost", seed: 1, passed: () => (steps += 1) / 200 }, before));
};
