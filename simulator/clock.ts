type Task = { readonly time: number; readonly order: number; readonly run: () => Promise<void> | void };

/**
 * The simulator's time. Frozen, it moves only by `advance`, running what falls due on the way, in order: the same test gives
 * the same story every time. Real, it runs with the machine plus whatever it was advanced by.
 */
export class SimulatedClock {
  private tasks: Task[] = [];
  private made = 0;
  private aheadMs = 0;
  private frozenMs: number | null;

  constructor(mode: "real" | { readonly frozenAt: Date }) {
    this.frozenMs = mode === "real" ? null : mode.frozenAt.getTime();
  }

  now(): Date {
    return new Date((this.frozenMs ?? Date.now()) + this.aheadMs);
  }

  after(delayMs: number, run: Task["run"]): void {
    this.tasks.push({ time: this.now().getTime() + delayMs, order: this.made++, run });
    this.tasks.sort((a, b) => a.time - b.time || a.order - b.order);
  }

  async advance(byMs: number): Promise<void> {
    const target = this.now().getTime() + byMs;
    for (let next = this.tasks[0]; next && next.time <= target; next = this.tasks[0]) {
      this.tasks.shift();
      this.aheadMs += Math.max(0, next.time - this.now().getTime());
      await next.run();
    }
    this.aheadMs += Math.max(0, target - this.now().getTime());
  }

  /** Runs what is due by now. */
  runDue = (): Promise<void> => this.advance(0);

  forget(): void {
    this.tasks = [];
  }
}
