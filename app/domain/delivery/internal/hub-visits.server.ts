import { vehicles, type Vehicle } from "~/domain/identity/types";
import { minuteOf } from "~/domain/shared/time";
import { sql, type Reader, type Tx } from "~/platform/db.server";
import type { Visit } from "../hubs/docks";

/** A visit and what it is for; shipments and grams that come in and go out. */
export type HubVisit = Visit & {
  readonly hubId: string;
  readonly courierName: string;
  readonly brings: number;
  readonly takes: number;
  readonly grams: number;
};

type Row = {
  id: string;
  runId: string;
  hubId: string | null;
  courierId: string;
  courierName: string;
  vehicle: string;
  isTaking: boolean;
  isThere: boolean;
  at: Date;
  grams: number;
};

/** Every visit of a hub that is still to be made, in the order of each run: stops that follow each other at one hub are one visit. */
export async function readHubVisits(reader: Reader | Tx, now: Date): Promise<HubVisit[]> {
  const rows = await reader.$queryRaw<Row[]>(sql`
    with ahead as (
      select stop.id::text, stop.run_id::text as "runId", run.courier_id::text as "courierId", courier.name as "courierName", courier.vehicle,
             stop.position, stop.kind = 'pickup' as "isTaking",
             stop.status = 'arrived' or (stop.kind <> 'pickup' and exists (
               select 1 from parcel where parcel.shipment_id = s.id and parcel.hub_at is not null)) as "isThere",
             greatest(stop.eta, ${now}) as at, s.grams,
             case stop.kind when 'pickup' then leg.from_hub_id when 'dropoff' then leg.to_hub_id else (
               select origin.from_hub_id from shipment_leg origin
                where origin.shipment_id = s.id and origin.seq <= leg.seq and origin.from_courier_id is null order by origin.seq desc limit 1)
             end::text as "hubId"
        from stop join run on run.id = stop.run_id and run.status = 'open'
        join courier on courier.id = run.courier_id
        join shipment s on s.id = stop.shipment_id
        join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
       where stop.status in ('planned', 'en_route', 'arrived'))
    select * from ahead where "runId" in (select "runId" from ahead where "hubId" is not null) order by "runId", position`);
  return rows.reduce<Row[][]>(joinVisits, []).flatMap(visitOf);
}

function joinVisits(visits: Row[][], row: Row): Row[][] {
  const last = visits.at(-1);
  const [first] = last ?? [];
  if (last && first?.runId === row.runId && first.hubId === row.hubId) last.push(row);
  else visits.push([row]);
  return visits;
}

function visitOf(rows: readonly Row[]): HubVisit[] {
  const [first] = rows;
  if (!first || first.hubId === null) return [];
  const takes = rows.filter(({ isTaking }) => isTaking).length;
  return [
    {
      hubId: first.hubId,
      courierId: first.courierId,
      courierName: first.courierName,
      vehicle: vehicles.find((known): known is Vehicle => known === first.vehicle) ?? "truck",
      stopIds: rows.map(({ id }) => id),
      at: minuteOf(first.at),
      isThere: rows.some(({ isThere }) => isThere),
      takes,
      brings: rows.length - takes,
      grams: rows.reduce((sum, { grams }) => sum + grams, 0),
    },
  ];
}
