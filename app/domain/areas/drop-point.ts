import { daysAfter, hoursAfter, minutesAfter, startOfDayInVietnam, type TimeWindow } from "~/domain/shared/time";
import type { Point } from "~/domain/shared/geo";
import type { DayHours } from "./day-hours";
import type { Commune } from "./movement";

export const dropPointKinds = ["ward", "border"] as const;
/** `ward`: where a sealed commune's shoppers fetch their goods. `border`: where goods that may not go on are handed over. */
export type DropPointKind = (typeof dropPointKinds)[number];

export type DropPoint = Commune &
  Point & {
    readonly id: string;
    readonly kind: DropPointKind;
    readonly name: string;
    readonly street: string;
    readonly phone: string;
    /** Somebody is there then; within one day. */
    readonly hours: DayHours;
  };

const shortestMinutes = 60;
const longestHours = 4;

/**
 * When goods promised for a window can be put down at a drop point: as much of the window as it is open for, else the first
 * opening hours after it in which there is still an hour's time. Null when it has no such hour within three days.
 */
export function dropWindow(hours: DayHours, wanted: TimeWindow, now: Date): TimeWindow | null {
  const soonest = later(now, wanted.from);
  for (const day of [0, 1, 2, 3]) {
    const midnight = daysAfter(startOfDayInVietnam(soonest), day);
    const from = later(minutesAfter(midnight, hours.from), soonest);
    const closes = minutesAfter(midnight, hours.until);
    const shortest = minutesAfter(from, shortestMinutes);
    const until = earlier(closes, wanted.until >= shortest ? wanted.until : hoursAfter(from, longestHours));
    if (shortest <= until) return { from, until };
  }
  return null;
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
