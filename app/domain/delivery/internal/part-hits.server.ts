import type { Ground } from "~/domain/areas/ground";
import type { AreaRef } from "~/domain/areas/movement";
import { coldClasses } from "~/domain/areas/reach";
import type { Point } from "~/domain/shared/geo";
import { formatDateTime } from "~/domain/shared/time";
import { joinSql, sql, type Reader, type Sql } from "~/platform/db.server";
import type { Consequence } from "../area-changes/area-consequence";
import { openWindow } from "../quote/open-window";
import type { Hit } from "../area-changes/area-hit";
import type { Area } from "../types";

type PartRow = {
  orderId: string;
  code: string;
  contactName: string;
  coldClass: string;
  windowFrom: Date;
  windowUntil: Date;
  seller: Point & Area & { id: string };
  drop: Point & Area;
};

/** Parts of orders that are not packed yet: nothing moves, but where and when they come may change. `areas` null: everywhere. */
export async function partHits(
  reader: Reader,
  before: Ground,
  after: Ground,
  at: Date,
  areas: readonly AreaRef[] | null,
): Promise<Hit[]> {
  const rows = areas?.length === 0 ? [] : await openParts(reader, areas);
  return rows.flatMap((row) => {
    const { orderId, code, contactName, seller, drop, windowFrom, windowUntil } = row;
    const coldClass = coldClasses.find((known) => known === row.coldClass) ?? "ambient";
    const wanted = { from: windowFrom, until: windowUntil > at ? windowUntil : at };
    const [was, is] = [before, after].map((ground) => openWindow(ground, { seller, drop, coldClass, now: at }, wanted));
    const consequence = comparing(was ?? null, is ?? null);
    if (consequence === "none") return [];
    const where = { stage: "not_packed" as const, courierName: null, place: is?.dropPoint?.name ?? null };
    return { orderId, code, contactName, consequence, ...where, window: formatDateTime(windowUntil) };
  });
}

type Way = ReturnType<typeof openWindow>;

function comparing(was: Way, is: Way): Consequence {
  if (is === null) return was === null ? "none" : "hold";
  if (was === null) return "go_on";
  if (is.dropPoint !== null) return was.dropPoint?.id === is.dropPoint.id ? "none" : "drop_point";
  return was.dropPoint === null ? "none" : "to_door";
}

const openParts = (reader: Reader, areas: readonly AreaRef[] | null): Promise<PartRow[]> =>
  reader.$queryRaw<PartRow[]>`
    select o.id as "orderId", o.code, o.contact_name as "contactName", p.cold_class as "coldClass",
           p.window_from as "windowFrom", p.window_until as "windowUntil",
           json_build_object('id', s.id, 'lat', s.lat, 'lng', s.lng, 'provinceCode', s.province_code, 'communeCode', s.commune_code) as seller,
           json_build_object('lat', o.lat, 'lng', o.lng, 'provinceCode', o.province_code, 'communeCode', o.commune_code) as drop
      from sub_order p join orders o on o.id = p.order_id join seller s on s.id = p.seller_id
     where p.status in ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed')
       and not exists (select 1 from shipment where sub_order_id = p.id)
       and (${areas === null ? sql`true` : joinSql(areas.map(inArea), " or ")})
     order by p.window_from, p.id`;

const inArea = ({ provinceCode, communeCode }: AreaRef): Sql =>
  communeCode === null
    ? sql`o.province_code = ${provinceCode} or s.province_code = ${provinceCode}`
    : sql`(o.province_code = ${provinceCode} and o.commune_code = ${communeCode})
       or (s.province_code = ${provinceCode} and s.commune_code = ${communeCode})`;
