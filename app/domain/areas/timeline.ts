import type { Movement } from "./compile-movement";
import type { AreaRef, Colour } from "./movement";

/** A stretch of one colour; `from` and `until` are minutes since 1970, cut to what is shown. */
export type Stretch = { readonly colour: Colour; readonly from: number; readonly until: number };

/** What an area's colour was and will be between two minutes, without gaps; neighbours differ. */
export function stretchesOf(movement: Movement, area: AreaRef, from: number, until: number): Stretch[] {
  const place = { provinceCode: area.provinceCode, communeCode: area.communeCode ?? "" };
  const stretches: Stretch[] = [];
  let at = from;
  while (at < until) {
    const next = Math.min(movement.nextChange(at) ?? until, until);
    const colour = movement.colourAt(place, at);
    const before = stretches.at(-1);
    if (before?.colour === colour) stretches.splice(-1, 1, { ...before, until: next });
    else stretches.push({ colour, from: at, until: next });
    at = next;
  }
  return stretches;
}
