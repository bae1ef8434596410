import { refuse, type Refusal } from "~/domain/shared/refusal";
import {
  actionAfterFailure,
  failureReasons,
  isPossibleAt,
  isRoadTrouble,
  type FailureAction,
  type FailureReason,
} from "./failure-reasons";
import { aboardStatus, beginsAtHub, endsAtHub, type LegKind } from "../legs/leg";
import { canReportLoss, type LossReason } from "../losses/loss";
import { canMove, isBeforePickup, isOnBoard, type ShipmentStatus } from "../shipment-status";

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
  | {
      readonly type: "lost";
      readonly reason: LossReason;
      readonly note: string;
      readonly photoId: string | null;
    }
  | { readonly type: "returned" };

export type CourierEventType = CourierEvent["type"];

export type ShipmentFacts = {
  readonly status: ShipmentStatus;
  readonly legKind: LegKind;
  /** Where this leg began, a courier who could go no further hands the goods over. */
  readonly isHandOver: boolean;
  readonly attempts: number;
  readonly dropPin: string;
  readonly pinTriesLeft: number;
  /** On this leg: taken on board, handed in at the hub where it ends. */
  readonly parcels: readonly { readonly code: string; readonly isScanned: boolean; readonly isAtHub: boolean }[];
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
      return isBoundForHub(shipment) ? stay : firstMove(shipment.status, ["en_route_pickup", "en_route_dropoff"]);
    case "arrived":
      return isBoundForHub(shipment) ? stay : firstMove(shipment.status, ["at_pickup", "at_dropoff"]);
    case "scanned":
      return decideScan(shipment, event.code);
    case "called":
      return isBeforePickup(shipment.status) || isOnBoard(shipment.status) ? stay : refuse("conflict");
    case "delivered":
      return decideDelivered(shipment, event.by);
    case "failed":
      return isBoundForHub(shipment) ? decideStopped(event.reason) : decideFailed(shipment, event.reason);
    case "lost":
      return decideLost(shipment.status);
    case "returned":
      return firstMove(shipment.status, [beginsAtHub(shipment.legKind) ? "at_hub" : "returned"]);
  }
}

function firstMove(from: ShipmentStatus, wanted: readonly ShipmentStatus[]): Decided | EventRefusal {
  const to = wanted.find((status) => canMove(from, status));
  return to ? through(to) : refuse("conflict");
}

/** Goods on board whose leg ends at a hub: there is no door, no shopper and no code there. */
export const isBoundForHub = ({ status, legKind }: Pick<ShipmentFacts, "status" | "legKind">): boolean =>
  endsAtHub(legKind) && (status === "picked_up" || status === "in_transit");

/**
 * The last parcel scanned means that everything is on board, or, where the leg ends at a hub, handed in. Scanning one twice is
 * harmless.
 */
function decideScan(shipment: ShipmentFacts, code: string): Decided | EventRefusal {
  const { status, legKind, parcels } = shipment;
  const handsIn = isBoundForHub(shipment);
  if (status !== "at_pickup" && !handsIn) return refuse("conflict");
  if (!parcels.some((parcel) => parcel.code === code)) return refuse("wrong_parcel");
  const isComplete = parcels.every((parcel) => parcel.code === code || (handsIn ? parcel.isAtHub : parcel.isScanned));
  if (!isComplete) return stay;
  return through(handsIn ? "at_hub" : aboardStatus(legKind));
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
  { status, legKind, isHandOver, attempts, unansweredCalls }: ShipmentFacts,
  reason: FailureReason,
): Decided | EventRefusal {
  const { leg, needsCall } = failureReasons[reason];
  const failed = leg === "pickup" ? "pickup_failed" : "delivery_failed";
  if (!canMove(status, failed))
    return isBeforePickup(status) || isOnBoard(status) ? refuse("wrong_leg") : refuse("conflict");
  // At a hub, or on the road, there is no seller who could be late or absent.
  const from = isHandOver ? "courier" : beginsAtHub(legKind) ? "hub" : "people";
  if (leg === "pickup" && !isPossibleAt(from, reason)) return refuse("wrong_leg");
  if (needsCall && unansweredCalls === 0) return refuse("call_first");
  const after = actionAfterFailure(reason, attempts + 1);
  return { ok: true, path: [failed, ...statusesOf(after)], after };
}

/** A courier's word stops the goods where they are; an operator decides whether they are written off. */
function decideLost(status: ShipmentStatus): Decided | EventRefusal {
  if (!canReportLoss(status)) return refuse("conflict");
  return status === "held" ? stay : { ok: true, path: ["held"], after: "hold" };
}

/** On the way to a hub nobody refuses the goods: what stops them is the road or the cold chain, and a person decides. */
function decideStopped(reason: FailureReason): Decided | EventRefusal {
  return isRoadTrouble(reason) ? { ok: true, path: ["held"], after: "hold" } : refuse("wrong_leg");
}

function statusesOf(action: FailureAction): ShipmentStatus[] {
  if (action === "retry") return [];
  if (action === "return") return ["returning"];
  return action === "hold" ? ["held"] : ["ready"];
}

/** What the phone may offer in a state; the server decides again. */
export function allowedEvents(status: ShipmentStatus, legKind: LegKind): CourierEventType[] {
  const usual = usualEvents(status, legKind);
  return canReportLoss(status) ? [...usual, "lost"] : usual;
}

function usualEvents(status: ShipmentStatus, legKind: LegKind): CourierEventType[] {
  if (isBoundForHub({ status, legKind })) return ["scanned", "failed"];
  if (status === "assigned" || status === "en_route_pickup") return ["arrived", "called", "failed"];
  if (status === "at_pickup") return ["scanned", "called", "failed"];
  if (["picked_up", "out_for_delivery", "en_route_dropoff", "delivery_failed"].includes(status))
    return ["arrived", "called"];
  if (status === "at_dropoff") return ["delivered", "called", "failed"];
  return status === "returning" ? ["returned"] : [];
}
