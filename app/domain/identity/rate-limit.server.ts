import type { Tx } from "~/platform/db.server";

export type Limit = { readonly key: string; readonly most: number; readonly seconds: number };

/**
 * Counts one more in the present window of every limit, exactly under any concurrency; true when none is passed. Windows are
 * fixed: at a window's edge twice the limit may pass, which these limits allow for.
 */
export async function withinLimits(tx: Tx, now: Date, limits: readonly Limit[]): Promise<boolean> {
  let isWithin = true;
  for (const { key, most, seconds } of [...limits].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const from = new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);
    const [row] = await tx.$queryRaw<{ count: number }[]>`
      INSERT INTO rate_window (key, starts_at, count) VALUES (${key}, ${from}, 1)
      ON CONFLICT (key, starts_at) DO UPDATE SET count = rate_window.count + 1 RETURNING count`;
    isWithin = isWithin && (row?.count ?? 0) <= most;
  }
  return isWithin;
}
