import { isWithinHours } from "~/domain/areas/day-hours";
import { covers, type Commune } from "~/domain/areas/movement";
import { minuteOf } from "~/domain/shared/time";
import type { PassHeld } from "../types";

/** Whether this pass lets such goods into a commune at a minute since 1970. Anything that has run out says no. */
export const passOpens = (pass: PassHeld, place: Commune, at: number, goods: string): boolean =>
  covers(pass, place) &&
  minuteOf(pass.validFrom) <= at &&
  at < passEnds(pass) &&
  (pass.goods ?? goods) === goods &&
  isWithinHours(pass.hours ?? null, at);

/** The minute a pass stops counting: its own end, or that of the test it asks for. */
const passEnds = ({ validUntil, testUntil }: Pick<PassHeld, "validUntil" | "testUntil">): number =>
  Math.min(minuteOf(validUntil), testUntil ? minuteOf(testUntil) : Number.POSITIVE_INFINITY);
