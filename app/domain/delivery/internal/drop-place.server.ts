import { dropWindow } from "~/domain/areas/drop-point";
import { dropPointOf, type Ground } from "~/domain/areas/ground";
import { carriageOf } from "~/domain/ordering/handing-over/delivery-queries.server";
import { noteDropPlace } from "~/domain/ordering/handing-over/note-drop-place.server";
import { metresBetween } from "~/domain/shared/geo";
import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "../events";
import { keepEvent } from "./advance.server";
import { addressText } from "./address-text.server";
import { loadOf, type ShipmentRow } from "./shipment-row.server";

/** Sends a shipment to its ward's drop point, in a window the point is open for. The courier and the run stay as they are. */
export async function sendToDropPoint(
  tx: Tx,
  moment: Moment,
  ground: Ground,
  shipment: ShipmentRow,
): Promise<ShipmentRow> {
  const { drop, window: wanted } = loadOf(shipment);
  const point = dropPointOf(ground, drop);
  if (!point) return shipment;
  const window = dropWindow(point.hours, wanted, moment.now) ?? wanted;
  const place = {
    dropPointId: point.id,
    dropText: `${point.name}, ${await addressText(tx, point)}`,
    dropLat: point.lat,
    dropLng: point.lng,
    windowFrom: window.from,
    windowUntil: window.until,
  };
  return reroute(tx, moment, shipment, place, { type: "sent_to_drop_point", detail: { dropPointId: point.id } });
}

/** The door is open again: back to the address and the window of the order, or what is left of the window. */
export async function sendToDoor(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<ShipmentRow> {
  const { drop, windowFrom, windowUntil } = await carriageOf(tx, shipment.subOrderId);
  const place = {
    dropPointId: null,
    dropText: await addressText(tx, drop),
    dropLat: drop.lat,
    dropLng: drop.lng,
    windowFrom: windowUntil > moment.now ? windowFrom : shipment.windowFrom,
    windowUntil: windowUntil > moment.now ? windowUntil : shipment.windowUntil,
  };
  return reroute(tx, moment, shipment, place, { type: "sent_to_door", detail: {} });
}

type NewPlace = Pick<ShipmentRow, "dropPointId" | "dropText" | "dropLat" | "dropLng" | "windowFrom" | "windowUntil">;

async function reroute(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  place: NewPlace,
  note: { type: string; detail: Record<string, string> },
): Promise<ShipmentRow> {
  const version = shipment.version + 1;
  const { dropPointId, dropText, dropLat, dropLng, windowFrom, windowUntil } = place;
  const { id } = shipment;
  await Promise.all([
    tx.$executeRaw(sql`
      update shipment set drop_point_id = ${dropPointId}, drop_text = ${dropText}, drop_lat = ${dropLat}, drop_lng = ${dropLng},
             window_from = ${windowFrom}, window_until = ${windowUntil}, version = ${version}
       where id = ${id}::uuid`),
    tx.$executeRaw(sql`
      update shipment_leg set to_text = ${dropText}, to_lat = ${dropLat}, to_lng = ${dropLng},
             window_from = ${windowFrom}, window_until = ${windowUntil}
       where shipment_id = ${id}::uuid and to_hub_id is null and ended_at is null`),
    noteDropPlace(tx, shipment.subOrderId, dropPointId === null ? null : dropText),
    keepEvent(tx, moment, shipment, note),
  ]);
  await record(tx, moment, shipmentFact("shipment.rerouted", shipment, { version }));
  return { ...shipment, ...place, version };
}

/** The open border point nearest to where the goods are, outside every area that is shut to them; null when there is none. */
export function nearestHandOver(ground: Ground, shipment: ShipmentRow, at: number): string | null {
  const { pickup, coldClass } = loadOf(shipment);
  const isOpen = (place: { provinceCode: string; communeCode: string }): boolean =>
    ground.movement.verdictAt({ mover: "courier", place, vehicle: null, goods: coldClass }, at).permission === "free";
  const [nearest] = ground.dropPoints
    .filter((point) => point.kind === "border" && isOpen(point))
    .map((point) => ({ id: point.id, away: metresBetween(point, pickup) }))
    .sort((a, b) => a.away - b.away);
  return nearest?.id ?? null;
}
