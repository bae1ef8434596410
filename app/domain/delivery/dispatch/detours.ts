import type { OpenRun } from "./open-run";
import { roadVnd } from "./price";
import { openingVnd, parcelMinutes } from "./settings";
import type { Road } from "./walk";

/** The ways between each point of a run and the two ends of a load, and straight from end to end. */
export type Ways = {
  readonly toPickup: readonly Road[];
  readonly fromPickup: readonly Road[];
  readonly toDoor: readonly Road[];
  readonly fromDoor: readonly Road[];
  readonly direct: Road;
};

/**
 * Road and work that a load adds to a run, in đồng, by the points its pickup and its door stand behind. Worked out once for each point, so
 * that a pair of them costs one addition.
 */
export class Detours {
  /** Both ends behind the point, one after the other. */
  private readonly togetherVnd: readonly number[];
  private readonly pickupVnd: readonly number[];
  private readonly doorVnd: readonly number[];
  /** The least of `doorVnd` from the point on. */
  private readonly leastDoorVnd: number[];
  private readonly fixedVnd: number;

  constructor(run: OpenRun, { toPickup, fromPickup, toDoor, fromDoor, direct }: Ways, mayFollow: readonly boolean[]) {
    const { vehicle } = run.courier;
    const { legMetres, legMinutes } = run.walk;
    const last = run.stops.length;
    const instead = (at: number, parts: readonly (Road | undefined)[]): number => {
      let [metres, minutes] = [-(legMetres[at] ?? 0), -(legMinutes[at] ?? 0)];
      for (const part of parts) {
        metres += part?.metres ?? 0;
        minutes += part?.minutes ?? 0;
      }
      return roadVnd(vehicle, metres, minutes);
    };
    const onFrom = (roads: readonly Road[], at: number): Road | undefined => (at < last ? roads[at + 1] : undefined);
    this.fixedVnd = roadVnd(vehicle, 0, 2 * parcelMinutes) + (last === 0 ? openingVnd[vehicle] : 0);
    this.togetherVnd = toPickup.map((way, at) => instead(at, [way, direct, onFrom(fromDoor, at)]));
    this.pickupVnd = toPickup.map((way, at) => instead(at, [way, onFrom(fromPickup, at)]));
    this.doorVnd = toDoor.map((way, at) => instead(at, [way, onFrom(fromDoor, at)]));
    this.leastDoorVnd = [];
    let least = Infinity;
    for (let at = last; at >= 0; at -= 1) {
      if (mayFollow[at] === true) least = Math.min(least, this.doorVnd[at] ?? Infinity);
      this.leastDoorVnd[at] = least;
    }
  }

  costVnd(first: number, door: number): number {
    const roadVnd = first === door ? (this.togetherVnd[first] ?? Infinity) : this.apart(first, this.doorVnd[door] ?? 0);
    return roadVnd + this.fixedVnd;
  }

  /** The least for this pickup, wherever the door goes. */
  leastOf(first: number): number {
    return Math.min((this.togetherVnd[first] ?? Infinity) + this.fixedVnd, this.leastFrom(first, first + 1));
  }

  /** The least for this pickup with the door behind point `door` (which is behind the pickup's) or later. */
  leastFrom(first: number, door: number): number {
    return this.apart(first, this.leastDoorVnd[door] ?? Infinity) + this.fixedVnd;
  }

  private apart(first: number, doorVnd: number): number {
    return (this.pickupVnd[first] ?? 0) + doorVnd;
  }
}
