import { isAreaHold } from "./area-consequence";
import { isBeforePickup, isWaiting, type ShipmentStatus } from "../shipment-status";

type Parcel = {
  readonly status: ShipmentStatus;
  readonly heldWhy: string | null;
  readonly courierId: string | null;
  readonly hubId: string | null;
  /** Who keeps it on the road until another courier comes. */
  readonly keeperId: string | null;
  readonly dropPointId: string | null;
};

/** `cancel`: nobody has the goods, the money comes back at once. `send_back`: it comes back when the goods are with the seller. */
export type CallingOff = "cancel" | "send_back";

/**
 * Whether a shopper may call a packed parcel off for all their money because areas keep it from coming as promised: while it is held,
 * or, until it is fetched, when it goes to another drop point than they agreed to. Null: they may not.
 */
export function callingOff(parcel: Parcel, agreedDropPointId: string | null): CallingOff | null {
  const { status, heldWhy, courierId, hubId, keeperId, dropPointId } = parcel;
  const isFetched = hubId !== null || keeperId !== null;
  if (status === "held" && isAreaHold(heldWhy)) return courierId === null && !isFetched ? "cancel" : "send_back";
  const isMoved = dropPointId !== null && dropPointId !== agreedDropPointId;
  return isMoved && !isFetched && (isWaiting(status) || isBeforePickup(status)) ? "cancel" : null;
}
