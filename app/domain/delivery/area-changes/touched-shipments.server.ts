import type { Ground } from "~/domain/areas/ground";
import type { AreaRef } from "~/domain/areas/movement";
import { joinSql, sql, type Reader, type Sql } from "~/platform/db.server";
import { consequenceOf, isAreaHold, type Consequence } from "./area-consequence";
import { refusedStops, type Whose } from "../internal/refused-stops.server";
import { loadOf, readShipments, type ShipmentRow } from "../internal/shipment-row.server";

/** From the creation of a shipment until it is out of anybody's hands, an area can still get in its way. */
const open = [
  "ready",
  "planned",
  "offered",
  "assigned",
  "en_route_pickup",
  "at_pickup",
  "held",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "en_route_dropoff",
  "at_dropoff",
  "delivery_failed",
];

export type TouchedShipment = { readonly shipment: ShipmentRow; readonly consequence: Consequence };

/**
 * The open shipments that areas on this ground get in the way of, each with what that means for it; those it means nothing for are
 * left out. Found by the index of areas and, for ways that only lead across one, in the open runs. `areas` null: everywhere; none:
 * only what couriers may not do. `whose` looks at one courier, or leaves a pass out.
 */
export async function touchedShipments(
  reader: Reader,
  ground: Ground,
  now: Date,
  areas: readonly AreaRef[] | null,
  whose: Whose = {},
): Promise<TouchedShipment[]> {
  const refused = await refusedStops(reader, ground, now, whose);
  const rows = await candidates(reader, areas, refused, whose);
  return rows.flatMap((shipment) => {
    const consequence = consequenceFor(ground, shipment, refused, now);
    return consequence === "none" ? [] : [{ shipment, consequence }];
  });
}

export const consequenceFor = (
  ground: Ground,
  shipment: ShipmentRow,
  refused: ReadonlySet<string>,
  now: Date,
): Consequence =>
  consequenceOf(
    ground,
    {
      status: shipment.status,
      load: loadOf(shipment),
      isToDoor: shipment.leg.toHubId === null,
      isFromGate: shipment.leg.fromHubId === null && shipment.leg.fromCourierId === null,
      isFetched:
        shipment.courierId !== null
          ? shipment.status === "held"
          : shipment.hubId !== null || shipment.keeperId !== null,
      isHeldForArea: isAreaHold(shipment.heldWhy),
      dropPointId: shipment.dropPointId,
      handOverId: shipment.handOverId,
      isRefused: refused.has(shipment.id),
    },
    now,
  );

async function candidates(
  reader: Reader,
  areas: readonly AreaRef[] | null,
  refused: ReadonlySet<string>,
  { courierId }: Whose,
): Promise<ShipmentRow[]> {
  const touching = [
    ...(areas?.map(inArea) ?? [sql`true`]),
    ...(courierId === undefined ? [] : [sql`s.courier_id = ${courierId}::uuid`]),
  ];
  const found = await reader.$queryRaw<{ id: string }[]>`
    select s.id from shipment s join shipment_leg l on l.shipment_id = s.id and l.seq = s.leg_seq
     where s.status = any(${open}) and (${joinSql([...touching, sql`s.id = any(${[...refused]}::uuid[])`], " or ")})
     order by s.window_until, s.id`;
  const rows = await readShipments(
    reader,
    found.map(({ id }) => id),
  );
  return found.flatMap(({ id }) => rows.get(id) ?? []);
}

const inArea = ({ provinceCode, communeCode }: AreaRef): Sql =>
  communeCode === null
    ? sql`s.drop_province = ${provinceCode} or s.pickup_province = ${provinceCode} or l.from_province = ${provinceCode} or l.to_province = ${provinceCode}`
    : sql`(s.drop_province = ${provinceCode} and s.drop_commune = ${communeCode}) or (s.pickup_province = ${provinceCode} and s.pickup_commune = ${communeCode})
       or (l.from_province = ${provinceCode} and l.from_commune = ${communeCode}) or (l.to_province = ${provinceCode} and l.to_commune = ${communeCode})`;
