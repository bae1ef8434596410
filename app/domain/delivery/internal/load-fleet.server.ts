import type { Vehicle } from "~/domain/identity/types";
import { hoursAfter, minutesAfter, startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader, Tx } from "~/platform/db.server";
import { noSql, sql } from "~/platform/db.server";
import { isPassOf } from "../pass";
import { heldPass } from "./held-pass.server";
import type { OnShift, PassHeld, PlannedStop, StopKind } from "../types";

type CourierLine = {
  id: string;
  vehicle: Vehicle;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  homeLat: number;
  homeLng: number;
  rangeM: number;
  lat: number;
  lng: number;
  seenAt: Date;
  isAsked: boolean;
  hasRefused: boolean;
};
type StopLine = {
  courierId: string;
  shipmentId: string;
  kind: StopKind;
  grams: number;
  fromLat: number;
  fromLng: number;
  toLat: number;
  toLng: number;
  readyAt: Date | null;
  windowFrom: Date;
  windowUntil: Date;
};

/** A silent courier may be asked about the same shipment again after this long; one who said no is left alone for the day. */
const askAgainMinutes = 10;

export type FleetAsk = { readonly shipmentId: string; readonly now: Date; readonly courierId?: string };

/** Everybody on shift with their open run, as the rules want to see them. Three reads, whatever the size of the fleet. */
export async function loadFleet(reader: Reader | Tx, { shipmentId, now, courierId }: FleetAsk): Promise<OnShift[]> {
  const only = courierId ? sql`and c.id = ${courierId}::uuid` : noSql;
  const couriers = await reader.$queryRaw<CourierLine[]>`
    select c.id, c.vehicle, c.plate, c.capacity_g as "capacityG", c.has_cold_box as "hasColdBox", c.lat as "homeLat", c.lng as "homeLng",
           c.range_m as "rangeM", s.lat, s.lng, s.seen_at as "seenAt",
           exists (select 1 from offer o where o.courier_id = c.id and o.status in ('sent', 'seen') and o.shipment_id <> ${shipmentId}::uuid) as "isAsked",
           exists (select 1 from offer o where o.courier_id = c.id and o.shipment_id = ${shipmentId}::uuid
             and o.leg_seq = (select sh.leg_seq from shipment sh where sh.id = o.shipment_id) and (
             (o.status in ('declined', 'accepted') and o.sent_at >= ${startOfDayInVietnam(now)})
             or (o.status = 'expired' and o.sent_at >= ${minutesAfter(now, -askAgainMinutes)}))) as "hasRefused"
      from shift s join courier c on c.id = s.courier_id
     where s.ends_at is null and c.status = 'approved' ${only}
     order by c.id`;
  if (couriers.length === 0) return [];
  const stops = await reader.$queryRaw<StopLine[]>`
    select c.courier_id as "courierId", st.shipment_id as "shipmentId", st.kind, sh.grams, leg.from_lat as "fromLat",
           leg.from_lng as "fromLng", leg.to_lat as "toLat", leg.to_lng as "toLng", sh.ready_at as "readyAt",
           leg.window_from as "windowFrom", leg.window_until as "windowUntil"
      from run c join stop st on st.run_id = c.id join shipment sh on sh.id = st.shipment_id
      join shipment_leg leg on leg.shipment_id = sh.id and leg.seq = sh.leg_seq
     where c.status = 'open' and st.status in ('planned', 'en_route', 'arrived') ${courierId ? sql`and c.courier_id = ${courierId}::uuid` : noSql}
     order by c.courier_id, st.position`;
  const passes = await reader.pass.findMany({
    where: { courierId: { in: couriers.map(({ id }) => id) }, validUntil: { gt: now }, revokedAt: null },
  });
  return couriers.map((line) =>
    onShift(
      line,
      stops.filter((stop) => stop.courierId === line.id),
      passes.filter((pass) => pass.courierId === line.id && isPassOf(pass, line)).map(heldPass),
      now,
    ),
  );
}

function onShift(line: CourierLine, lines: readonly StopLine[], passes: readonly PassHeld[], now: Date): OnShift {
  const stillToFetch = new Set(lines.filter(({ kind }) => kind === "pickup").map(({ shipmentId }) => shipmentId));
  const onBoard = lines.filter(({ kind, shipmentId }) => kind !== "pickup" && !stillToFetch.has(shipmentId));
  return {
    id: line.id,
    vehicle: line.vehicle,
    capacityG: line.capacityG,
    hasColdBox: line.hasColdBox,
    home: { lat: line.homeLat, lng: line.homeLng },
    rangeM: line.rangeM,
    passes,
    position: { lat: line.lat, lng: line.lng },
    seenAt: line.seenAt,
    loadG: onBoard.reduce((sum, { grams }) => sum + grams, 0),
    stops: lines.map((stop) => plannedStop(stop, now)),
    isFirstFrozen: lines.length > 0,
    isAsked: line.isAsked,
    hasRefused: line.hasRefused,
  };
}

function plannedStop(line: StopLine, now: Date): PlannedStop {
  const { shipmentId, kind, grams } = line;
  const beginning = { lat: line.fromLat, lng: line.fromLng };
  const end = { lat: line.toLat, lng: line.toLng };
  if (kind === "pickup")
    return { ...beginning, shipmentId, kind, deltaG: grams, earliest: line.readyAt ?? now, latest: line.windowUntil };
  if (kind === "return")
    return { ...beginning, shipmentId, kind, deltaG: -grams, earliest: now, latest: hoursAfter(now, 24) };
  return { ...end, shipmentId, kind, deltaG: -grams, earliest: line.windowFrom, latest: line.windowUntil };
}
