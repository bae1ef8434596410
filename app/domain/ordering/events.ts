import type { Fact } from "~/platform/outbox.server";

export type OrderHappening = "placed" | "paid" | "expired" | "cancelled";

export type SubOrderHappening =
  | "opened"
  | "cancelled"
  | "accepted"
  | "rejected"
  | "harvesting"
  | "weighed"
  | "packed"
  | "handed_over"
  | "delivered"
  | "returned"
  | "written_off"
  | "settled";

/** Every fact of one order has one subject, so that they are told in the order they happened. */
const subjectOf = (orderId: string): string => `order:${orderId}`;

export const orderFact = (happening: OrderHappening, orderId: string): Fact => ({
  type: `order.${happening}`,
  subject: subjectOf(orderId),
  payload: { orderId },
});

export type SubOrderRef = { readonly orderId: string; readonly subOrderId: string; readonly sellerId: string };

export const subOrderFact = (happening: SubOrderHappening, { orderId, subOrderId, sellerId }: SubOrderRef): Fact => ({
  type: `sub_order.${happening}`,
  subject: subjectOf(orderId),
  payload: { orderId, subOrderId, sellerId },
});

export const claimFact = (happening: "opened" | "decided", claimId: string): Fact => ({
  type: `claim.${happening}`,
  subject: `claim:${claimId}`,
  payload: { claimId },
});
