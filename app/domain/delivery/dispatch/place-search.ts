import type { Point } from "~/domain/shared/geo";
import type { OpenLoad, RunStop } from "./board";
import { coldGramsOf } from "./feasibility";
import { stopsFor, type OpenRun } from "./open-run";
import { latenessVnd, roadVnd } from "./price";
import { freezing, openingVnd, parcelMinutes } from "./settings";
import { roadBetween, type Ask, type Road } from "./walk";

/** Pickup behind point `pickupAfter` of the run, door behind point `doorAfter`; equal: one after the other. */
export type Gap = { readonly pickupAfter: number; readonly doorAfter: number };

const rounding = 1e-6;

/**
 * Looks for the cheapest pair of gaps for one load on one run: road, work and lateness, in đồng. Load, promised stops and the end of
 * the shift are kept, and its own longest ride; areas and the rides of others are for `judgeRun` to say. A pair whose detour alone costs more than the best is not driven.
 */
export class PlaceSearch {
  readonly stops: readonly [pickup: RunStop, door: RunStop];
  private readonly toPickup: Road[];
  private readonly fromPickup: Road[];
  private readonly toDoor: Road[];
  private readonly fromDoor: Road[];
  private readonly direct: Road;
  private readonly mayFollow: boolean[];
  private readonly lateNow: number[];

  constructor(
    private readonly run: OpenRun,
    private readonly load: OpenLoad,
    ask: Ask,
  ) {
    const { courier, points, walk, due, limits } = run;
    this.stops = stopsFor(load);
    const road = (from: Point, to: Point): Road => roadBetween(ask, from, to, courier);
    this.toPickup = points.map((point) => road(point, load.from));
    this.fromPickup = points.map((point) => road(load.from, point));
    this.toDoor = points.map((point) => road(point, load.to));
    this.fromDoor = points.map((point) => road(load.to, point));
    this.direct = road(load.from, load.to);
    this.lateNow = points.map((_, at) => (at === 0 ? 0 : latenessVnd(walk.arrivals[at - 1] ?? 0, due[at] ?? Infinity)));
    const isLoaded = (courier.vehicle === "van" || courier.vehicle === "truck") && (run.grams[0] ?? 0) > 0;
    this.mayFollow = points.map((_, at) => at >= limits.frozen && (!isLoaded || this.isBeside(at)));
  }

  /** A loaded vehicle is not repacked on the way: at the tail, or where it stands anyway. */
  private isBeside(at: number): boolean {
    const near = (roads: readonly Road[]): boolean =>
      (roads[at]?.metres ?? Infinity) <= freezing.besideMetres ||
      (roads[at + 1]?.metres ?? Infinity) <= freezing.besideMetres;
    return at === this.run.stops.length || near(this.toPickup) || near(this.fromDoor);
  }

  /** The cheapest pair not in `tried`; null when none is left. */
  cheapest(tried: readonly Gap[]): Gap | null {
    this.best = null;
    this.bestVnd = Infinity;
    const { run, load } = this;
    for (let at = run.limits.frozen; at <= run.stops.length; at += 1) {
      if (!this.isOver(at, load) && this.mayFollow[at] === true) this.fromGap(at, tried);
    }
    return this.best;
  }
  private best: Gap | null = null;
  private bestVnd = Infinity;

  /** The pickup stands behind point `first`; drives on and tries the door behind each later point. */
  private fromGap(first: number, tried: readonly Gap[]): void {
    const { run, load } = this;
    const reached = (run.leaves[first] ?? 0) + (this.toPickup[first]?.minutes ?? 0);
    const fetched = Math.max(reached, this.stops[0].earliest);
    if (fetched > run.courier.shift.until + rounding) return;
    let leaves = fetched + parcelMinutes;
    const rideUntil = (load.rideSince ?? leaves) + (load.rideLimit ?? Infinity) + rounding;
    let last: readonly Road[] = this.fromPickup;
    let late = 0;
    for (let door = first; door <= run.stops.length; door += 1) {
      if (door > first) {
        const arrival = Math.max(leaves + this.wayOn(last, door), run.earliest[door] ?? 0);
        if (arrival > (run.limit[door] ?? Infinity) + rounding) return;
        late += this.moreLate(door, arrival);
        leaves = arrival + parcelMinutes;
        last = noRoads;
        if (this.isOver(door, load) || leaves > rideUntil) return;
      }
      if (this.mayFollow[door] !== true) continue;
      const gap = { pickupAfter: first, doorAfter: door };
      const costVnd = this.detourVnd(first, door) + late;
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
    return latenessVnd(arrival, this.run.due[at] ?? Infinity) - (this.lateNow[at] ?? 0);
  }

  /** The door after the last stop driven, then the rest of the run as long as it is late for it. */
  private finish(gap: Gap, leaves: number, soFarVnd: number, rideUntil: number): void {
    const { run, load } = this;
    const { doorAfter } = gap;
    const wayIn = gap.pickupAfter === doorAfter ? this.direct : this.toDoor[doorAfter];
    const door = Math.max(leaves + (wayIn?.minutes ?? 0), load.window.from);
    if (door > rideUntil) return;
    let costVnd = soFarVnd + latenessVnd(door, load.window.until);
    let at = door + parcelMinutes;
    for (let next = doorAfter + 1; next <= run.stops.length && costVnd < this.bestVnd; next += 1) {
      const way = next === doorAfter + 1 ? this.fromDoor[next]?.minutes : run.walk.legMinutes[next - 1];
      const arrival = Math.max(at + (way ?? 0), run.earliest[next] ?? 0);
      if (arrival > (run.limit[next] ?? Infinity) + rounding) return;
      costVnd += this.moreLate(next, arrival);
      at = arrival + parcelMinutes;
      if (at <= (run.leaves[next] ?? 0) + rounding) at = -Infinity;
      if (at === -Infinity) break;
    }
    if (at > run.limits.endsBy + rounding || costVnd >= this.bestVnd) return;
    this.bestVnd = costVnd;
    this.best = gap;
  }

  private detourVnd(first: number, door: number): number {
    const { run } = this;
    const { vehicle } = run.courier;
    const before = this.toPickup[first];
    const isTogether = first === door;
    const parts: (Road | undefined)[] = isTogether
      ? [before, this.direct, this.after(this.fromDoor, door)]
      : [before, this.after(this.fromPickup, first), this.toDoor[door], this.after(this.fromDoor, door)];
    let metres = -(run.walk.legMetres[first] ?? 0) - (isTogether ? 0 : (run.walk.legMetres[door] ?? 0));
    let minutes = 2 * parcelMinutes;
    minutes -= (run.walk.legMinutes[first] ?? 0) + (isTogether ? 0 : (run.walk.legMinutes[door] ?? 0));
    for (const part of parts) {
      metres += part?.metres ?? 0;
      minutes += part?.minutes ?? 0;
    }
    return roadVnd(vehicle, metres, minutes) + (run.stops.length === 0 ? openingVnd[vehicle] : 0);
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

  private after(roads: readonly Road[], at: number): Road | undefined {
    return at < this.run.stops.length ? roads[at + 1] : undefined;
  }
}

const noRoads: readonly Road[] = [];
const isSameGap = (a: Gap, b: Gap): boolean => a.pickupAfter === b.pickupAfter && a.doorAfter === b.doorAfter;
