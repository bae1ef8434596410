import type { ShipmentStatus } from "./shipment-status";

export type ShipmentRef = {
  readonly id: string;
  readonly orderId: string;
  readonly subOrderId: string;
  readonly sellerId: string;
  readonly courierId: string | null;
  readonly payVnd: number;
};

/** The name of the fact that a shipment has come to a state. Both kinds of failure are one fact with a leg in it. */
export const factName = (status: ShipmentStatus): string =>
  status === "pickup_failed" || status === "delivery_failed" ? "shipment.failed" : `shipment.${status}`;

/** What a courier may enter has changed. */
export const passChanged = (courierId: string) =>
  ({ type: "pass.changed", subject: `courier:${courierId}`, payload: { courierId } }) as const;

export const shipmentFact = (type: string, shipment: ShipmentRef, more: Record<string, string | number> = {}) => ({
  type,
  subject: `shipment:${shipment.id}`,
  payload: {
    shipmentId: shipment.id,
    orderId: shipment.orderId,
    subOrderId: shipment.subOrderId,
    sellerId: shipment.sellerId,
    courierId: shipment.courierId,
    payVnd: shipment.payVnd,
    ...more,
  },
});
