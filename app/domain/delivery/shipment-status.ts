import { refuse, type Refusal } from "~/domain/shared/refusal";

/**
 * The one list of a shipment's states and of the moves between them. Goods on board never change hands silently: from
 * `picked_up` on, every way back to `ready` leads through a hub, where they are scanned in, or through a stop on the road, where they stay
 * with a keeper until another courier has scanned every parcel; or it ends with a return to the seller.
 * `ready` to `at_pickup` are gone through once for each leg of the way; at a later leg "the pickup" is a hub.
 */
const moves = {
  created: ["ready", "cancelled"],
  ready: ["planned", "offered", "held", "cancelled"],
  planned: ["ready", "offered", "assigned", "held", "cancelled"],
  offered: ["ready", "assigned", "held", "cancelled"],
  assigned: ["ready", "en_route_pickup", "at_pickup", "pickup_failed", "held", "cancelled"],
  en_route_pickup: ["ready", "at_pickup", "pickup_failed", "held", "cancelled"],
  at_pickup: ["ready", "picked_up", "in_transit", "out_for_delivery", "pickup_failed", "held", "cancelled"],
  pickup_failed: ["ready", "held", "cancelled"],
  picked_up: ["at_hub", "en_route_dropoff", "at_dropoff", "delivery_failed", "held", "returning", "lost", "damaged"],
  in_transit: ["at_hub", "en_route_dropoff", "at_dropoff", "held", "returning", "lost", "damaged"],
  at_hub: ["sorted", "held", "returning", "lost", "damaged"],
  sorted: ["ready", "held", "lost", "damaged"],
  out_for_delivery: ["en_route_dropoff", "at_dropoff", "delivery_failed", "held", "returning", "lost", "damaged"],
  en_route_dropoff: ["at_dropoff", "delivery_failed", "held", "returning", "lost", "damaged"],
  at_dropoff: ["delivered", "partially_delivered", "delivery_failed", "held", "returning", "lost", "damaged"],
  delivery_failed: ["en_route_dropoff", "at_dropoff", "held", "returning", "lost", "damaged"],
  held: ["ready", "picked_up", "in_transit", "out_for_delivery", "at_hub", "returning", "cancelled", "lost", "damaged"],
  returning: ["returned", "at_hub", "held", "return_failed", "lost", "damaged"],
  return_failed: ["returning", "lost", "damaged"],
  delivered: [],
  partially_delivered: [],
  returned: [],
  cancelled: [],
  lost: [],
  damaged: [],
} as const satisfies Record<string, readonly string[]>;

export type ShipmentStatus = keyof typeof moves;

export const shipmentStatuses = Object.keys(moves) as ShipmentStatus[];

export const isShipmentStatus = (text: string): text is ShipmentStatus => Object.hasOwn(moves, text);

export const nextStatuses = (from: ShipmentStatus): readonly ShipmentStatus[] => moves[from];

export const canMove = (from: ShipmentStatus, to: ShipmentStatus): boolean => nextStatuses(from).includes(to);

/** A move outside the table is a conflict: the phone acted on an older state than ours. */
export const move = (from: ShipmentStatus, to: ShipmentStatus): { ok: true } | Refusal<"conflict"> =>
  canMove(from, to) ? { ok: true } : refuse("conflict");

/** Nothing happens to it any more; later messages about it are only kept. */
export const isFinal = (status: ShipmentStatus): boolean => moves[status].length === 0;

const withoutGoods: readonly ShipmentStatus[] = ["assigned", "en_route_pickup", "at_pickup"];
const withGoods: readonly ShipmentStatus[] = [
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "en_route_dropoff",
  "at_dropoff",
  "delivery_failed",
];

/** A courier has said yes and the goods are still where the leg begins. */
export const isBeforePickup = (status: ShipmentStatus): boolean => withoutGoods.includes(status);
/** The goods travel with a courier towards the door or the next hub. */
export const isOnBoard = (status: ShipmentStatus): boolean => withGoods.includes(status);
/** In somebody's hands, there or back. */
export const isInProgress = (status: ShipmentStatus): boolean =>
  isBeforePickup(status) || isOnBoard(status) || status === "returning";
/** Waits for somebody to carry it. */
export const isWaiting = (status: ShipmentStatus): boolean =>
  status === "ready" || status === "planned" || status === "offered";
