import { hoursAfter, inVietnam, minutesAfter } from "~/domain/shared/time";
import type { Chance } from "../world/chance";
import type { Fate } from "./types";

/** When the orders were made: more of them lately, and none in the small hours of past days. The last few wait for their payment now. */
export function calendarOf(count: number, now: Date, luck: Chance): { createdAt: Date; fate: Fate }[] {
  const waiting = 2;
  const recent = Math.round(count / 4);
  const past = Array.from({ length: count - waiting }, (_, index) => {
    const age = (index + 1) / (count - waiting);
    const hoursAgo = index < recent ? 0.3 + (index / recent) ** 1.7 * 34 : 34 + age ** 1.6 * 42 * 24;
    const at = hoursAfter(now, -hoursAgo);
    return { createdAt: hoursAgo > 12 ? awake(at, luck) : at, fate: fateOf(hoursAgo, luck) };
  });
  const open = Array.from({ length: waiting }, (_, index) => ({
    createdAt: minutesAfter(now, -(1 + index * 3)),
    fate: "waiting" as const,
  }));
  return [...open, ...past].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function awake(at: Date, luck: Chance): Date {
  const { hour } = inVietnam(at);
  return hour < 6 ? minutesAfter(at, -(hour * 60 + luck.between(90, 300))) : at;
}

function fateOf(hoursAgo: number, luck: Chance): Fate {
  const roll = luck.next();
  if (roll < 0.06) return "expired";
  if (roll < 0.1) return "rejected";
  return roll < 0.125 && hoursAgo > 60 ? "returned" : "kept";
}
