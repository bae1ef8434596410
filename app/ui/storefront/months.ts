import { m } from "~/paraglide/messages";
import { getLocale } from "~/paraglide/runtime";

/** 11 → "11" in Vietnamese, whose months are numbers, "November" or "Nov" in English. */
export const monthName = (month: number, length: "long" | "short" = "long"): string =>
  getLocale() === "en"
    ? new Intl.DateTimeFormat("en", { month: length, timeZone: "UTC" }).format(Date.UTC(2026, month - 1))
    : String(month);

/** [1, 5, 6, 7, 8, 11, 12] → "tháng 5–8, 11–1", "May–Aug, Nov–Jan": months that follow each other are one stretch, over the new year too. */
export function seasonText(season: readonly number[]): string {
  const isIn = new Set(season);
  if (isIn.size === 0 || isIn.size === 12) return m.shop_fact_season_all();
  const after = (month: number): number => (month % 12) + 1;
  const first = [...isIn].filter((month) => !isIn.has(month === 1 ? 12 : month - 1)).sort((a, b) => a - b);
  const stretches = first.map((from) => {
    let until = from;
    while (isIn.has(after(until))) until = after(until);
    const names = [...new Set([from, until])].map((month) => monthName(month, "short"));
    return names.join(after(from) === until ? ", " : "–");
  });
  return m.shop_fact_month({ month: stretches.join(", ") });
}
