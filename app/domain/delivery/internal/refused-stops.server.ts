import type { Ground } from "~/domain/areas/ground";
import { coldClasses } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { minuteOf } from "~/domain/shared/time";
import { noSql, sql, type Reader, type Tx } from "~/platform/db.server";
import { rightOfWay } from "../dispatch/right-of-way";
import { isPassOf } from "../passes/pass";
import { travelMinutes } from "../travel";
import type { Area, PassHeld } from "../types";
import { heldPass } from "./held-pass.server";

/** One courier's stops only; as if a pass were not there. */
export type Whose = { readonly courierId?: string | undefined; readonly withoutPass?: string | undefined };

/** Which shipments are refused, of those that are still in their runs: without a stop the next one is reached by another way. */
export type Refusing = (left?: ReadonlySet<string>) => ReadonlySet<string>;

type StopLine = Point &
  Area & {
    courierId: string;
    vehicle: Vehicle;
    plate: string;
    shiftLat: number | null;
    shiftLng: number | null;
    shipmentId: string;
    coldClass: string;
    /** Null: held on board, no arrival is planned. */
    eta: Date | null;
  };

type OfferedLine = StopLine & { readonly kind: "pickup" | "dropoff"; readonly earliest: Date };
type Way = ReturnType<typeof rightOfWay>;
type Goer = { readonly vehicle: Vehicle; readonly passes: readonly PassHeld[] };
type GoerOf = (line: StopLine) => Goer;

/**
 * The shipments whose courier may not be at one of their stops, or not drive the way to it, at the minute planned; of those held on
 * board, whose courier may not bring them from where they are now; of those somebody is asked about, whose answer could only be no.
 */
export const refusedStops = async (...ask: Parameters<typeof readRefusing>): Promise<ReadonlySet<string>> =>
  (await readRefusing(...ask))();

/** As above, to be asked again while shipments leave their runs. */
export async function readRefusing(
  reader: Reader | Tx,
  { movement, map }: Ground,
  now: Date,
  whose: Whose = {},
): Promise<Refusing> {
  const [planned, held, offered] = await Promise.all([
    plannedStops(reader, whose),
    heldAboard(reader, whose),
    offeredStops(reader, whose),
  ]);
  const goerOf = await goersOf(reader, [...planned, ...held, ...offered], now, whose);
  const way = rightOfWay(movement, map);
  return (left) => {
    const staying = (line: StopLine): boolean => left?.has(line.shipmentId) !== true;
    return new Set([
      ...refusedInRuns(planned.filter(staying), goerOf, way, now),
      ...refusedFromHere(held, goerOf, way, now),
      ...refusedIfAccepted(offered, goerOf, way, now),
    ]);
  };
}

function refusedInRuns(lines: readonly StopLine[], goerOf: GoerOf, way: Way, now: Date): string[] {
  const soonest = minuteOf(now);
  const minuteAt = ({ eta }: StopLine): number => Math.max(soonest, eta === null ? soonest : minuteOf(eta));
  let before: StopLine | null = null;
  const refused: string[] = [];
  for (const stop of lines) {
    const isFirst: boolean = before?.courierId !== stop.courierId;
    const from: Point | null = isFirst ? positionOf(stop) : before;
    const leaves = isFirst || before === null ? soonest : minuteAt(before);
    if (!mayGo(way, goerOf(stop), from, stop, leaves, minuteAt(stop))) refused.push(stop.shipmentId);
    before = stop;
  }
  return refused;
}

function refusedFromHere(lines: readonly StopLine[], goerOf: GoerOf, way: Way, now: Date): string[] {
  const leaves = minuteOf(now);
  return lines
    .filter((line) => {
      const from = positionOf(line);
      const arrives = leaves + (from ? travelMinutes(from, line, line.vehicle) : 0);
      return !mayGo(way, goerOf(line), from, line, leaves, arrives);
    })
    .map(({ shipmentId }) => shipmentId);
}

/** As if the courier said yes and left at once: to where the goods are, and from there on. */
function refusedIfAccepted(lines: readonly OfferedLine[], goerOf: GoerOf, way: Way, now: Date): string[] {
  const refused: string[] = [];
  let [at, from]: [number, Point | null] = [0, null];
  for (const line of lines) {
    const leaves = line.kind === "pickup" ? minuteOf(now) : at;
    const start = line.kind === "pickup" ? positionOf(line) : from;
    at = Math.max(minuteOf(line.earliest), leaves + (start ? travelMinutes(start, line, line.vehicle) : 0));
    from = line;
    if (!mayGo(way, goerOf(line), start, line, leaves, at)) refused.push(line.shipmentId);
  }
  return refused;
}

function mayGo(way: Way, goer: Goer, from: Point | null, to: StopLine, leaves: number, arrives: number): boolean {
  const goods = coldClasses.find((known) => known === to.coldClass) ?? "ambient";
  return way.stop(goer, to, arrives, goods).ok && (from === null || way.leg(goer, from, to, leaves, goods).ok);
}

async function goersOf(
  reader: Reader | Tx,
  lines: readonly StopLine[],
  now: Date,
  { withoutPass }: Whose,
): Promise<GoerOf> {
  const passes = await reader.pass.findMany({
    where: {
      courierId: { in: [...new Set(lines.map(({ courierId }) => courierId))] },
      validUntil: { gt: now },
      revokedAt: null,
      ...(withoutPass !== undefined && { id: { not: withoutPass } }),
    },
  });
  return (line) => ({
    vehicle: line.vehicle,
    passes: passes.filter((pass) => pass.courierId === line.courierId && isPassOf(pass, line)).map(heldPass),
  });
}

const positionOf = ({ shiftLat, shiftLng }: StopLine): Point | null =>
  shiftLat === null || shiftLng === null ? null : { lat: shiftLat, lng: shiftLng };

const plannedStops = (reader: Reader | Tx, { courierId }: Whose): Promise<StopLine[]> =>
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

const heldAboard = (reader: Reader | Tx, { courierId }: Whose): Promise<StopLine[]> =>
  reader.$queryRaw<StopLine[]>`
    select sh.courier_id as "courierId", c.vehicle, c.plate, s.lat as "shiftLat", s.lng as "shiftLng",
           sh.id as "shipmentId", sh.cold_class as "coldClass", null as eta,
           l.to_lat as lat, l.to_lng as lng, l.to_province as "provinceCode", l.to_commune as "communeCode"
      from shipment sh join shipment_leg l on l.shipment_id = sh.id and l.seq = sh.leg_seq
      join courier c on c.id = sh.courier_id
      left join shift s on s.courier_id = sh.courier_id and s.ends_at is null
     where sh.status = 'held' ${courierId ? sql`and sh.courier_id = ${courierId}::uuid` : noSql}
     order by sh.id`;

/** Both ends of what couriers are asked about now, the pickup first. */
const offeredStops = (reader: Reader | Tx, { courierId }: Whose): Promise<OfferedLine[]> =>
  reader.$queryRaw<OfferedLine[]>`
    select o.courier_id as "courierId", c.vehicle, c.plate, s.lat as "shiftLat", s.lng as "shiftLng",
           sh.id as "shipmentId", sh.cold_class as "coldClass", null as eta, ends.kind,
           case ends.kind when 'dropoff' then l.window_from else coalesce(sh.ready_at, sh.created_at) end as earliest,
           case ends.kind when 'dropoff' then l.to_lat else l.from_lat end as lat,
           case ends.kind when 'dropoff' then l.to_lng else l.from_lng end as lng,
           case ends.kind when 'dropoff' then l.to_province else l.from_province end as "provinceCode",
           case ends.kind when 'dropoff' then l.to_commune else l.from_commune end as "communeCode"
      from offer o join shipment sh on sh.id = o.shipment_id and sh.status = 'offered'
      join shipment_leg l on l.shipment_id = sh.id and l.seq = sh.leg_seq
      join courier c on c.id = o.courier_id
      left join shift s on s.courier_id = o.courier_id and s.ends_at is null
      cross join (values (1, 'pickup'), (2, 'dropoff')) as ends(place, kind)
     where o.status in ('sent', 'seen') ${courierId ? sql`and o.courier_id = ${courierId}::uuid` : noSql}
     order by sh.id, ends.place`;
