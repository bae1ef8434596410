import { reaches } from "~/domain/areas/reach";
import { isReceiving, isSending } from "~/domain/areas/ground";
import { readGround } from "~/domain/areas/read-ground.server";
import type { FoundCommune } from "~/domain/areas/types";
import { Missing } from "~/domain/shared/missing";
import { minuteOf } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import type { ProductView, Reach } from "./view-types";

/**
 * Everything the product's page shows, in one statement. A product that was never for sale, or was taken down, is not there; one that
 * its farm paused is, because its address is in chats and baskets.
 */
export async function readProductPage(reader: Reader, slug: string): Promise<ProductView> {
  const [row] = await reader.$queryRaw<{ view: ProductView }[]>`
    select json_build_object(
      'id', p.id, 'isPaused', p.status = 'paused', 'name', p.name, 'slug', p.slug, 'description', p.description,
      'category', json_build_object('slug', c.slug, 'name', c.name, 'nameEn', c.name_en),
      'provinceName', coalesce(v.name, ''), 'communeName', coalesce(w.name, ''), 'coldClass', p.cold_class, 'season', p.season,
      'certificates', p.certificates, 'soldCount', p.sold_count,
      'harvestedOn', (select max(harvested_on)::text from lot where product_id = p.id and status = 'sellable' and available > 0),
      'photo', case when f.id is not null then json_build_object('id', f.id, 'colour', f.colour, 'hasAvif', f.has_avif, 'width', f.width, 'height', f.height) end,
      'seller', json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'kind', s.kind, 'about', s.about, 'photoId', s.photo_id,
        'provinceCode', s.province_code, 'communeCode', s.commune_code, 'lat', s.lat, 'lng', s.lng,
        'products', (select count(*) from product o where o.seller_id = s.id and o.status = 'published')),
      'packs', (select coalesce(json_agg(json_build_object('id', k.id, 'label', k.label, 'unit', k.unit, 'soldBy', k.sold_by,
          'pricedBy', k.priced_by, 'priceVnd', k.price_vnd, 'gramsPerUnit', k.grams_per_unit, 'step', k.step, 'minimum', k.minimum,
          'maximum', k.maximum, 'available', coalesce(stock.available, 0)) order by k.position), '[]')
        from pack k left join lateral (
          select sum(lot.available)::int as available from lot where lot.pack_id = k.id and lot.status = 'sellable') stock on true
        where k.product_id = p.id and k.retired_at is null),
      'reviews', (select json_build_object('count', count(*), 'stars', round(avg(stars), 1), 'latest', (
          select coalesce(json_agg(json_build_object('personName', t.person_name, 'stars', t.stars, 'text', t.text, 'at', t.created_at) order by t.created_at desc), '[]')
          from (select * from review where product_id = p.id order by created_at desc limit 3) t))
        from review where product_id = p.id)
    ) as view
    from product p
    join category c on c.id = p.category_id
    join seller s on s.id = p.seller_id and s.status = 'approved'
    left join province v on v.code = p.province_code
    left join commune w on w.code = s.commune_code and w.province_code = p.province_code
    left join photo f on f.id = p.photo_id
    where p.slug = ${slug} and p.status in ('published', 'paused')`;
  if (!row) throw new Missing("product");
  return row.view;
}

/** Whether this product can come to a commune today: the same rule as in search and at checkout. */
export async function reachOf(
  reader: Reader,
  { seller, coldClass }: ProductView,
  to: FoundCommune,
  now: Date,
): Promise<Reach> {
  const place = await reader.commune.findUnique({ where: { code: to.communeCode }, select: { lat: true, lng: true } });
  if (!place || !reaches(seller, place, coldClass)) return "too_far";
  const ground = await readGround(reader);
  const at = minuteOf(now);
  const isOpen = isReceiving(ground, to, coldClass, at) && isSending(ground, seller, coldClass, at);
  return isOpen ? "delivers" : "area_closed";
}
