import type { DutyCourier, Place } from "~/domain/delivery/dispatch/board";
import type { Passage, RightOfWay, RoadTimes } from "~/domain/delivery/dispatch/decision";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { holdsAt, isInside, wayAround, type AreaRule } from "./area-rules";

type Holder = Pick<DutyCourier, "passes" | "vehicle">;
type Closing = Pick<AreaRule, "rule" | "until">;
type ClosedSpot = Closing & Pick<AreaRule, "from"> & { readonly spot: Point };

/** Everything that is announced about places being closed, as it stands now. */
export class AreaBook {
  private rules: readonly AreaRule[] = [];
  private spots: readonly ClosedSpot[] = [];

  constructor(private readonly roads: () => RoadTimes) {}

  announce(rule: AreaRule): void {
    this.rules = [...this.rules, rule];
  }

  /** A hub that nobody may enter; no pass helps. */
  closeSpot(spot: Point, from: number, until: number): void {
    this.spots = [...this.spots, { rule: "hub_closed", spot, from, until }];
  }

  get announced(): { readonly rules: readonly AreaRule[]; readonly spots: readonly ClosedSpot[] } {
    return { rules: this.rules, spots: this.spots };
  }

  /** What keeps this courier out of a point at a minute. */
  closedTo(holder: Holder, point: Point, at: number): Closing | undefined {
    return (
      this.rules.find((rule) => holdsAt(rule, at) && isInside(rule, point) && !holdsPassAt(holder, at)) ??
      this.spots.find((each) => holdsAt(each, at) && each.spot.lat === point.lat && each.spot.lng === point.lng)
    );
  }

  /** Corners on the way, none when it is straight; null when the courier may not go there. */
  way(holder: Holder, from: Point, to: Point, at: number): Point[] | null {
    if (this.rules.length === 0 || holdsPassAt(holder, at)) return [];
    return wayAround(
      from,
      to,
      this.rules.filter((rule) => holdsAt(rule, at)),
    );
  }

  /** For a dispatcher. */
  rightOfWay(): RightOfWay {
    return {
      stop: (courier, place, at) => this.stop(courier, place, at),
      leg: (courier, from, to, leavesAt) => this.leg(courier, from, to, leavesAt),
    };
  }

  private stop(courier: Holder, place: Place, at: number): Passage {
    const closing = this.closedTo(courier, place, at);
    return closing === undefined ? { ok: true, delayMinutes: 0 } : { ok: false, ...reasonOf(closing) };
  }

  private leg(courier: Holder, from: Point, to: Place, leavesAt: number): Passage {
    const corners = this.way(courier, from, to, leavesAt);
    if (corners === null) {
      const closing = this.closedTo(courier, to, leavesAt);
      return { ok: false, ...reasonOf(closing ?? { rule: "no_way", until: null }) };
    }
    if (corners.length === 0) return { ok: true, delayMinutes: 0 };
    const roads = this.roads();
    const whole = minutesAlong(roads, [from, ...corners, to], courier.vehicle);
    return { ok: true, delayMinutes: Math.max(0, whole - roads.minutes(from, to, courier.vehicle)) };
  }
}

const reasonOf = ({ rule, until }: Closing): Closing => ({ rule, until });

function minutesAlong(roads: RoadTimes, points: readonly Point[], vehicle: Vehicle): number {
  return points.slice(1).reduce((sum, point, at) => {
    const before = points[at];
    return before === undefined ? sum : sum + roads.minutes(before, point, vehicle);
  }, 0);
}

/** The simulated passes cover the province. */
const holdsPassAt = ({ passes }: Holder, at: number): boolean =>
  passes.some(({ validFrom, validUntil }) => validFrom.getTime() <= at * 60_000 && at * 60_000 < validUntil.getTime());
