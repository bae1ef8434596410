import { Worker } from "node:worker_threads";
import type { BadProblem } from "../solver/check-problem";
import type { RoutePlan, RoutingPlan, RoutingProblem } from "../solver/model";

export type SolveAsk = {
  readonly problem: RoutingProblem;
  readonly objective: "vehicles" | "cost";
  readonly seed: number;
  /** Routes to start from. */
  readonly before?: readonly RoutePlan[];
  /** The plan is there this long after the asking, or up to 50 ms later. */
  readonly milliseconds: number;
};

export type SolveOutcome = { readonly ok: true; readonly plan: RoutingPlan } | BadProblem;

export type ThreadQuestion = SolveAsk & { readonly id: number; readonly askedAt: number };
export type ThreadAnswer =
  { readonly id: number; readonly outcome: SolveOutcome } | { readonly id: number; readonly failure: string };

type Waiting = { readonly resolve: (outcome: SolveOutcome) => void; readonly reject: (error: Error) => void };

/**
 * Plans off the event loop, in one thread of its own: a planning minute on the main loop would let locks lapse and requests wait.
 * Questions are answered in turn. A thread that dies fails what it was asked; the next question starts a new one. Tables in
 * shared memory (`SharedArrayBuffer`) are not copied.
 */
export class SolverThread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** `script` is `solver-thread.server.ts`, built: `build/node/app/domain/delivery/dispatch/solver-thread.server.js`. */
  constructor(private readonly script: string) {}

  solve(ask: SolveAsk): Promise<SolveOutcome> {
    this.worker ??= this.start();
    const { worker } = this;
    this.lastId += 1;
    const question: ThreadQuestion = { ...ask, id: this.lastId, askedAt: performance.timeOrigin + performance.now() };
    return new Promise((resolve, reject) => {
      this.waiting.set(question.id, { resolve, reject });
      worker.postMessage(question);
    });
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
    this.failAll(new Error("the solver's thread was closed"));
  }

  private start(): Worker {
    const worker = new Worker(this.script);
    worker.unref();
    worker.on("message", (answer: ThreadAnswer) => this.settle(answer));
    worker.on("error", (error) => this.lose(worker, error));
    worker.on("exit", (code) => this.lose(worker, new Error(`the solver's thread ended with ${code}`)));
    return worker;
  }

  private settle(answer: ThreadAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ("outcome" in answer) waiting?.resolve(answer.outcome);
    else waiting?.reject(new Error(answer.failure));
  }

  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    this.failAll(error);
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
