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
  "sub_order.written_off": ["tell-of-write-off", "project-tracking"],
  "sub_order.delivered": ["tell-shopper-delivered", "project-tracking"],
  "claim.opened": ["tell-seller-of-claim"],
  "claim.decided": ["tell-shopper-of-claim"],
  "order.placed": ["project-tracking"],
  "order.expired": ["project-tracking"],
  "order.cancelled": ["project-tracking"],
  "sub_order.accepted": ["project-tracking"],
  "sub_order.weighed": ["project-tracking"],
  "sub_order.packed": ["project-tracking", "create-shipment"],
  "shipment.created": ["wake-desks"],
  "shipment.ready": ["wake-desks", "keep-docks"],
  "shipment.offered": ["tell-courier-of-offer"],
  "shipment.needs_operator": ["alert-shipment"],
  "shipment.pinned": ["wake-desks"],
  "shipment.assigned": ["project-tracking", "wake-desks", "keep-docks"],
  "shipment.picked_up": ["project-tracking", "hand-over-sub-order", "wake-desks"],
  "shipment.at_dropoff": ["project-tracking"],
  "shipment.at_hub": ["project-tracking", "keep-docks"],
  "shipment.sorted": ["project-tracking"],
  "shipment.in_transit": ["project-tracking", "wake-desks", "keep-docks"],
  "shipment.out_for_delivery": ["project-tracking", "wake-desks", "keep-docks"],
  "shipment.other_hub": ["tell-courier-of-other-hub", "keep-docks"],
  "hub.closed": ["reroute-around-hub", "keep-docks"],
  "hub.opened": ["resume-at-hub", "keep-docks"],
  "shipment.delivered": ["project-tracking", "deliver-sub-order", "wake-desks"],
  "shipment.failed": ["project-tracking"],
  "shipment.held": ["project-tracking", "wake-desks", "tell-shopper-held", "keep-docks"],
  "shipment.resumed": ["project-tracking", "wake-desks", "tell-shopper-resumed", "keep-docks"],
  "shipment.returning": ["project-tracking", "keep-docks"],
  "shipment.returned": ["project-tracking", "return-sub-order"],
  "shipment.lost": ["project-tracking", "write-off-sub-order", "wake-desks", "keep-docks"],
  "shipment.damaged": ["project-tracking", "write-off-sub-order", "wake-desks", "keep-docks"],
  "shipment.rerouted": ["project-tracking", "tell-shopper-rerouted"],
  "pass.changed": ["follow-passes", "wake-desks"],
  "area.changed": ["carry-out-area-changes", "wake-desks"],
  "shipment.cancelled": ["project-tracking", "return-sub-order", "wake-desks", "keep-docks"],
  "courier.on_duty": ["wake-desks"],
  "courier.off_duty": ["wake-desks"],
  "run.changed": ["tell-courier-of-change", "keep-docks"],
};

export function subscribersOf(factType: string): readonly Subscription[] {
  return (subscriptions[factType] ?? []).map((entry) => (typeof entry === "string" ? { job: entry } : entry));
}
