import type { Point } from "~/domain/shared/geo";
import type { TimeWindow } from "~/domain/shared/time";
import type { ShipmentStatus } from "../shipment-status";
import type { Area } from "../types";

/** direct: seller to door. first: seller to hub. haul: hub to hub. last: hub to door. */
export const legKinds = ["direct", "first", "haul", "last"] as const;
export type LegKind = (typeof legKinds)[number];

/** Where a leg begins or ends: the seller's gate, a hub or the shopper's door. */
export type LegEnd = Point &
  Area & { readonly hubId: string | null; readonly name: string; readonly phone: string; readonly text: string };

/** One courier's part of the way. Money in đồng, road in metres. */
export type Leg = {
  readonly seq: number;
  readonly kind: LegKind;
  readonly from: LegEnd;
  readonly to: LegEnd;
  readonly distanceM: number;
  readonly payVnd: number;
  /** Not to begin before. */
  readonly readyAt: Date;
  /** When it is to arrive at its end; for the one that ends at the door, the shopper's promise. */
  readonly window: TimeWindow;
  /** Estimated arrival at its end. */
  readonly eta: Date;
};

/** The kind of a leg that begins where this one begins and ends at a hub, or at none. */
export const endingAt = (kind: LegKind, toHubId: string | null): LegKind =>
  beginsAtHub(kind) ? (toHubId === null ? "last" : "haul") : toHubId === null ? "direct" : "first";

/**
 * The leg on which the goods were fetched: the present one, or, after hand-overs on the road, the one the first of those couriers
 * drove. Where they go back to, and since when they have been under way.
 */
export function originOf<Leg extends { readonly seq: number; readonly fromCourierId: string | null }>(
  legs: readonly Leg[],
  present: Leg,
): Leg {
  const before = legs.find(({ seq }) => seq === present.seq - 1);
  return present.fromCourierId === null || before === undefined ? present : originOf(legs, before);
}

export const isLegKind = (text: string): text is LegKind => (legKinds as readonly string[]).includes(text);

export const endsAtHub = (kind: LegKind): boolean => kind === "first" || kind === "haul";
export const beginsAtHub = (kind: LegKind): boolean => kind === "haul" || kind === "last";

const aboard = {
  direct: "picked_up",
  first: "picked_up",
  haul: "in_transit",
  last: "out_for_delivery",
} as const satisfies Record<LegKind, ShipmentStatus>;

/** The state goods come to when they are taken on board for such a leg. */
export const aboardStatus = (kind: LegKind): ShipmentStatus => aboard[kind];
