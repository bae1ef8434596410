import type { Reader } from "~/platform/db.server";
import type { HubShipment } from "../hubs/hub-board";
import { isFinal, isShipmentStatus, shipmentStatuses } from "../shipment-status";

const over = shipmentStatuses.filter(isFinal);

type Line = Omit<HubShipment, "parcels" | "eta" | "readyAt" | "windowFrom" | "windowUntil" | "status"> & {
  status: string;
  parcels: string[];
  eta: Date;
  readyAt: Date;
  windowFrom: Date;
  windowUntil: Date;
};

/** Everything that is at these hubs or has them as the end of its present leg, chilled goods first, then by time. */
export async function readHubShipments(reader: Reader, hubIds: readonly string[]): Promise<HubShipment[]> {
  const lines = await reader.$queryRaw<Line[]>`
    select s.id::text, s.code, hub.id::text as "atHub", coalesce(s.hub_id = hub.id, false) as "isHere", s.status, s.goes_back as "goesBack",
           s.grams, s.cold_class as "coldClass", array(select p.code from parcel p where p.shipment_id = s.id order by p.code) as parcels,
           leg.from_name as "fromName",
           case when s.goes_back then s.pickup_name when next.to_hub_id is null then coalesce(commune.name, '') else next.to_name end as "toName",
           not s.goes_back and next.to_hub_id is not null as "isHaul", courier.name as "courierName", s.held_why as "heldWhy", s.alerted_at is not null as "isAlerted",
           coalesce(came.ended_at, leg.eta) as eta, coalesce(next.ready_at, leg.eta) as "readyAt",
           coalesce(next.window_from, leg.window_from) as "windowFrom", coalesce(next.window_until, leg.window_until) as "windowUntil"
      from hub
      join shipment s on s.status <> all(${over}) and (s.hub_id = hub.id or (s.hub_id is null and exists (
        select 1 from shipment_leg l where l.shipment_id = s.id and l.seq = s.leg_seq and l.to_hub_id = hub.id and l.ended_at is null)))
      join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
      left join shipment_leg came on came.shipment_id = s.id and came.to_hub_id = hub.id and s.hub_id = hub.id
      left join shipment_leg next on next.shipment_id = s.id and next.from_hub_id = hub.id
      left join commune on commune.code = s.drop_commune
      left join courier on courier.id = s.courier_id
     where hub.id = any(${[...hubIds]}::uuid[])
     order by s.cold_class = 'ambient', 18, s.id`;
  return lines.flatMap(({ status, eta, readyAt, windowFrom, windowUntil, ...line }): HubShipment[] =>
    isShipmentStatus(status)
      ? [
          {
            ...line,
            status,
            eta: eta.toISOString(),
            readyAt: readyAt.toISOString(),
            windowFrom: windowFrom.toISOString(),
            windowUntil: windowUntil.toISOString(),
          },
        ]
      : [],
  );
}
