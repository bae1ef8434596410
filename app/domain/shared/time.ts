/** Vietnam keeps UTC+07:00 all year, so wall-clock arithmetic is a fixed shift and never asks the machine's zone. */
const offsetMs = 7 * 3_600_000;

export type TimeWindow = { readonly from: Date; readonly until: Date };

export type VietnamClock = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
};

/** Wall-clock parts in Vietnam; month 1–12, weekday 0 = Sunday. */
export function inVietnam(at: Date): VietnamClock {
  const shifted = new Date(at.getTime() + offsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  };
}

/** The instant of a Vietnamese wall-clock time. */
export function fromVietnam(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - offsetMs);
}

export function startOfDayInVietnam(at: Date): Date {
  const { year, month, day } = inVietnam(at);
  return fromVietnam(year, month, day);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** "22/11/2026" */
export function formatDate(at: Date | string): string {
  const { day, month, year } = inVietnam(new Date(at));
  return `${two(day)}/${two(month)}/${year}`;
}

/** "14:05" */
export function formatTime(at: Date | string): string {
  const { hour, minute } = inVietnam(new Date(at));
  return `${two(hour)}:${two(minute)}`;
}

/** "14:05 22/11/2026" */
export const formatDateTime = (at: Date | string): string => `${formatTime(at)} ${formatDate(at)}`;

/** "14:05", and "00:15 23/11" when it is another day than `now`: a clock alone would be read as today's. */
export function formatTimeFrom(now: Date | string, at: Date | string): string {
  const day = formatDate(at);
  return day === formatDate(now) ? formatTime(at) : `${formatTime(at)} ${day.slice(0, 5)}`;
}

/** "2026-11-22": the calendar day in Vietnam. */
export function isoDay(at: Date): string {
  const { year, month, day } = inVietnam(at);
  return `${year}-${two(month)}-${two(day)}`;
}

/** "2026-11-22T14:05:00+07:00": for `<time datetime>` and machine readers, the zone always explicit. */
export function isoInVietnam(at: Date): string {
  const { hour, minute, second } = inVietnam(at);
  return `${isoDay(at)}T${two(hour)}:${two(minute)}:${two(second)}+07:00`;
}

/** "2026-11-22T14:05" as typed in Vietnam; null when there is no such minute. */
export function readVietnamTime(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text)?.slice(1, 6);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const at = fromVietnam(year, month, day, hour, minute);
  return isoInVietnam(at).slice(0, 16) === text.slice(0, 16) ? at : null;
}

/** Minutes since 1970 (UTC), with the seconds as a fraction: how the rules of movement and the dispatcher count. */
export const minuteOf = (at: Date): number => at.getTime() / 60_000;
export const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
export const hoursAfter = (at: Date, hours: number): Date => minutesAfter(at, hours * 60);
export const daysAfter = (at: Date, days: number): Date => hoursAfter(at, days * 24);
