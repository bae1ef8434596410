import { refuse, type Refusal } from "~/domain/shared/refusal";
import { actionAfterFailure, failureReasons, type FailureAction, type FailureReason } from "./failure-reasons";
import { canMove, isBeforePickup, isOnBoard, type ShipmentStatus } from "./shipment-status";

/** What a courier can say about a shipment they carry. */
export type CourierEvent =
  | { readonly type: "departed" }
  | { readonly type: "arrived" }
  | { readonly type: "scanned"; readonly code: string }
  | { readonly type: "called"; readonly reached: boolean }
  | {
      readonly type: "delivered";
      readonly by:
        { readonly kind: "pin"; readonly pin: string } | { readonly kind: "photo"; readonly photoId: string };
    }
  | { readonly type: "failed"; readonly reason: FailureReason; readonly note: string }
  | { readonly type: "returned" };

export type CourierEventType = CourierEvent["type"];

export type ShipmentFacts = {
  readonly status: ShipmentStatus;
  readonly attempts: number;
  readonly dropPin: string;
  readonly pinTriesLeft: number;
  readonly parcels: readonly { readonly code: string; readonly isScanned: boolean }[];
  /** Calls recorded on this leg that nobody answered. */
  readonly unansweredCalls: number;
};

export type Decided = {
  readonly ok: true;
  /** The states passed through, in order; empty when nothing moves. */
  readonly path: readonly ShipmentStatus[];
  readonly after: FailureAction | null;
};

export type EventRefusal = Refusal<
  "conflict" | "wrong_parcel" | "wrong_pin" | "pin_locked" | "call_first" | "wrong_leg"
>;

const stay: Decided = { ok: true, path: [], after: null };
const through = (...path: ShipmentStatus[]): Decided => ({ ok: true, path, after: null });

/** What an event does to a shipment, or why it cannot be: the only place where a courier's word becomes a state. */
export function decideEvent(shipment: ShipmentFacts, event: CourierEvent): Decided | EventRefusal {
  switch (event.type) {
    case "departed":
      return firstMove(shipment.status, ["en_route_pickup", "en_route_dropoff"]);
    case "arrived":
      return firstMove(shipment.status, ["at_pickup", "at_dropoff"]);
    case "scanned":
      return decideScan(shipment, event.code);
    case "called":
      return isBeforePickup(shipment.status) || isOnBoard(shipment.status) ? stay : refuse("conflict");
    case "delivered":
      return decideDelivered(shipment, event.by);
    case "failed":
      return decideFailed(shipment, event.reason);
    case "returned":
      return firstMove(shipment.status, ["returned"]);
  }
}

function firstMove(from: ShipmentStatus, wanted: readonly ShipmentStatus[]): Decided | EventRefusal {
  const to = wanted.find((status) => canMove(from, status));
  return to ? through(to) : refuse("conflict");
}

/** The last parcel scanned means everything is on board. Scanning one twice is harmless. */
function decideScan({ status, parcels }: ShipmentFacts, code: string): Decided | EventRefusal {
  if (!canMove(status, "picked_up") || status === "held") return refuse("conflict");
  if (!parcels.some((parcel) => parcel.code === code)) return refuse("wrong_parcel");
  return parcels.every((parcel) => parcel.isScanned || parcel.code === code) ? through("picked_up") : stay;
}

function decideDelivered(
  { status, dropPin, pinTriesLeft }: ShipmentFacts,
  by: Extract<CourierEvent, { type: "delivered" }>["by"],
): Decided | EventRefusal {
  if (!canMove(status, "delivered")) return refuse("conflict");
  if (by.kind === "photo") return through("delivered");
  if (pinTriesLeft <= 0) return refuse("pin_locked");
  return by.pin === dropPin ? through("delivered") : refuse("wrong_pin");
}

function decideFailed(
  { status, attempts, unansweredCalls }: ShipmentFacts,
  reason: FailureReason,
): Decided | EventRefusal {
  const { leg, needsCall } = failureReasons[reason];
  const failed = leg === "pickup" ? "pickup_failed" : "delivery_failed";
  if (!canMove(status, failed))
    return isBeforePickup(status) || isOnBoard(status) ? refuse("wrong_leg") : refuse("conflict");
  if (needsCall && unansweredCalls === 0) return refuse("call_first");
  const after = actionAfterFailure(reason, attempts + 1);
  return { ok: true, path: [failed, ...statusesOf(after)], after };
}

function statusesOf(action: FailureAction): ShipmentStatus[] {
  if (action === "retry") return [];
  if (action === "return") return ["returning"];
  return action === "hold" ? ["held"] : ["ready"];
}

/** What the phone may offer in a state; the server decides again. */
export function allowedEvents(status: ShipmentStatus): CourierEventType[] {
  if (status === "assigned" || status === "en_route_pickup") return ["arrived", "called", "failed"];
  if (status === "at_pickup") return ["scanned", "called", "failed"];
  if (status === "picked_up" || status === "en_route_dropoff" || status === "delivery_failed")
    return ["arrived", "called"];
  if (status === "at_dropoff") return ["delivered", "called", "failed"];
  return status === "returning" ? ["returned"] : [];
}
