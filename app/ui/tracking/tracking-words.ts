import type { StoryLine } from "~/domain/tracking/types";
import type { PublicEvent } from "~/domain/tracking/public-events";
import { m } from "~/paraglide/messages";

const events: Record<PublicEvent, (line: { hub: string }) => string> = {
  "order.placed": m.tracking_event_order_placed,
  "order.paid": m.tracking_event_order_paid,
  "order.expired": m.tracking_event_order_expired,
  "order.cancelled": m.tracking_event_order_cancelled,
  "sub_order.accepted": m.tracking_event_sub_order_accepted,
  "sub_order.rejected": m.tracking_event_sub_order_rejected,
  "sub_order.weighed": m.tracking_event_sub_order_weighed,
  "sub_order.packed": m.tracking_event_sub_order_packed,
  "shipment.assigned": m.tracking_event_shipment_assigned,
  "shipment.picked_up": m.tracking_event_shipment_picked_up,
  "shipment.waits_on_road": m.tracking_event_shipment_waits_on_road,
  "shipment.taken_over": m.tracking_event_shipment_taken_over,
  "shipment.drives_on": m.tracking_event_shipment_drives_on,
  "shipment.at_hub": m.tracking_event_shipment_at_hub,
  "shipment.sorted": m.tracking_event_shipment_sorted,
  "shipment.in_transit": m.tracking_event_shipment_in_transit,
  "shipment.out_for_delivery": m.tracking_event_shipment_out_for_delivery,
  "shipment.at_dropoff": m.tracking_event_shipment_at_dropoff,
  "shipment.delivered": m.tracking_event_shipment_delivered,
  "shipment.delivery_failed": m.tracking_event_shipment_delivery_failed,
  "shipment.held": m.tracking_event_shipment_held,
  "shipment.returning": m.tracking_event_shipment_returning,
  "shipment.returned": m.tracking_event_shipment_returned,
  "shipment.cancelled": m.tracking_event_shipment_cancelled,
  "shipment.lost": m.tracking_event_shipment_lost,
  "shipment.damaged": m.tracking_event_shipment_damaged,
};

export const eventLabel = ({ what, hub }: Pick<StoryLine, "what" | "hub">): string =>
  events[what]({ hub: hub === null ? m.tracking_hub() : inSentence(hub) });

/** "Kho Thủ Đức" within a sentence: "Đã đến kho Thủ Đức". */
export const inSentence = (hubName: string): string => hubName.replace(/^Kho /, "kho ");
