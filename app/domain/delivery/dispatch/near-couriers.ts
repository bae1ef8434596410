import { around } from "geokdbush";
import KDBush from "kdbush";
import type { Point } from "~/domain/shared/geo";
import type { DutyCourier } from "./board";

/** Points of one courier do not crowd out the others: so many points are looked at for each courier wanted. */
const pointsPerCourier = 4;

/** Couriers by where they stand and where their runs stop. Built once a tick; the index is fixed. */
export class NearCouriers {
  private readonly index: KDBush;
  private readonly owners: DutyCourier[] = [];

  constructor(private readonly couriers: readonly DutyCourier[]) {
    const points: Point[] = [];
    for (const courier of couriers)
      for (const point of [courier.position, ...courier.stops.map(({ place }) => place)]) {
        points.push(point);
        this.owners.push(courier);
      }
    this.index = new KDBush(points.length);
    for (const { lng, lat } of points) this.index.add(lng, lat);
    this.index.finish();
  }

  /** The `count` nearest of those that fit, nearest first. */
  nearest({ lng, lat }: Point, count: number, fits: (courier: DutyCourier) => boolean): DutyCourier[] {
    if (this.couriers.length === 0) return [];
    const known = new Map<DutyCourier, boolean>();
    const isFit = (at: number): boolean => {
      const owner = this.owners[at];
      if (owner === undefined) return false;
      const seen = known.get(owner) ?? fits(owner);
      known.set(owner, seen);
      return seen;
    };
    const found = around(this.index, lng, lat, count * pointsPerCourier, Infinity, isFit);
    const couriers = new Set(found.flatMap((at) => this.owners[at] ?? []));
    return [...couriers].slice(0, count);
  }
}
