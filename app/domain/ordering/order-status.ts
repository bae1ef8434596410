import type { SubOrderStatus } from "./sub-order-status";

/** What a shopper's order can be. `confirmed` and later are read off the sub-orders. */
export const orderStatuses = [
  "awaiting_payment",
  "confirmed",
  "in_progress",
  "completed",
  "cancelled",
  "expired",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Which status may follow which. Money may still arrive for an expired order; if its goods can be held again it goes on. */
export const orderMoves = {
  awaiting_payment: ["confirmed", "cancelled", "expired"],
  expired: ["confirmed"],
  confirmed: ["in_progress", "completed", "cancelled"],
  in_progress: ["completed", "cancelled"],
  completed: [],
  cancelled: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

export const mayBecome = (from: OrderStatus, to: OrderStatus): boolean =>
  (orderMoves[from] as readonly OrderStatus[]).includes(to);

export const isOrderStatus = (text: string): text is OrderStatus => (orderStatuses as readonly string[]).includes(text);

export const isPaidFor = (status: OrderStatus): boolean =>
  status === "confirmed" || status === "in_progress" || status === "completed";

const over: ReadonlySet<SubOrderStatus> = new Set(["rejected", "cancelled", "returned", "written_off"]);
const arrived: ReadonlySet<SubOrderStatus> = new Set(["delivered", "settled"]);

/** The status of a paid order, read off its sub-orders. Sub-orders that came to nothing do not keep the others waiting. */
export function statusOf(subOrders: readonly SubOrderStatus[]): OrderStatus {
  const alive = subOrders.filter((status) => !over.has(status));
  if (alive.length === 0) return "cancelled";
  if (alive.every((status) => arrived.has(status))) return "completed";
  return subOrders.every((status) => status === "new") ? "confirmed" : "in_progress";
}
