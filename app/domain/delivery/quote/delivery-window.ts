import { daysAfter, hoursAfter, inVietnam, startOfDayInVietnam, type TimeWindow } from "~/domain/shared/time";

/** Sellers need the morning to harvest and pack for the same day. */
const sameDayUntilHour = 10;
/** Goods for a longer road leave in the evening. */
const nightRoadUntilHour = 14;

/**
 * The promised windows for a road, soonest first: same afternoon or next morning in the neighbourhood, next morning further
 * out, one to three days across the country.
 */
export function deliveryWindows(distanceM: number, now: Date, count: number): TimeWindow[] {
  const first = soonestDay(distanceM, now);
  return Array.from({ length: count }, (_, index) =>
    windowOn(distanceM, daysAfter(startOfDayInVietnam(now), first + index), first + index),
  );
}

function soonestDay(distanceM: number, now: Date): number {
  const { hour } = inVietnam(now);
  if (distanceM < 60_000) return hour < sameDayUntilHour ? 0 : 1;
  const leavesToday = hour < nightRoadUntilHour ? 0 : 1;
  const roadDays = distanceM < 350_000 ? 1 : distanceM < 900_000 ? 2 : 3;
  return leavesToday + roadDays;
}

function windowOn(distanceM: number, midnight: Date, daysAhead: number): TimeWindow {
  if (distanceM >= 350_000) return { from: hoursAfter(midnight, 8), until: hoursAfter(midnight, 18) };
  if (distanceM >= 60_000) return { from: hoursAfter(midnight, 8), until: hoursAfter(midnight, 12) };
  return daysAhead === 0
    ? { from: hoursAfter(midnight, 15), until: hoursAfter(midnight, 19) }
    : { from: hoursAfter(midnight, 7), until: hoursAfter(midnight, 11) };
}
