import { refuse, type Refusal } from "~/domain/shared/refusal";

/** One seller's part of an order, from the basket to the money. */
export const subOrderStatuses = [
  "awaiting_payment",
  "new",
  "accepted",
  "harvesting",
  "weighed",
  "packed",
  "handed_over",
  "delivered",
  "settled",
  "rejected",
  "cancelled",
  "returned",
  "written_off",
] as const;
export type SubOrderStatus = (typeof subOrderStatuses)[number];

/** Nobody brings it any more: its promised window says nothing. */
export const comesNoMore = (status: SubOrderStatus): boolean =>
  ["rejected", "cancelled", "returned", "written_off"].includes(status);

/** Everything that may happen to a sub-order, with the statuses it may happen in and the one it leads to. */
export const subOrderMoves = {
  open: { from: ["awaiting_payment", "cancelled"], to: "new" },
  abandon: { from: ["awaiting_payment"], to: "cancelled" },
  cancel: { from: ["new"], to: "cancelled" },
  accept: { from: ["new"], to: "accepted" },
  reject: { from: ["new", "accepted", "harvesting", "weighed"], to: "rejected" },
  harvest: { from: ["accepted"], to: "harvesting" },
  weigh: { from: ["accepted", "harvesting", "weighed"], to: "weighed" },
  pack: { from: ["weighed"], to: "packed" },
  hand_over: { from: ["packed"], to: "handed_over" },
  deliver: { from: ["handed_over"], to: "delivered" },
  return: { from: ["packed", "handed_over"], to: "returned" },
  write_off: { from: ["packed", "handed_over"], to: "written_off" },
  settle: { from: ["delivered"], to: "settled" },
} as const satisfies Record<string, { from: readonly SubOrderStatus[]; to: SubOrderStatus }>;
export type SubOrderMove = keyof typeof subOrderMoves;

/**
 * `already`: the move was made before (a second tap). `not_now`: the sub-order is elsewhere by now (a stale tab).
 */
export type MoveRefusal = Refusal<"already"> | Refusal<"not_now", { status: SubOrderStatus }>;

export function move(status: SubOrderStatus, name: SubOrderMove): { ok: true; to: SubOrderStatus } | MoveRefusal {
  const { from, to } = subOrderMoves[name];
  if ((from as readonly SubOrderStatus[]).includes(status)) return { ok: true, to };
  return status === to ? refuse("already") : { ok: false, reason: "not_now", status };
}

export const canMove = (status: SubOrderStatus, name: SubOrderMove): boolean => move(status, name).ok;

export const isSubOrderStatus = (text: string): text is SubOrderStatus =>
  (subOrderStatuses as readonly string[]).includes(text);
