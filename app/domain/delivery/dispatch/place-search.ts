import type { Point } from "~/domain/shared/geo";
import type { OpenLoad, RunStop } from "./board";
import { Detours } from "./detours";
import { coldGramsOf } from "./feasibility";
import { stopsFor, type OpenRun } from "./open-run";
import { dueAtDoor, latenessVnd, neverDue, type Due } from "./price";
import { freezing, parcelMinutes, perMinuteVnd } from "./settings";
import { roadBetween, type Ask, type Road } from "./walk";

/** Pickup behind point `pickupAfter` of the run, door behind point `doorAfter`; equal: one after the other. */
export type Gap = { readonly pickupAfter: number; readonly doorAfter: number };

/** A point the pickup may stand behind, and what that costs at least, đồng. */
type First = { readonly at: number; readonly leastVnd: number };

const rounding = 1e-6;
/** What is foretold is summed in another order than what is compared, đồng. */
const slackVnd = 1e-3;

/**
 * Looks for the cheapest pair of gaps for one load on one run: road, work and lateness, in đồng. Load, promised stops and the end of
 * the shift are kept, and its own longest ride; areas and the rides of others are for `judgeRun` to say. A pair whose detour alone costs more than the best is not driven.
 */
export class PlaceSearch {
  readonly stops: readonly [pickup: RunStop, door: RunStop];
  readonly toPickup: readonly Road[];
  readonly fromPickup: readonly Road[];
  readonly toDoor: readonly Road[];
  readonly fromDoor: readonly Road[];
  readonly direct: Road;
  private readonly mayFollow: boolean[];
  private readonly detours: Detours;
  /** What waits at checkpoints may give back at most when the run gets there at other times, đồng. */
  private readonly giveBackVnd: number;
  private readonly due: Due;

  constructor(
    readonly run: OpenRun,
    readonly load: OpenLoad,
    readonly ask: Ask,
  ) {
    const { courier, points, limits } = run;
    this.stops = stopsFor(load);
    this.due = dueAtDoor(load);
    const road = (from: Point, to: Point, at?: number): Road => roadBetween(ask, from, to, courier.vehicle, at === 0);
    this.toPickup = points.map((point, at) => road(point, load.from, at));
    this.fromPickup = points.map((point) => road(load.from, point));
    this.toDoor = points.map((point, at) => road(point, load.to, at));
    this.fromDoor = points.map((point) => road(load.to, point));
    this.direct = road(load.from, load.to);
    const isLoaded = (courier.vehicle === "van" || courier.vehicle === "truck") && (run.grams[0] ?? 0) > 0;
    this.mayFollow = points.map((_, at) => at >= limits.frozen && (!isLoaded || this.isBeside(at)));
    this.detours = new Detours(run, this, this.mayFollow);
    this.giveBackVnd = this.mostGivenBack();
  }

  /** No gap costs less, đồng; infinite: there is none. */
  get atLeastVnd(): number {
    return (this.firsts[0]?.leastVnd ?? Infinity) - this.giveBackVnd;
  }

  /** What the pickup may stand behind, by the least that any pair with it costs. Worked out when first asked for. */
  private get firsts(): readonly First[] {
    return (this.knownFirsts ??= this.possibleFirsts().sort((one, other) => one.leastVnd - other.leastVnd));
  }
  private knownFirsts: readonly First[] | null = null;

  private possibleFirsts(): First[] {
    const firsts: First[] = [];
    for (let at = this.run.limits.frozen; at <= this.run.stops.length; at += 1) {
      const leastVnd = this.mayBeFirst(at) ? this.leastWith(at) : Infinity;
      if (leastVnd < Infinity) firsts.push({ at, leastVnd });
    }
    return firsts;
  }

  private mostGivenBack(): number {
    const { legMinutes, roadMinutes } = this.run.walk;
    const waited = legMinutes.reduce((sum, minutes, at) => sum + minutes - (roadMinutes[at] ?? 0), 0);
    return waited > rounding ? waited * perMinuteVnd + this.run.tail.lateNow.reduce((sum, each) => sum + each, 0) : 0;
  }

  /** The least that any pair with this pickup costs: the detour, the own door straight after it, the others later by the pickup alone. */
  private leastWith(first: number): number {
    const { run, load } = this;
    const leaves = this.fetchedAt(first) + parcelMinutes;
    const next = first < run.stops.length ? leaves + (this.fromPickup[first + 1]?.minutes ?? 0) : -Infinity;
    if (next > (run.tail.latest[first + 1] ?? Infinity) + rounding) return Infinity;
    const door = Math.max(leaves + this.direct.minutes, load.window.from);
    if (door + parcelMinutes > run.limits.endsBy + rounding) return Infinity;
    return this.detours.leastOf(first) + latenessVnd(door, this.due) + run.tail.atLeastVnd(first + 1, next);
  }

  private fetchedAt(first: number): number {
    const reached = (this.run.leaves[first] ?? 0) + (this.toPickup[first]?.minutes ?? 0);
    return Math.max(reached, this.stops[0].earliest);
  }

  private mayBeFirst(at: number): boolean {
    return this.mayFollow[at] === true && !this.isOver(at, this.load);
  }

  /** A loaded vehicle is not repacked on the way: at the tail, or where it stands anyway. */
  private isBeside(at: number): boolean {
    const near = (roads: readonly Road[]): boolean =>
      (roads[at]?.metres ?? Infinity) <= freezing.besideMetres ||
      (roads[at + 1]?.metres ?? Infinity) <= freezing.besideMetres;
    return at === this.run.stops.length || near(this.toPickup) || near(this.fromDoor);
  }

  /** The cheapest pair not in `tried`; null when none is left that may cost less than the limit, đồng. */
  cheapest(tried: readonly Gap[], belowVnd = Infinity): Gap | null {
    this.best = null;
    this.bestVnd = belowVnd + this.giveBackVnd + slackVnd;
    for (const { at, leastVnd } of this.firsts) {
      if (!this.mayBeat(leastVnd)) break;
      this.fromGap(at, tried);
    }
    return this.best;
  }

  private mayBeat(leastVnd: number): boolean {
    return leastVnd - this.giveBackVnd - slackVnd < this.bestVnd;
  }
  private best: Gap | null = null;
  private bestVnd = Infinity;

  /** The pickup stands behind point `first`; drives on and tries the door behind each later point. */
  private fromGap(first: number, tried: readonly Gap[]): void {
    const { run, load } = this;
    const fetched = this.fetchedAt(first);
    if (fetched > run.courier.shift.until + rounding) return;
    let leaves = fetched + parcelMinutes;
    const rideUntil = (load.rideSince ?? leaves) + (load.rideLimit ?? Infinity) + rounding;
    let last: readonly Road[] = this.fromPickup;
    let late = 0;
    for (let door = first; door <= run.stops.length; door += 1) {
      if (door > first) {
        const arrival = Math.max(leaves + this.wayOn(last, door), run.earliest[door] ?? 0);
        if (arrival > (run.tail.latest[door] ?? Infinity) + rounding) return;
        late += this.moreLate(door, arrival);
        leaves = arrival + parcelMinutes;
        last = noRoads;
        if (this.isOver(door, load) || leaves > rideUntil) return;
        if (!this.mayBeat(this.detours.leastFrom(first, door) + late)) return;
      }
      if (this.mayFollow[door] !== true) continue;
      const gap = { pickupAfter: first, doorAfter: door };
      const costVnd = this.detours.costVnd(first, door) + late;
      if (costVnd < this.bestVnd && !tried.some((old) => isSameGap(old, gap)))
        this.finish(gap, leaves, costVnd, rideUntil);
    }
  }

  private isOver(at: number, load: OpenLoad): boolean {
    const { grams, coldGrams, courier } = this.run;
    const cold = coldGramsOf(load);
    return (
      (grams[at] ?? 0) + load.grams > courier.capacityG || (cold > 0 && (coldGrams[at] ?? 0) + cold > courier.coldG)
    );
  }

  /** Minutes of the way to a point, from the pickup when it has just been made, else as the run has it. */
  private wayOn(last: readonly Road[], to: number): number {
    return last[to]?.minutes ?? this.run.walk.legMinutes[to - 1] ?? 0;
  }

  private moreLate(at: number, arrival: number): number {
    return latenessVnd(arrival, this.run.due[at] ?? neverDue) - (this.run.tail.lateNow[at] ?? 0);
  }

  /** The door after the last stop driven, then the rest of the run as long as it is late for it. */
  private finish(gap: Gap, leaves: number, soFarVnd: number, rideUntil: number): void {
    const { run, load } = this;
    const { doorAfter } = gap;
    const wayIn = gap.pickupAfter === doorAfter ? this.direct : this.toDoor[doorAfter];
    const door = Math.max(leaves + (wayIn?.minutes ?? 0), load.window.from);
    if (door > rideUntil) return;
    let costVnd = soFarVnd + latenessVnd(door, this.due);
    let at = door + parcelMinutes;
    if (!this.mayGoOn(doorAfter + 1, at, costVnd)) return;
    for (let next = doorAfter + 1; next <= run.stops.length && costVnd < this.bestVnd; next += 1) {
      const way = next === doorAfter + 1 ? this.fromDoor[next]?.minutes : run.walk.legMinutes[next - 1];
      const arrival = Math.max(at + (way ?? 0), run.earliest[next] ?? 0);
      if (arrival > (run.limit[next] ?? Infinity) + rounding) return;
      costVnd += this.moreLate(next, arrival);
      at = arrival + parcelMinutes;
      if (at > (run.leaves[next] ?? 0) + rounding) continue;
      at = -Infinity;
      break;
    }
    if (at > run.limits.endsBy + rounding || costVnd >= this.bestVnd) return;
    this.bestVnd = costVnd;
    this.best = gap;
  }

  /** Once the door is left: is the rest of the run still possible, and at a price that is worth driving it for? */
  private mayGoOn(next: number, leaves: number, soFarVnd: number): boolean {
    const { tail, earliest, stops } = this.run;
    if (next > stops.length) return true;
    const arrival = Math.max(leaves + (this.fromDoor[next]?.minutes ?? 0), earliest[next] ?? 0);
    if (arrival > (tail.latest[next] ?? Infinity) + rounding) return false;
    return this.mayBeat(soFarVnd + tail.atLeastVnd(next, arrival));
  }

  /** The ways between the stops of the run with the load in this pair of gaps. */
  roadsWith({ pickupAfter, doorAfter }: Gap): Road[] {
    const { legMetres, roadMinutes } = this.run.walk;
    const old = legMetres.map((metres, at) => ({ metres, minutes: roadMinutes[at] ?? 0 }));
    const isTogether = pickupAfter === doorAfter;
    const between = isTogether ? [] : [this.fromPickup[pickupAfter + 1], ...old.slice(pickupAfter + 1, doorAfter)];
    const roads: readonly (Road | undefined)[] = [
      ...old.slice(0, pickupAfter),
      this.toPickup[pickupAfter],
      ...between,
      isTogether ? this.direct : this.toDoor[doorAfter],
      ...(doorAfter < old.length ? [this.fromDoor[doorAfter + 1], ...old.slice(doorAfter + 1)] : []),
    ];
    return roads.filter((road) => road !== undefined);
  }
}

const noRoads: readonly Road[] = [];
const isSameGap = (a: Gap, b: Gap): boolean => a.pickupAfter === b.pickupAfter && a.doorAfter === b.doorAfter;
