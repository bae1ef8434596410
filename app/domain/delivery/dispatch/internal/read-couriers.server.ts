import { vehicles } from "~/domain/identity/types";
import { grouped } from "~/domain/shared/grouped";
import { invariant } from "~/domain/shared/invariant";
import { daysAfter, hoursAfter, minuteOf, minutesAfter } from "~/domain/shared/time";
import { noSql, sql, type Reader, type Tx } from "~/platform/db.server";
import { heldPass, type PassRow } from "../../internal/held-pass.server";
import { isPassOf } from "../../passes/pass";
import type { PassHeld } from "../../types";
import type { DutyCourier } from "../board";
import { answering } from "../settings";

/** A courier on duty, without the run. */
export type ReadCourier = Omit<DutyCourier, "stops" | "frozenStops">;

type Line = {
  id: string;
  vehicle: string;
  plate: string;
  capacityG: number;
  hasColdBox: boolean;
  homeLat: number;
  homeLng: number;
  rangeM: number;
  lat: number;
  lng: number;
  from: Date;
  seenAt: Date;
  askedUntil: Date | null;
  declinedAt: Date | null;
  changesSeen: number;
  paidVnd: number;
  hours: number;
};

/** Nobody says beforehand when they go home: a shift is good for a long road from now on. */
const shiftHoursAhead = 48;
/** Too little time on duty says nothing about what an hour brings. */
const hoursThatTell = 3;

/** Everybody on duty, or one of them, as the dispatcher sees them. Two reads, whatever the size of the fleet. */
export async function readCouriers(reader: Reader | Tx, now: Date, courierId?: string): Promise<ReadCourier[]> {
  const [lines, passes] = await Promise.all([readLines(reader, now, courierId), readPasses(reader, now, courierId)]);
  const held = grouped(passes, (pass) => pass.courierId);
  return lines.map((line) =>
    readCourier(line, (held.get(line.id) ?? []).filter((pass) => isPassOf(pass, line)).map(heldPass), now),
  );
}

function readLines(reader: Reader | Tx, now: Date, courierId: string | undefined): Promise<Line[]> {
  const weekAgo = daysAfter(now, -7);
  return reader.$queryRaw<Line[]>(sql`
    select c.id, c.vehicle, c.plate, c.capacity_g as "capacityG", c.has_cold_box as "hasColdBox", c.lat as "homeLat", c.lng as "homeLng",
           c.range_m as "rangeM", d.lat, d.lng, d.starts_at as "from", d.seen_at as "seenAt", o.asked_until as "askedUntil",
           o.declined_at as "declinedAt", coalesce(ch.count, 0)::int as "changesSeen", coalesce(p.paid, 0)::float8 as "paidVnd",
           coalesce(w.hours, 0)::float8 as hours
      from shift d join courier c on c.id = d.courier_id and c.status = 'approved'
      left join (select courier_id, max(expires_at) filter (where status in ('sent', 'seen')) as asked_until,
                        max(answered_at) filter (where status = 'declined') as declined_at
                   from offer where sent_at >= ${hoursAfter(now, -24)} group by courier_id) o on o.courier_id = c.id
      left join (select courier_id, count(*) from run_change
                  where at > ${minutesAfter(now, -60)} and kind in ('reordered', 'released') group by courier_id) ch on ch.courier_id = c.id
      left join (select courier_id, sum(pay_vnd) as paid from shipment_leg
                  where ended_at >= ${weekAgo} group by courier_id) p on p.courier_id = c.id
      left join (select courier_id, sum(extract(epoch from coalesce(ends_at, ${now}) - greatest(starts_at, ${weekAgo}))) / 3600 as hours
                   from shift where coalesce(ends_at, ${now}) > ${weekAgo} group by courier_id) w on w.courier_id = c.id
     where d.ends_at is null ${courierId === undefined ? noSql : sql`and c.id = ${courierId}::uuid`} order by c.id`);
}

type PassLine = PassRow & { readonly courierId: string; readonly kind: string; readonly plate: string };

/** Passes of everybody on duty, or of one of them, that are not over. */
const readPasses = (reader: Reader | Tx, now: Date, courierId: string | undefined): Promise<PassLine[]> =>
  reader.$queryRaw<PassLine[]>(sql`
    select p.courier_id as "courierId", p.kind, p.plate, p.province_code as "provinceCode", p.commune_code as "communeCode",
           p.valid_from as "validFrom", p.valid_until as "validUntil", p.test_until as "testUntil", p.goods,
           p.hours_from as "hoursFrom", p.hours_until as "hoursUntil"
      from pass p join shift d on d.courier_id = p.courier_id and d.ends_at is null
     where p.valid_until > ${now} and p.revoked_at is null ${courierId === undefined ? noSql : sql`and p.courier_id = ${courierId}::uuid`}
     order by p.id`);

function readCourier(line: Line, passes: readonly PassHeld[], now: Date): ReadCourier {
  const vehicle = vehicles.find((known) => known === line.vehicle);
  invariant(vehicle, `courier ${line.id} drives a ${line.vehicle}`);
  const rests = [line.askedUntil, line.declinedAt && minutesAfter(line.declinedAt, answering.refusalRestMinutes)];
  return {
    id: line.id,
    vehicle,
    capacityG: line.capacityG,
    coldG: line.hasColdBox ? line.capacityG : 0,
    home: { lat: line.homeLat, lng: line.homeLng },
    rangeM: line.rangeM,
    shift: { from: minuteOf(line.from), until: minuteOf(hoursAfter(now, shiftHoursAhead)) },
    passes,
    position: { lat: line.lat, lng: line.lng },
    positionAt: minuteOf(line.seenAt),
    restsUntil: Math.max(0, ...rests.map((rest) => (rest ? minuteOf(rest) : 0))),
    changesSeen: line.changesSeen,
    vndPerHour: line.hours < hoursThatTell ? null : line.paidVnd / line.hours,
  };
}
