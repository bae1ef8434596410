import type { Point } from "~/domain/shared/geo";
import type { ShipmentStatus } from "~/domain/delivery/shipment-status";
import type { PublicEvent } from "./public-events";

/** One line of the story, JSON-safe. */
export type StoryLine = {
  readonly id: string;
  readonly what: PublicEvent;
  readonly subOrderId: string | null;
  /** The hub a line speaks of; null for all others. */
  readonly hub: string | null;
  readonly at: string;
};

export type TrackedShipment = {
  readonly subOrderId: string;
  readonly code: string;
  readonly status: ShipmentStatus;
  readonly windowFrom: string;
  readonly windowUntil: string;
  /** Live estimate of the arrival at the door; null while nobody carries it or after it has arrived. */
  readonly eta: string | null;
  readonly deliveredAt: string | null;
  /** Shown at the door; null when there is nothing more to hand over. */
  readonly pin: string | null;
  readonly from: Point;
  readonly to: Point;
  readonly fromName: string;
  /** Goes to a shared drop point instead of the door: its name and address. */
  readonly dropPoint: string | null;
  /** In the order of the way; none when it goes straight to the door. */
  readonly hubs: readonly (Point & { readonly name: string; readonly isPast: boolean; readonly isHere: boolean })[];
  /** Its courier could go no further; another vehicle is sent to fetch the goods there. */
  readonly isWaitingOnRoad: boolean;
  /** Coarse, and only while the shopper's door is the next stop. */
  readonly courier: Point | null;
};

export type Story = {
  readonly lines: readonly StoryLine[];
  readonly shipments: readonly TrackedShipment[];
  readonly lastId: string;
};
