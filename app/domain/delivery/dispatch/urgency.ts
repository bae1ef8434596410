import type { ColdClass } from "~/domain/areas/reach";
import type { OpenLoad } from "./board";

/**
 * Minutes goods stay fit on the road in a cold box, door to door; null: no limit. Long enough for the farthest door the shop
 * promises (see `reach.ts`), short enough that a detour of half a day is not one.
 */
export function lastsOnTheRoad(coldClass: ColdClass): number | null {
  if (coldClass === "frozen") return 5 * 60;
  return coldClass === "chilled" ? 12 * 60 : null;
}

/** What spoils, and what has been turned down often, is left out last. */
export function tierOf(coldClass: ColdClass, offersMade: number): OpenLoad["tier"] {
  if (offersMade >= 5) return 0;
  return coldClass === "ambient" ? 2 : 1;
}
