import { roadMetres, type ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Permission } from "~/domain/areas/movement";
import { metresBetween } from "~/domain/shared/geo";
import { minuteOf } from "~/domain/shared/time";
import { passOpens } from "../passes/pass-holds";
import { farthestLegM } from "../travel";
import type { Area, Carrier, Load } from "../types";

/** Rules that keep a courier from a load whatever their run, in the order they are checked. */
export type EligibilityRule = "area" | "vehicle" | "cold" | "capacity" | "pass";

/** What the rules of areas say of a vehicle with such goods there, at the minute asked about. */
export type Permits = (area: Area, vehicle: Vehicle, goods: ColdClass) => Permission;

/**
 * What does not depend on the hour or the run: before the order exists, whether anybody could carry it. What is decided about runs is
 * judged by `dispatch/feasibility.ts`.
 */
export function firstStandingObstacle(
  carrier: Carrier,
  load: Load,
  permits: Permits,
  now: Date,
): EligibilityRule | null {
  if (!isWithinRange(carrier, load)) return "area";
  if (roadMetres(load.pickup, load.drop) > farthestLegM[carrier.vehicle]) return "vehicle";
  if (load.coldClass !== "ambient" && !carrier.hasColdBox) return "cold";
  if (load.grams > carrier.capacityG) return "capacity";
  if (![load.pickup, load.drop].every((area) => mayEnter(carrier, area, load.coldClass, permits, now))) return "pass";
  return null;
}

const isWithinRange = ({ home, rangeM }: Carrier, { pickup, drop }: Load): boolean =>
  metresBetween(home, pickup) <= rangeM && metresBetween(home, drop) <= rangeM;

/** No pass, an expired pass or a pass for elsewhere: the courier stays out; where it is barred, a pass does not help. */
function mayEnter({ vehicle, passes }: Carrier, area: Area, goods: ColdClass, permits: Permits, now: Date): boolean {
  const permission = permits(area, vehicle, goods);
  return (
    permission === "free" ||
    (permission === "with_pass" && passes.some((pass) => passOpens(pass, area, minuteOf(now), goods)))
  );
}
