import { latenessVnd, neverDue, type Due } from "./price";
import { parcelMinutes } from "./settings";
import type { Walk } from "./walk";

/** Delays are looked up in steps of so many minutes, rounded down. */
const stepMinutes = 4;
const steps = 60;
const rounding = 1e-6;

type Driven = {
  readonly walk: Walk;
  readonly earliest: readonly number[];
  readonly limit: readonly number[];
  readonly due: readonly Due[];
  readonly limits: { readonly endsBy: number };
};

/** What comes of reaching a point of a run later than now, without driving the rest of it. Every table goes by point, as in `OpenRun`. */
export class Tail {
  /** Latest arrival that keeps every limit from here on and the end of the shift; minus infinity: there is none. */
  readonly latest: number[] = [];
  /** Price of lateness as the run stands, đồng. */
  readonly lateNow: readonly number[];
  /** `steps` entries for each point. */
  private readonly moreVnd: Float64Array;

  constructor(private readonly run: Driven) {
    const { walk, due } = run;
    this.lateNow = due.map((by, at) => (at === 0 ? 0 : latenessVnd(walk.arrivals[at - 1] ?? 0, by)));
    this.latest[due.length] = Infinity;
    this.moreVnd = new Float64Array(steps * due.length);
    for (let at = due.length - 1; at > 0; at -= 1) {
      this.latest[at] = this.latestAt(at);
      this.fillPrices(at);
    }
  }

  /** At least so much more lateness, đồng, at this point and all later ones, when it is reached then. */
  atLeastVnd(at: number, arrival: number): number {
    return this.lookUp(at, arrival - (this.run.walk.arrivals[at - 1] ?? 0));
  }

  private lookUp(at: number, delay: number): number {
    const step = Math.min(steps - 1, Math.max(0, Math.floor(delay / stepMinutes)));
    return this.moreVnd[at * steps + step] ?? 0;
  }

  private latestAt(at: number): number {
    const { earliest, limit, limits, walk } = this.run;
    const isLast = at === this.run.due.length - 1;
    const leaveBy = isLast ? limits.endsBy : (this.latest[at + 1] ?? Infinity) - (walk.legMinutes[at] ?? 0);
    const latest = Math.min(limit[at] ?? Infinity, leaveBy - parcelMinutes);
    return latest < (earliest[at] ?? 0) - rounding ? -Infinity : latest;
  }

  /** A wait before the next stop takes up some of the delay. */
  private fillPrices(at: number): void {
    const { walk, due } = this.run;
    const arrival = walk.arrivals[at - 1] ?? 0;
    const own = due[at] ?? neverDue;
    const now = this.lateNow[at] ?? 0;
    const isLast = at === due.length - 1;
    const wait = (walk.arrivals[at] ?? 0) - (walk.leaves[at - 1] ?? 0) - (walk.legMinutes[at] ?? 0) - rounding;
    for (let step = 0; step < steps; step += 1) {
      const delay = step * stepMinutes;
      const more = own.by === Infinity ? 0 : latenessVnd(arrival + delay, own) - now;
      this.moreVnd[at * steps + step] = more + (isLast ? 0 : this.lookUp(at + 1, delay - wait));
    }
  }
}
