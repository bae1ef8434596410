import { maskPhone } from "~/domain/shared/phone";
import { sql, type Reader } from "~/platform/db.server";
import type { BroughtIn, LotView, Sale, ShelfProduct } from "./types";

/** Whether goods are kept for this unpaid order. */
export const hasHeldStock = async (reader: Reader, orderId: string): Promise<boolean> =>
  (
    await reader.$queryRaw<unknown[]>(
      sql`select 1 from hold where order_id = ${orderId}::uuid and status = 'held' limit 1`,
    )
  ).length > 0;

const lotColumns = sql`
    select l.id::text, l.code, l.product_id::text as "productId", p.name as "productName", k.label as "packLabel",
      k.sold_by as "soldBy", l.harvested_on::text as "harvestedOn", l.grade, l.received, l.available, l.held, l.allocated,
      l.shipped, l.written_off as "writtenOff", l.status, m.name as "producerName", m.phone as "producerPhone"
    from lot l join pack k on k.id = l.pack_id join product p on p.id = l.product_id left join person m on m.id = l.producer_id`;

type LotRow = LotView & { producerPhone: string | null };

/** Of a member without a name, staff see no more of the phone than tells two people apart. */
const named = ({ producerPhone, ...lot }: LotRow): LotView => ({
  ...lot,
  producerName: lot.producerName ?? (producerPhone && maskPhone(producerPhone)),
});

/** A product's lots, newest harvest first. */
export async function lotsOfProduct(reader: Reader, sellerId: string, productId: string): Promise<LotView[]> {
  const lots = await reader.$queryRaw<LotRow[]>(sql`
    ${lotColumns}
    where l.seller_id = ${sellerId}::uuid and l.product_id = ${productId}::uuid
    order by l.harvested_on desc, l.id desc limit 200`);
  return lots.map(named);
}

const lotsAPage = 30;

/** A page (from 1) of all that a seller has harvested: lots with goods left first, then newest harvest first. */
export async function lotsOfSeller(
  reader: Reader,
  sellerId: string,
  page: number,
): Promise<{ lots: LotView[]; hasMore: boolean }> {
  const lots = await reader.$queryRaw<LotRow[]>(sql`
    ${lotColumns}
    where l.seller_id = ${sellerId}::uuid
    order by l.available + l.held + l.allocated > 0 desc, l.harvested_on desc, l.id desc
    limit ${lotsAPage + 1} offset ${(page - 1) * lotsAPage}`);
  return { lots: lots.slice(0, lotsAPage).map(named), hasMore: lots.length > lotsAPage };
}

/** All that a seller lists, with what is left of each pack: on sale first, newest first. */
export const shelfOfSeller = (reader: Reader, sellerId: string): Promise<ShelfProduct[]> =>
  reader.$queryRaw<ShelfProduct[]>(sql`
    select p.id::text, p.slug, p.name, p.status, p.photo_id::text as "photoId",
      coalesce(json_agg(json_build_object('id', k.id, 'label', k.label, 'unit', k.unit, 'soldBy', k.sold_by, 'pricedBy', k.priced_by,
        'priceVnd', k.price_vnd, 'minimum', k.minimum, 'available', coalesce(s.available, 0), 'promised', coalesce(s.promised, 0))
        order by k.position) filter (where k.id is not null), '[]') as packs
    from product p
    left join pack k on k.product_id = p.id and k.retired_at is null
    left join lateral (
      select sum(l.available) filter (where l.status = 'sellable')::int as available, sum(l.held + l.allocated)::int as promised
      from lot l where l.pack_id = k.id
    ) s on true
    where p.seller_id = ${sellerId}::uuid and p.status <> 'draft'
    group by p.id
    order by p.status = 'published' desc, p.published_at desc nulls last
    limit 300`);

/** What shoppers have paid for since then, by pack, most first. */
export const salesOfSeller = (reader: Reader, sellerId: string, since: Date): Promise<Sale[]> =>
  reader.$queryRaw<Sale[]>(sql`
    select p.name as "productName", k.label as "packLabel", k.sold_by as "soldBy", sum(m.d_allocated)::int as quantity
    from stock_movement m join lot l on l.id = m.lot_id join pack k on k.id = l.pack_id join product p on p.id = l.product_id
    where l.seller_id = ${sellerId}::uuid and m.kind = 'allocate' and m.at >= ${since}::timestamptz
    group by k.id, p.id
    order by sum(m.d_allocated * k.price_vnd::bigint / case when k.priced_by = 'weight' and k.sold_by = 'weight' then 1000 else 1 end) desc
    limit 20`);

/** A member's own harvests at every cooperative, newest first. */
export const broughtInBy = (reader: Reader, personId: string): Promise<BroughtIn[]> =>
  reader.$queryRaw<BroughtIn[]>(sql`
    select l.id::text, l.code, p.name as "productName", k.label as "packLabel", k.sold_by as "soldBy",
      l.harvested_on::text as "harvestedOn", l.received, s.name as "sellerName"
    from lot l join pack k on k.id = l.pack_id join product p on p.id = l.product_id join seller s on s.id = l.seller_id
    where l.producer_id = ${personId}::uuid
    order by l.harvested_on desc, l.id desc limit 50`);
