import { roadMetres } from "~/domain/areas/reach";
import type { KnownHub } from "./choose-way";
import type { LegEnd } from "./leg";

/** A vehicle on its way to a hub that has closed goes on to another one no farther than this, road metres. */
const farthestDetourM = 150_000;

/**
 * The open hub that takes the place of a closed one: the nearest, with a cold room when the goods need one. Null when none is near
 * enough.
 */
export function replacementFor(closed: LegEnd, hubs: readonly KnownHub[], needsCold: boolean): KnownHub | null {
  const fit = hubs.filter((hub) => hub.isUsable && hub.hubId !== closed.hubId && (!needsCold || hub.hasColdRoom));
  const [nearest] = fit.sort((one, other) => roadMetres(closed, one) - roadMetres(closed, other));
  return nearest && roadMetres(closed, nearest) <= farthestDetourM ? nearest : null;
}

/** The hubs still ahead with the closed one replaced or left out, and none of them twice in a row. */
export function withoutHub<Hub extends { readonly hubId: string | null }>(
  ahead: readonly Hub[],
  closedId: string,
  instead: Hub | null,
): Hub[] {
  const changed = ahead.flatMap((hub) => (hub.hubId === closedId ? (instead ?? []) : hub));
  return changed.filter((hub, index) => changed[index - 1]?.hubId !== hub.hubId);
}
