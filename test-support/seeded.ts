/** On a machine that others use, a shorter look is better than none. */
const interruptAfterTimeLimit = 75_000;

/**
 * How often a model is run, and the seed that repeats a run: printed always, so that a failure on somebody else's machine can
 * be had again with MODEL_SEED. MODEL_RUNS runs it longer.
 */
export function seeded(numRuns: number) {
  const seed = Number(process.env["MODEL_SEED"] ?? Date.now() % 2_147_483_647);
  console.info(`seed ${seed} (again: MODEL_SEED=${seed})`);
  return {
    seed,
    numRuns: Number(process.env["MODEL_RUNS"] ?? numRuns),
    ...{ verbose: 1 as const, interruptAfterTimeLimit },
  };
}
