import type { Decision } from "./applications/approval";
import { pastTense } from "./applications/approval";

export const sellerApplied = (sellerId: string) =>
  ({ type: "seller.applied", subject: `seller:${sellerId}`, payload: { sellerId } }) as const;
export const courierApplied = (courierId: string) =>
  ({ type: "courier.applied", subject: `courier:${courierId}`, payload: { courierId } }) as const;

/** seller.approved | seller.declined | seller.suspended | seller.reinstated */
export const sellerDecided = (sellerId: string, decision: Decision) => ({
  type: `seller.${pastTense[decision]}`,
  subject: `seller:${sellerId}`,
  payload: { sellerId },
});
/** courier.approved | courier.declined | courier.suspended | courier.reinstated */
export const courierDecided = (courierId: string, decision: Decision) => ({
  type: `courier.${pastTense[decision]}`,
  subject: `courier:${courierId}`,
  payload: { courierId },
});
export const personBlocked = (personId: string, isBlocked: boolean) => ({
  type: isBlocked ? "person.blocked" : "person.unblocked",
  subject: `person:${personId}`,
  payload: { personId },
});
