import type { ColdClass } from "~/domain/areas/reach";
import type { Measure, Unit } from "~/domain/shared/quantity";
import { sql, type Reader, type Sql } from "~/platform/db.server";
import { fitQuantity } from "./fit-quantity";
import type { BasketItem } from "../types";

type BasketRow = {
  packId: string;
  quantity: number;
  productId: string;
  productName: string;
  productSlug: string;
  photoId: string | null;
  coldClass: ColdClass;
  packLabel: string;
  unit: Unit;
  soldBy: Measure;
  pricedBy: Measure;
  priceVnd: number;
  gramsPerUnit: number;
  step: number;
  minimum: number;
  maximum: number;
  onSale: boolean;
  available: number;
  sellerId: string;
  sellerName: string;
  sellerSlug: string;
  lat: number;
  lng: number;
  provinceCode: string;
  communeCode: string;
};

export type Basket = { readonly basketId: string; readonly version: string };
export type OpenBasket = Basket & { readonly items: BasketItem[] };

/** The basket of this cookie with what is in it; null before anything was put in it. */
export const openBasket = (reader: Reader, tokenHash: string): Promise<OpenBasket | null> =>
  read(reader, sql`b.token_hash = ${tokenHash}`);

export const readBasket = async (reader: Reader, basketId: string): Promise<BasketItem[]> =>
  (await read(reader, sql`b.id = ${basketId}::uuid`))?.items ?? [];

type Row = { basketId: string; updatedAt: Date } & (BasketRow | { packId: null });

/** All of it in one read, in the order of shopping. Quantities are what may be bought, should limits have changed. */
async function read(reader: Reader, which: Sql): Promise<OpenBasket | null> {
  const rows = await reader.$queryRaw<Row[]>`
    select b.id::text as "basketId", b.updated_at as "updatedAt", l.pack_id::text as "packId", l.quantity, p.id::text as "productId", p.name as "productName", p.slug as "productSlug",
      p.photo_id::text as "photoId", p.cold_class as "coldClass", k.label as "packLabel", k.unit, k.sold_by as "soldBy",
      k.priced_by as "pricedBy", k.price_vnd as "priceVnd", k.grams_per_unit as "gramsPerUnit", k.step, k.minimum, k.maximum,
      (p.status = 'published' and k.retired_at is null and s.status = 'approved') as "onSale",
      (select coalesce(sum(lot.available), 0)::int from lot where lot.pack_id = k.id and lot.status = 'sellable' and lot.available > 0)
        as available,
      s.id::text as "sellerId", s.name as "sellerName", s.slug as "sellerSlug", s.lat, s.lng,
      s.province_code as "provinceCode", s.commune_code as "communeCode"
    from basket b left join (
      basket_line l join pack k on k.id = l.pack_id join product p on p.id = k.product_id join seller s on s.id = p.seller_id
    ) on l.basket_id = b.id
    where ${which}
    order by l.added_at, l.id`;
  const [first] = rows;
  return first
    ? { ...basketOf(first), items: rows.flatMap((row) => (row.packId === null ? [] : [toItem(row)])) }
    : null;
}

const basketOf = ({ basketId, updatedAt }: { basketId: string; updatedAt: Date }): Basket => ({
  basketId,
  version: updatedAt.getTime().toString(36),
});

function toItem(row: BasketRow): BasketItem {
  const {
    packId,
    productId,
    productName,
    productSlug,
    photoId,
    packLabel,
    unit,
    coldClass,
    onSale,
    available,
    sellerId,
  } = row;
  const limits = { minimum: row.minimum, maximum: row.maximum, step: row.step };
  return {
    packId,
    productId,
    productName,
    productSlug,
    photoId,
    packLabel,
    unit,
    coldClass,
    onSale,
    available,
    sellerId,
    limits,
    quantity: fitQuantity(limits, row.quantity),
    terms: { soldBy: row.soldBy, pricedBy: row.pricedBy, priceVnd: row.priceVnd, gramsPerUnit: row.gramsPerUnit },
    seller: {
      id: sellerId,
      name: row.sellerName,
      slug: row.sellerSlug,
      lat: row.lat,
      lng: row.lng,
      provinceCode: row.provinceCode,
      communeCode: row.communeCode,
    },
  };
}

/** How many different things are in the basket of this cookie. */
export async function countBasket(reader: Reader, tokenHash: string): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from basket_line l join basket b on b.id = l.basket_id where b.token_hash = ${tokenHash}`;
  return rows[0]?.count ?? 0;
}

/** Which basket is this cookie's, without a look inside. */
export async function findBasket(reader: Reader, tokenHash: string): Promise<Basket | null> {
  const [basket] = await reader.$queryRaw<{ basketId: string; updatedAt: Date }[]>`
    select id::text as "basketId", updated_at as "updatedAt" from basket where token_hash = ${tokenHash}`;
  return basket ? basketOf(basket) : null;
}
