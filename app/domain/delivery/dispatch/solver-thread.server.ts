import { parentPort } from "node:worker_threads";
import { checkProblem } from "../solver/check-problem";
import type { ThreadAnswer, ThreadQuestion } from "./solve-in-thread.server";
import { solve } from "../solver/solve";

/** The thread that plans: answers one question after the other, each before its deadline. */
parentPort?.on("message", ({ id, problem, objective, seed, milliseconds, askedAt, before }: ThreadQuestion) => {
  // The way here and the way back are part of the time given: the two clocks count from different zeros, the epoch is common.
  const waited = performance.timeOrigin + performance.now() - askedAt;
  const started = performance.now() - waited;
  const passed = (): number => (performance.now() - started) / milliseconds;
  parentPort?.postMessage(answer(id, () => solve(problem, { objective, seed, passed }, before), problem));
});

function answer(id: number, plan: () => ReturnType<typeof solve>, problem: ThreadQuestion["problem"]): ThreadAnswer {
  try {
    const checked = checkProblem(problem);
    return checked.ok ? { id, outcome: { ok: true, plan: plan() } } : { id, outcome: checked };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
