import { anyOf, noSql, sql, type Reader, type Sql } from "~/platform/db.server";
import type { SearchDocument } from "./types";

const batchSize = 1_000;

/** The documents of these products; those not for sale are left out. */
export const readDocuments = (reader: Reader, productIds: readonly string[]): Promise<SearchDocument[]> =>
  productIds.length === 0 ? Promise.resolve([]) : select(reader, sql`and p.id = ${anyOf(productIds)}`, noSql);

/** Every document, a batch at a time. */
export async function* readAllDocuments(reader: Reader): AsyncGenerator<SearchDocument[]> {
  for (let after: string | null = "00000000-0000-0000-0000-000000000000"; after !== null;) {
    const batch: SearchDocument[] = await select(reader, sql`and p.id > ${after}::uuid`, sql`limit ${batchSize}`);
    if (batch.length > 0) yield batch;
    after = batch.length === batchSize ? (batch.at(-1)?.productId ?? null) : null;
  }
}

/** The price shown is of the first pack in stock, else of the first pack; freshness is that of the freshest lot on sale. */
const select = (reader: Reader, which: Sql, limit: Sql): Promise<SearchDocument[]> =>
  reader.$queryRaw<SearchDocument[]>`
    select p.id::text as "productId", p.name, p.slug, c.slug as "categorySlug", c.name as "categoryName",
      p.province_code as "provinceCode", coalesce(v.name, '') as "provinceName",
      s.id::text as "sellerId", s.slug as "sellerSlug", s.name as "sellerName",
      p.certificates, p.cold_class as "coldClass", k.price_vnd as "priceVnd", k.unit, k.sold_by as "soldBy",
      k.priced_by as "pricedBy", k.label as "packLabel",
      case when stock.available = 1 and k.packs = 1 then k.id::text end as "onlyPackId", stock.harvested_on as "harvestedOn", stock.available,
      p.sold_count - p.sold_count % (10 ^ greatest(0, length(p.sold_count::text) - 2))::int as "soldCount", p.season,
      p.photo_id::text as "photoId", f.colour as "photoColour",
      to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"
    from product p
    join seller s on s.id = p.seller_id and s.status = 'approved'
    join category c on c.id = p.category_id
    left join province v on v.code = p.province_code
    left join photo f on f.id = p.photo_id
    join lateral (
      select pack.id, pack.price_vnd, pack.unit, pack.sold_by, pack.priced_by, pack.label, count(*) over () as packs
      from pack where pack.product_id = p.id and pack.retired_at is null
      order by exists (select 1 from lot where lot.pack_id = pack.id and lot.status = 'sellable' and lot.available > 0) desc, pack.position
      limit 1
    ) k on true
    cross join lateral (
      select (count(*) > 0)::int as available, max(lot.harvested_on)::text as harvested_on
      from lot join pack on pack.id = lot.pack_id and pack.retired_at is null
      where lot.product_id = p.id and lot.status = 'sellable' and lot.available > 0
    ) stock
    where p.status = 'published' and p.published_at is not null ${which}
    order by p.id ${limit}`;
