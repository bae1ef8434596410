/** Hours of the Vietnamese day, in minutes from midnight: from 06:00 until before 18:00 is 360–1080. From after until crosses midnight. */
export type DayHours = { readonly from: number; readonly until: number };

const minutesADay = 1_440;
/** +07:00 all year. */
const offsetMinutes = 420;

/** Minutes since 1970 (UTC) → minutes since midnight in Vietnam. */
export const minuteOfDay = (at: number): number =>
  (((Math.floor(at) + offsetMinutes) % minutesADay) + minutesADay) % minutesADay;

/** Null means all day. */
export function isWithinHours(hours: DayHours | null, at: number): boolean {
  if (hours === null) return true;
  const now = minuteOfDay(at);
  return hours.from < hours.until ? now >= hours.from && now < hours.until : now >= hours.from || now < hours.until;
}

/** The next minute after `at` on which hours open or close. */
export function nextTurnOf({ from, until }: DayHours, at: number): number {
  const now = minuteOfDay(at);
  const wait = (minute: number): number => (minute > now ? minute - now : minute - now + minutesADay);
  return Math.floor(at) + Math.min(wait(from), wait(until));
}
