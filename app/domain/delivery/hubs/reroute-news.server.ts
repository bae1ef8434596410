import { newsOfPart } from "~/domain/ordering/news-queries.server";
import type { Reader } from "~/platform/db.server";
import { heldNewsOf } from "../area-changes/held-news.server";
import { findShipment } from "../internal/shipment-row.server";

/** What the shopper is told when their parcel goes somewhere else than promised, or goes on; null when there is no such shipment. */
export async function newsOfReroute(reader: Reader, shipmentId: string) {
  const shipment = await findShipment(reader, shipmentId);
  if (!shipment) return null;
  const { orderCode, trackingToken, shopperPhone, locale } = await newsOfPart(reader, shipment.subOrderId);
  return {
    orderCode,
    trackingToken,
    shopperPhone,
    locale,
    /** Name and street of the drop point; null: to the door again. */
    place: shipment.dropPointId === null ? null : shipment.dropText,
    windowFrom: shipment.windowFrom,
    windowUntil: shipment.windowUntil,
  };
}

/** What the shopper is told when their parcel waits for its area; null when it does not, or goes on already. */
export async function newsOfHold(reader: Reader, shipmentId: string, now: Date) {
  const shipment = await findShipment(reader, shipmentId);
  if (!shipment) return null;
  const news = await heldNewsOf(reader, shipment.orderId, now);
  const own = news.find(({ subOrderId }) => subOrderId === shipment.subOrderId);
  if (!own) return null;
  const { orderCode, trackingToken, shopperPhone, locale } = await newsOfPart(reader, shipment.subOrderId);
  return {
    orderCode,
    trackingToken,
    shopperPhone,
    locale,
    areaName: own.areaName,
    until: own.until === null ? null : new Date(own.until),
    cause: await causeOfHold(reader, shipmentId),
  };
}

/** One message for every time a parcel comes to wait: named after the last one. */
export async function causeOfHold(reader: Reader, shipmentId: string): Promise<string> {
  const held = await reader.shipmentEvent.findFirst({
    where: { shipmentId, toStatus: "held" },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return `shipment:${shipmentId}:held:${String(held?.id ?? 0n)}`;
}
