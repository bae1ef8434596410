import type { Surroundings } from "~/domain/delivery/dispatch/decision";
import { checkProblem } from "~/domain/delivery/solver/check-problem";
import { solve } from "~/domain/delivery/solver/solve";

/**
 * The search asks every sixteen steps how much time has passed. On a free core it makes some 30 steps in a millisecond on a shard's
 * problem; two are given here, so that days are over soon and nothing is claimed that a busy machine could not do.
 */
const questionsPerMillisecond = 0.1;

/** The solver with its time counted in steps: the same problem has the same plan on every machine. */
export const improveBySteps =
  (seed: number): Surroundings["improve"] =>
  async (problem, before, milliseconds) => {
    const checked = checkProblem(problem);
    if (!checked.ok) throw new Error(`a problem the solver refuses: ${JSON.stringify(checked)}`);
    let asked = 0;
    const passed = (): number => (asked += 1) / (1 + milliseconds * questionsPerMillisecond);
    return solve(problem, { objective: "cost", seed, passed }, before);
  };
