import { compileMovement } from "~/domain/areas/compile-movement";
import type { Ground } from "~/domain/areas/ground";
import { isReceiving, isSending } from "~/domain/areas/ground";
import type { AreaRef, Colour, MovementBook } from "~/domain/areas/movement";
import { readBook } from "~/domain/areas/read-book.server";
import { readGround } from "~/domain/areas/read-ground.server";
import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import type { Consequence } from "./area-consequence";
import { openWindow } from "./open-window";
import { touchedShipments } from "./touched-shipments.server";
import type { Point } from "~/domain/shared/geo";
import { formatDateTime, minuteOf } from "~/domain/shared/time";
import { noSql, sql, type Reader } from "~/platform/db.server";

export type ColourDraft = {
  readonly area: AreaRef;
  readonly colour: Colour;
  readonly from: Date | null;
  readonly until: Date | null;
};
export type Hit = {
  readonly orderId: string;
  readonly code: string;
  readonly contactName: string;
  readonly consequence: Consequence;
  readonly window: string;
};
export type AreaPreview = {
  readonly hits: readonly Hit[];
  readonly counts: Partial<Record<Consequence, number>>;
  /** Sellers whose goods are not offered any more, and whether shoppers there can order at all. */
  readonly sellersShut: number;
  readonly takesOrders: boolean;
};

const mostHits = 200;

/** What a colour would do to the orders that are open now, at the minute it begins. Nothing is written. */
export async function previewAreaChange(reader: Reader, now: Date, draft: ColourDraft): Promise<AreaPreview> {
  const at = draft.from !== null && draft.from > now ? draft.from : now;
  const before = await readGround(reader);
  const after: Ground = { ...before, movement: compileMovement(withDraft(await readBook(reader), draft, at)) };
  const [shipments, parts, sellers] = await Promise.all([
    shipmentHits(reader, before, after, at, draft.area),
    partHits(reader, before, after, at, draft.area),
    sellersIn(reader, draft.area),
  ]);
  const hits = [...shipments, ...parts];
  const counts: Partial<Record<Consequence, number>> = {};
  for (const { consequence } of hits) counts[consequence] = (counts[consequence] ?? 0) + 1;
  const sends = (ground: Ground, seller: Area): boolean => isSending(ground, seller, "ambient", minuteOf(at));
  const place = { provinceCode: draft.area.provinceCode, communeCode: draft.area.communeCode ?? "" };
  return {
    hits: hits.slice(0, mostHits),
    counts,
    sellersShut: sellers.filter((seller) => sends(before, seller) && !sends(after, seller)).length,
    takesOrders: isReceiving(after, place, "ambient", minuteOf(at)),
  };
}

/** As `setAreaColour` would write it down. */
function withDraft(book: MovementBook, { area, colour, until }: ColourDraft, at: Date): MovementBook {
  const from = minuteOf(at);
  const isSame = (other: AreaRef): boolean =>
    other.provinceCode === area.provinceCode && other.communeCode === area.communeCode;
  const spells = book.spells.map((spell) =>
    until === null && isSame(spell.area) && spell.from <= from && (spell.until === null || spell.until > from)
      ? { ...spell, until: from }
      : spell,
  );
  return { ...book, spells: [...spells, { id: "zz", area, colour, from, until: until && minuteOf(until) }] };
}

async function shipmentHits(reader: Reader, before: Ground, after: Ground, at: Date, area: AreaRef): Promise<Hit[]> {
  const standing = await touchedShipments(reader, before, at, [area]);
  const known = new Set(standing.map(({ shipment, consequence }) => `${shipment.id} ${consequence}`));
  const touched = await touchedShipments(reader, after, at, [area]);
  const fresh = touched.filter(({ shipment, consequence }) => !known.has(`${shipment.id} ${consequence}`));
  const orders = await reader.order.findMany({
    where: { id: { in: fresh.map(({ shipment }) => shipment.orderId) } },
    select: { id: true, code: true, contactName: true },
  });
  return fresh.flatMap(({ shipment, consequence }) => {
    const order = orders.find(({ id }) => id === shipment.orderId);
    return order ? [hitOf({ ...order, orderId: order.id }, consequence, shipment)] : [];
  });
}

type Area = { provinceCode: string; communeCode: string };
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

/** Parts of orders that are not packed yet: nothing moves, but where and when they come may change. */
async function partHits(reader: Reader, before: Ground, after: Ground, at: Date, area: AreaRef): Promise<Hit[]> {
  const rows = await openParts(reader, area);
  return rows.flatMap((row) => {
    const ask = { seller: row.seller, drop: row.drop, coldClass: coldOf(row.coldClass), now: at };
    const wanted = { from: row.windowFrom, until: row.windowUntil > at ? row.windowUntil : at };
    const [was, is] = [before, after].map((ground) => openWindow(ground, ask, wanted));
    const consequence = comparing(was ?? null, is ?? null);
    return consequence === "none" ? [] : [hitOf(row, consequence, row)];
  });
}

type Way = ReturnType<typeof openWindow>;

function comparing(was: Way, is: Way): Consequence {
  if (is === null) return was === null ? "none" : "hold";
  if (was === null) return "go_on";
  if (is.dropPoint !== null) return was.dropPoint === null ? "drop_point" : "none";
  return was.dropPoint === null ? "none" : "to_door";
}

const hitOf = (
  { orderId, code, contactName }: Pick<Hit, "orderId" | "code" | "contactName">,
  consequence: Consequence,
  { windowUntil }: { windowUntil: Date },
): Hit => ({ orderId, code, contactName, consequence, window: formatDateTime(windowUntil) });

const coldOf = (text: string): ColdClass => coldClasses.find((known) => known === text) ?? "ambient";

const openParts = (reader: Reader, { provinceCode, communeCode }: AreaRef): Promise<PartRow[]> =>
  reader.$queryRaw<PartRow[]>`
    select o.id as "orderId", o.code, o.contact_name as "contactName", p.cold_class as "coldClass",
           p.window_from as "windowFrom", p.window_until as "windowUntil",
           json_build_object('id', s.id, 'lat', s.lat, 'lng', s.lng, 'provinceCode', s.province_code, 'communeCode', s.commune_code) as seller,
           json_build_object('lat', o.lat, 'lng', o.lng, 'provinceCode', o.province_code, 'communeCode', o.commune_code) as drop
      from sub_order p join orders o on o.id = p.order_id join seller s on s.id = p.seller_id
     where p.status in ('awaiting_payment', 'new', 'accepted', 'harvesting', 'weighed', 'packed')
       and not exists (select 1 from shipment where sub_order_id = p.id)
       and ((o.province_code = ${provinceCode} ${communeCode === null ? noSql : sql`and o.commune_code = ${communeCode}`})
         or (s.province_code = ${provinceCode} ${communeCode === null ? noSql : sql`and s.commune_code = ${communeCode}`}))
     order by p.window_from, p.id`;

const sellersIn = (reader: Reader, { provinceCode, communeCode }: AreaRef): Promise<Area[]> =>
  reader.seller.findMany({
    where: { status: "approved", provinceCode, ...(communeCode !== null && { communeCode }) },
    select: { provinceCode: true, communeCode: true },
  });
