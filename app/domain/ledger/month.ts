import { fromVietnam, inVietnam } from "~/domain/shared/time";

/** "2026-11-01": the first day of the Vietnamese month, as the database names months. */
export function monthOf(at: Date): string {
  const { year, month } = inVietnam(at);
  return `${year}-${String(month).padStart(2, "0")}-01`;
}

/** "2026-11" → the moments it lasts, and how the database names it; null when it is no month of ours. */
export function readMonth(text: string): { month: string; from: Date; until: Date } | null {
  const [, year = "", month = ""] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === "") return null;
  return {
    month: `${text}-01`,
    from: fromVietnam(Number(year), Number(month), 1),
    until: fromVietnam(Number(year), Number(month) + 1, 1),
  };
}

/** "2026-11", "2026-10", …: this month and those before it. */
export function lastMonths(now: Date, count: number): string[] {
  const { year, month } = inVietnam(now);
  return Array.from({ length: count }, (_, back) => monthOf(fromVietnam(year, month - back, 1)).slice(0, 7));
}
