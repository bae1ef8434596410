/** What of all that happens to an order its shopper is told, by the names of the orders' and shipments' logs. */
export const orderEventsShown = [
  "order.placed",
  "order.paid",
  "order.expired",
  "order.cancelled",
  "sub_order.accepted",
  "sub_order.rejected",
  "sub_order.weighed",
  "sub_order.packed",
] as const;

export const shipmentEventsShown = [
  "assigned",
  "picked_up",
  "at_hub",
  "sorted",
  "in_transit",
  "out_for_delivery",
  "at_dropoff",
  "delivered",
  "delivery_failed",
  "held",
  "returning",
  "returned",
  "cancelled",
  "lost",
  "damaged",
] as const;

/** Lines that say more than the state they lead to: what happens when goods change vehicles on the road. */
export const roadEventsShown = ["waits_on_road", "taken_over", "drives_on"] as const;
/** Steps between two states that mean nothing to a shopper. */
export const eventsNotShown = ["stopped"] as const;

export type PublicEvent =
  | (typeof orderEventsShown)[number]
  | `shipment.${(typeof shipmentEventsShown)[number] | (typeof roadEventsShown)[number]}`;

const all: readonly string[] = [
  ...orderEventsShown,
  ...[...shipmentEventsShown, ...roadEventsShown].map((status) => `shipment.${status}`),
];

export const isPublicEvent = (name: string): name is PublicEvent => all.includes(name);
