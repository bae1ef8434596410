import { m } from "~/paraglide/messages";

/** "12 phút", "3 giờ", "2 ngày": how long something waits. */
export function ageOf(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  if (minutes < 60) return m.ops_age_minutes({ count: minutes });
  if (minutes < 48 * 60) return m.ops_age_hours({ count: Math.floor(minutes / 60) });
  return m.ops_age_days({ count: Math.floor(minutes / (24 * 60)) });
}
