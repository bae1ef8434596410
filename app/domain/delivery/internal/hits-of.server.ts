import { formatDateTime } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { Consequence } from "../area-changes/area-consequence";
import type { Hit, HitStage } from "../area-changes/area-hit";
import { isBeforePickup, isOnBoard, type ShipmentStatus } from "../shipment-status";
import type { ShipmentRow } from "./shipment-row.server";

export type HitShipment = {
  readonly shipment: ShipmentRow;
  readonly consequence: Consequence;
  /** Where the goods are sent instead. */
  readonly place: string | null;
};

/** Shipments that a change hits, as an operator reads them: whose order, who carries it, how far it has come. */
export async function hitsOf(reader: Reader, touched: readonly HitShipment[]): Promise<Hit[]> {
  const orders = await reader.order.findMany({
    where: { id: { in: touched.map(({ shipment }) => shipment.orderId) } },
    select: { id: true, code: true, contactName: true },
  });
  const couriers = await reader.courier.findMany({
    where: { id: { in: touched.flatMap(({ shipment }) => shipment.courierId ?? []) } },
    select: { id: true, name: true },
  });
  return touched.flatMap(({ shipment, consequence, place }) => {
    const order = orders.find(({ id }) => id === shipment.orderId);
    if (!order) return [];
    return {
      orderId: order.id,
      code: order.code,
      contactName: order.contactName,
      consequence,
      stage: stageOf(shipment.status),
      courierName: couriers.find(({ id }) => id === shipment.courierId)?.name ?? null,
      place,
      window: formatDateTime(shipment.windowUntil),
    };
  });
}

function stageOf(status: ShipmentStatus): HitStage {
  if (status === "held") return "held";
  if (isOnBoard(status)) return "on_board";
  return isBeforePickup(status) ? "promised" : "waiting";
}
