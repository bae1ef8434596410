import { roadMetres } from "~/domain/areas/reach";
import type { KnownHub } from "../legs/choose-way";
import type { LegEnd } from "../legs/leg";
import { isFinal, isOnBoard, type ShipmentStatus } from "../shipment-status";

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

/** As much of a shipment as decides what a closed hub does to it. */
type OnItsWay = {
  readonly status: ShipmentStatus;
  readonly hubId: string | null;
  readonly leg: { readonly seq: number; readonly toHubId: string | null };
  readonly legs: readonly { readonly toHubId: string | null; readonly endedAt: Date | null }[];
};

/**
 * What happens to a shipment when a hub closes: what lies there is held; what is still at the seller's gets a new way; what is on
 * the road goes round the hub, and is held when it was heading there and no other is near. Asked before a hub is closed and when
 * it has been.
 */
export function fateAround(
  { status, hubId, leg, legs }: OnItsWay,
  closedId: string,
  hasInstead: boolean,
): "as_it_was" | "hold" | "choose_again" | "go_round" {
  if (isFinal(status) || status === "held" || status === "returning") return "as_it_was";
  if (hubId === closedId) return "hold";
  if (!legs.some(({ toHubId, endedAt }) => toHubId === closedId && endedAt === null)) return "as_it_was";
  if (leg.seq === 1 && !isOnBoard(status)) return "choose_again";
  return hasInstead || leg.toHubId !== closedId ? "go_round" : "hold";
}
