import { around } from "geokdbush";
import KDBush from "kdbush";
import type { Point } from "~/domain/shared/geo";
import type { DutyCourier } from "./board";

/** Points of one courier do not crowd out the others: so many points are looked at for each courier wanted. */
const pointsPerCourier = 4;

/**
 * Couriers by where they stand and where their runs stop. The idle and the busy are counted apart: where many runs stop, somebody
 * with nothing to do a little farther off is often the best. Built once a tick; the index is fixed.
 */
export class NearCouriers {
  private readonly idle: PointIndex;
  private readonly busy: PointIndex;

  constructor(couriers: readonly DutyCourier[]) {
    this.idle = new PointIndex(couriers.filter(({ stops }) => stops.length === 0));
    this.busy = new PointIndex(couriers.filter(({ stops }) => stops.length > 0));
  }

  /** The `count` nearest idle and the `count` nearest busy couriers of those that fit, nearest first in each half. */
  nearest(point: Point, count: number, fits: (courier: DutyCourier) => boolean): DutyCourier[] {
    return [...this.idle.nearest(point, count, fits), ...this.busy.nearest(point, count, fits)];
  }
}

class PointIndex {
  private readonly index: KDBush | null;
  private readonly owners: DutyCourier[] = [];
  private readonly perCourier: number;

  constructor(couriers: readonly DutyCourier[]) {
    const points: Point[] = [];
    for (const courier of couriers)
      for (const point of [courier.position, ...courier.stops.map(({ place }) => place)]) {
        points.push(point);
        this.owners.push(courier);
      }
    this.perCourier = points.length === couriers.length ? 1 : pointsPerCourier;
    this.index = points.length === 0 ? null : new KDBush(points.length);
    for (const { lng, lat } of points) this.index?.add(lng, lat);
    this.index?.finish();
  }

  nearest({ lng, lat }: Point, count: number, fits: (courier: DutyCourier) => boolean): DutyCourier[] {
    if (this.index === null) return [];
    const known = new Map<DutyCourier, boolean>();
    const isFit = (at: number): boolean => {
      const owner = this.owners[at];
      if (owner === undefined) return false;
      const seen = known.get(owner) ?? fits(owner);
      known.set(owner, seen);
      return seen;
    };
    const found = around(this.index, lng, lat, count * this.perCourier, Infinity, isFit);
    const couriers = new Set(found.flatMap((at) => this.owners[at] ?? []));
    return [...couriers].slice(0, count);
  }
}
