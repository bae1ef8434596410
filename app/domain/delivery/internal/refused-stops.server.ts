import type { Ground } from "~/domain/areas/ground";
import { coldClasses } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { minuteOf } from "~/domain/shared/time";
import { noSql, sql, type Reader, type Tx } from "~/platform/db.server";
import { rightOfWay } from "../dispatch/right-of-way";
import { isPassOf } from "../pass";
import type { Area } from "../types";
import { heldPass } from "./held-pass.server";

type StopLine = Point &
  Area & {
    courierId: string;
    vehicle: Vehicle;
    plate: string;
    shiftLat: number | null;
    shiftLng: number | null;
    shipmentId: string;
    coldClass: string;
    eta: Date;
  };

/**
 * The shipments in open runs whose courier may not be at one of their stops, or not drive the way to it, at the minute planned.
 * `courierId` looks at one run only.
 */
export async function refusedInRuns(
  reader: Reader | Tx,
  { movement, map }: Ground,
  now: Date,
  courierId?: string,
): Promise<ReadonlySet<string>> {
  const lines = await openStops(reader, courierId);
  const way = rightOfWay(movement, map);
  const passes = await reader.pass.findMany({
    where: {
      courierId: { in: [...new Set(lines.map((line) => line.courierId))] },
      validUntil: { gt: now },
      revokedAt: null,
    },
  });
  const refused = new Set<string>();
  let before: StopLine | null = null;
  for (const stop of lines) {
    const held = passes.filter((pass) => pass.courierId === stop.courierId && isPassOf(pass, stop)).map(heldPass);
    const goer = { vehicle: stop.vehicle, passes: held };
    const goods = coldClasses.find((known) => known === stop.coldClass) ?? "ambient";
    const isFirst: boolean = before?.courierId !== stop.courierId;
    const from: Point | null = isFirst ? positionOf(stop) : before;
    const at = Math.max(minuteOf(now), minuteOf(stop.eta));
    const leaves = isFirst || before === null ? minuteOf(now) : Math.max(minuteOf(now), minuteOf(before.eta));
    const isLet = way.stop(goer, stop, at, goods).ok && (from === null || way.leg(goer, from, stop, leaves, goods).ok);
    if (!isLet) refused.add(stop.shipmentId);
    before = stop;
  }
  return refused;
}

const positionOf = ({ shiftLat, shiftLng }: StopLine): Point | null =>
  shiftLat === null || shiftLng === null ? null : { lat: shiftLat, lng: shiftLng };

const openStops = (reader: Reader | Tx, courierId: string | undefined): Promise<StopLine[]> =>
  reader.$queryRaw<StopLine[]>`
    select r.courier_id as "courierId", c.vehicle, c.plate, s.lat as "shiftLat", s.lng as "shiftLng",
           sh.id as "shipmentId", sh.cold_class as "coldClass", st.eta,
           case st.kind when 'dropoff' then l.to_lat else l.from_lat end as lat,
           case st.kind when 'dropoff' then l.to_lng else l.from_lng end as lng,
           case st.kind when 'dropoff' then l.to_province else l.from_province end as "provinceCode",
           case st.kind when 'dropoff' then l.to_commune else l.from_commune end as "communeCode"
      from run r join stop st on st.run_id = r.id join shipment sh on sh.id = st.shipment_id
      join shipment_leg l on l.shipment_id = sh.id and l.seq = sh.leg_seq
      join courier c on c.id = r.courier_id
      left join shift s on s.courier_id = r.courier_id and s.ends_at is null
     where r.status = 'open' and st.status in ('planned', 'en_route', 'arrived') and st.kind in ('pickup', 'dropoff')
       ${courierId ? sql`and r.courier_id = ${courierId}::uuid` : noSql}
     order by r.courier_id, st.position`;
