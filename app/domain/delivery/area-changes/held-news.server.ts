import { doorTerms, isFetchable, type Ground } from "~/domain/areas/ground";
import type { Colour, Commune } from "~/domain/areas/movement";
import { areaNames } from "~/domain/areas/queries.server";
import { readGround } from "~/domain/areas/read-ground.server";
import { spellAt } from "~/domain/areas/spell-at.server";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { isAreaHold } from "./area-consequence";
import { fromMinutes } from "../dispatch/minutes";
import { loadOf, readShipments, type ShipmentRow } from "../internal/shipment-row.server";

/** Why an order waits for its area, as its shopper is told; JSON-safe. */
export type HeldNews = {
  readonly subOrderId: string;
  /** The area that is shut: the shopper's own, or the seller's. */
  readonly areaName: string;
  readonly isAtSeller: boolean;
  /** The level it is under and why; null when a rule of movement shuts it and no level. */
  readonly spell: { readonly colour: Colour; readonly reason: string } | null;
  /** The first minute already announced at which it may go on; null: nobody knows yet. */
  readonly until: string | null;
};

/** Every part of an order that waits for its area; empty when none does. */
export async function heldNewsOf(reader: Reader, orderId: string, now: Date): Promise<HeldNews[]> {
  const held = await reader.shipment.findMany({ where: { orderId, status: "held" }, select: { id: true } });
  if (held.length === 0) return [];
  const rows = await readShipments(
    reader,
    held.map(({ id }) => id),
  );
  const ground = await readGround(reader);
  const waiting = [...rows.values()].filter(({ heldWhy }) => isAreaHold(heldWhy));
  return Promise.all(waiting.map((shipment) => newsOf(reader, ground, shipment, now)));
}

async function newsOf(reader: Reader, ground: Ground, shipment: ShipmentRow, now: Date): Promise<HeldNews> {
  const { pickup, drop } = loadOf(shipment);
  const isAtSeller = !isFetched(shipment) && isOpenAt(ground, shipment, minuteOf(now), "door");
  const place: Commune = isAtSeller ? pickup : drop;
  const area = { provinceCode: place.provinceCode, communeCode: place.communeCode };
  const [nameOf, spell] = [await areaNames(reader, [area]), await spellAt(reader, place, now)];
  return {
    subOrderId: shipment.subOrderId,
    areaName: nameOf(area),
    isAtSeller,
    spell: spell && { colour: spell.colour, reason: spell.reason },
    until: opensAt(ground, shipment, now)?.toISOString() ?? null,
  };
}

const isFetched = ({ courierId, hubId, keeperId }: ShipmentRow): boolean =>
  courierId !== null || hubId !== null || keeperId !== null;

/** Nothing further ahead is promised to a shopper. */
const promisedMinutes = 14 * 24 * 60;

function opensAt(ground: Ground, shipment: ShipmentRow, now: Date): Date | null {
  const last = minuteOf(now) + promisedMinutes;
  let at = ground.movement.nextChange(minuteOf(now));
  while (at !== null && at <= last) {
    if (isOpenAt(ground, shipment, at, "all")) return fromMinutes(at);
    at = ground.movement.nextChange(at);
  }
  return null;
}

/** Whether the rules let these goods move at a minute; with goods on board, also whether anybody may bring them without a pass. */
function isOpenAt(ground: Ground, shipment: ShipmentRow, at: number, which: "door" | "all"): boolean {
  const { pickup, drop, coldClass } = loadOf(shipment);
  const isToDoor = shipment.leg.toHubId === null;
  if (isToDoor && doorTerms(ground, drop, coldClass, at) === "closed") return false;
  if (which === "door") return true;
  if (!isFetched(shipment)) return shipment.leg.fromHubId !== null || isFetchable(ground, pickup, coldClass, at);
  const ask = { mover: "courier", place: drop, vehicle: null, goods: coldClass } as const;
  return shipment.courierId === null || ground.movement.verdictAt(ask, at).permission === "free";
}
