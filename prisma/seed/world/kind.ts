import type { ColdClass } from "~/domain/areas/reach";
import type { CategoryId } from "./categories";
import type { Kind, Month, PackPlan } from "./types";

/** "3-6,11-1" → [1, 3, 4, 5, 6, 11, 12]; "" → all year. */
export function months(text: string): Month[] {
  if (text === "") return [];
  const found = text.split(",").flatMap((part) => {
    const [from = 0, until = from] = part.split("-").map(Number);
    const length = ((until - from + 12) % 12) + 1;
    return Array.from({ length }, (_, offset) => ((from - 1 + offset) % 12) + 1);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** One aisle's kinds, written as rows: key, name, season, cold class, picture, packs, one sentence. */
export type KindRow = readonly [string, string, string, ColdClass, string, readonly PackPlan[], string];

export const kindsOf = (category: CategoryId, rows: readonly KindRow[]): Kind[] =>
  rows.map(([key, name, season, coldClass, picture, packs, about]) => ({
    key,
    name,
    category,
    season: months(season),
    coldClass,
    picture,
    packs: [...packs],
    about,
  }));
