import { roadMetres, type ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Permission } from "~/domain/areas/movement";
import { metresBetween } from "~/domain/shared/geo";
import { minuteOf } from "~/domain/shared/time";
import { passOpens } from "./pass-holds";
import { farthestLegM } from "./travel";
import type { Area, Carrier, Load, OnShift } from "./types";

/** Rules a courier may fail, in the order they are checked. Insertion adds `capacity` and `window` for the open run. */
export const eligibilityRules = [
  "area",
  "vehicle",
  "cold",
  "capacity",
  "pass",
  "position",
  "refused",
  "asked",
  "window",
] as const;
export type EligibilityRule = (typeof eligibilityRules)[number];

/** A phone that has said nothing for this long is not a courier we know the place of. */
export const positionFreshMinutes = 30;

/** What the rules of areas say of a vehicle with such goods there, at the minute asked about. */
export type Permits = (area: Area, vehicle: Vehicle, goods: ColdClass) => Permission;

/**
 * What does not depend on the hour: used for offers and, before the order exists, for asking whether anybody could carry it.
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

/** The first rule this courier fails for this load right now; null when none. */
export function firstObstacle(courier: OnShift, load: Load, permits: Permits, now: Date): EligibilityRule | null {
  const standing = firstStandingObstacle(courier, load, permits, now);
  if (standing) return standing;
  if (now.getTime() - courier.seenAt.getTime() > positionFreshMinutes * 60_000) return "position";
  if (courier.hasRefused) return "refused";
  if (courier.isAsked) return "asked";
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
