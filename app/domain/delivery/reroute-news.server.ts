import { newsOfPart } from "~/domain/ordering/news-queries.server";
import type { Reader } from "~/platform/db.server";
import { findShipment } from "./internal/shipment-row.server";

/** What the shopper is told when their parcel goes somewhere else than promised; null when there is no such shipment. */
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
    /** One message for every change, however often its job runs. */
    version: shipment.version,
  };
}
