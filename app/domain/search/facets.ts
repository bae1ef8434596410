/** Price bands in đồng for what the card shows (a kilogram, a bunch, a box); `until` is not included. */
export const priceBands = [
  { id: "under-20k", from: 0, until: 20_000 },
  { id: "20k-50k", from: 20_000, until: 50_000 },
  { id: "50k-100k", from: 50_000, until: 100_000 },
  { id: "100k-200k", from: 100_000, until: 200_000 },
  { id: "over-200k", from: 200_000, until: null },
] as const;

/** Days since harvest, at most. */
export const freshnessBands = [
  { id: "today", days: 0 },
  { id: "2-days", days: 2 },
  { id: "7-days", days: 7 },
] as const;

const dayMs = 86_400_000;

/** The earliest harvest day of a freshness choice: "2-days" on 2026-11-22 → "2026-11-20". */
export function harvestedSince(bandId: string, today: string): string | null {
  const band = freshnessBands.find(({ id }) => id === bandId);
  return band ? new Date(Date.parse(today) - band.days * dayMs).toISOString().slice(0, 10) : null;
}
