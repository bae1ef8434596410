import type { JobName } from "./catalogue";

/**
 * Which jobs each fact starts. A job gets the fact's payload; its own schema in the catalogue picks what it needs.
 * `after(seconds, job)` starts it later than the fact.
 */
export type Subscription = { readonly job: JobName; readonly delayMs?: number };

export const after = (seconds: number, job: JobName): Subscription => ({ job, delayMs: seconds * 1_000 });

const subscriptions: Readonly<Record<string, readonly (JobName | Subscription)[]>> = {
  "product.published": ["index-product"],
  "product.changed": ["index-product"],
  "product.paused": ["index-product"],
  "product.resumed": ["index-product"],
  "product.taken_down": ["index-product"],
  "stock.changed": ["index-product"],
  "seller.approved": ["index-seller"],
  "seller.suspended": ["index-seller"],
  "seller.reinstated": ["index-seller"],
  "payment.returned": [after(2, "ask-attempt")],
  "payment.contradicted": ["ask-attempt"],
  "payment.suspected": ["alert-payment"],
  "payment.mismatched": ["alert-payment"],
  "payment.unresolved": ["alert-payment"],
  "refund.asked": ["send-refund"],
  "bank_account.changed": ["tell-account-changed"],
  "payout.returned": ["tell-payout-returned"],
  "refund.failed": ["alert-refund"],
  "message.queued": ["deliver-message"],
  "photo.stored": ["develop-avif"],
  "order.paid": ["tell-shopper-paid", "project-tracking"],
  "sub_order.opened": ["tell-seller-of-order"],
  "sub_order.rejected": ["tell-shopper-rejected", "project-tracking"],
  "sub_order.delivered": ["tell-shopper-delivered", "project-tracking"],
  "claim.opened": ["tell-seller-of-claim"],
  "claim.decided": ["tell-shopper-of-claim"],
  "order.placed": ["project-tracking"],
  "order.expired": ["project-tracking"],
  "order.cancelled": ["project-tracking"],
  "sub_order.accepted": ["project-tracking"],
  "sub_order.weighed": ["project-tracking"],
  "sub_order.packed": ["project-tracking", "create-shipment"],
  "shipment.created": ["dispatch-shipment"],
  "shipment.ready": ["dispatch-shipment"],
  "shipment.offered": ["tell-courier-of-offer"],
  "shipment.needs_operator": ["alert-shipment"],
  "shipment.assigned": ["project-tracking"],
  "shipment.picked_up": ["project-tracking", "hand-over-sub-order"],
  "shipment.at_dropoff": ["project-tracking"],
  "shipment.at_hub": ["project-tracking"],
  "shipment.sorted": ["project-tracking"],
  "shipment.in_transit": ["project-tracking"],
  "shipment.out_for_delivery": ["project-tracking"],
  "shipment.other_hub": ["tell-courier-of-other-hub"],
  "hub.closed": ["reroute-around-hub"],
  "hub.opened": ["resume-at-hub"],
  "shipment.delivered": ["project-tracking", "deliver-sub-order"],
  "shipment.failed": ["project-tracking"],
  "shipment.held": ["project-tracking"],
  "shipment.returning": ["project-tracking"],
  "shipment.returned": ["project-tracking", "return-sub-order"],
  "shipment.cancelled": ["project-tracking", "return-sub-order"],
  "courier.on_duty": ["dispatch-waiting"],
  "shipment.rerouted": ["project-tracking", "tell-shopper-rerouted"],
  "area.changed": ["carry-out-area-changes"],
};

export function subscribersOf(factType: string): readonly Subscription[] {
  return (subscriptions[factType] ?? []).map((entry) => (typeof entry === "string" ? { job: entry } : entry));
}
