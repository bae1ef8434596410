import { newCode } from "~/domain/shared/code";
import { fold, slugify } from "~/domain/shared/fold";
import { daysAfter, isoDay } from "~/domain/shared/time";
import { sql, transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { certificatesFor, originProvince, packTerms, seasonFor, weightOf } from "./read-product";

export type GivenProduct = {
  id: number;
  slug: string;
  name: string;
  description: string;
  categorySlug: string;
  origin: string;
  shop: string;
  variants: { sku: string; name: string; priceVnd: number; stock: number }[];
};
export type Catalogue = { categories: { id: number; name: string; slug: string }[] };

export async function importCategories(db: Db, categories: Catalogue["categories"]): Promise<void> {
  const rows = categories.map(({ id, name, slug }) => ({ id: slug, slug, name, nameEn: name, position: 100 + id }));
  await transact(db, async (tx) => void (await tx.category.createMany({ data: rows, skipDuplicates: true })));
}

/** Each shop becomes an approved seller in one of the provinces; names → ids. */
export async function importShops(
  db: Db,
  { now, ids }: Moment,
  shops: readonly string[],
): Promise<Map<string, string>> {
  const communes = await db.commune.findMany({
    orderBy: { code: "asc" },
    select: { code: true, provinceCode: true, lat: true, lng: true },
  });
  const rows = shops.map((name, index) => {
    const commune = communes[(index * 53) % communes.length];
    return {
      id: ids.next(),
      slug: slugify(name),
      kind: fold(name).startsWith("hop tac xa") ? "cooperative" : "farm",
      name,
      status: "approved",
      phone: `+8490${String(1_000_000 + index)}`,
      provinceCode: commune?.provinceCode ?? "79",
      communeCode: commune?.code ?? "",
      lat: commune?.lat ?? 10.78,
      lng: commune?.lng ?? 106.7,
      appliedAt: now,
      decidedAt: now,
    };
  });
  await transact(db, async (tx) => void (await tx.seller.createMany({ data: rows, skipDuplicates: true })));
  const kept = await db.seller.findMany({
    where: { slug: { in: rows.map(({ slug }) => slug) } },
    select: { id: true, name: true },
  });
  return new Map(kept.map(({ id, name }) => [name, id]));
}

/** Products, packs, lots and their receipts, a handful of statements a batch. Returns how many products were new. */
export async function importBatch(
  db: Db,
  { now, ids }: Moment,
  sellers: ReadonlyMap<string, string>,
  given: readonly GivenProduct[],
): Promise<number> {
  return transact(db, async (tx) => {
    const skus = given.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    const known = await tx.pack.findMany({
      where: { sku: { in: skus } },
      select: { id: true, sku: true, productId: true },
    });
    const productOf = new Map(known.map(({ sku, productId }) => [sku, productId]));
    const changed = given.filter(({ variants }) => variants.some(({ sku }) => productOf.has(sku)));
    const added = given.filter((product) => !changed.includes(product));
    const slugs = await freeSlugs(tx, added);
    const rows = added.map((product) =>
      productRows({ ...product, slug: slugs(product) }, sellers.get(product.shop) ?? "", now, ids),
    );
    await tx.product.createMany({ data: rows.map(({ product }) => product) });
    await tx.pack.createMany({ data: rows.flatMap(({ packs }) => packs) });
    await tx.lot.createMany({ data: rows.flatMap(({ lots }) => lots) });
    await tx.stockMovement.createMany({ data: rows.flatMap(({ lots }) => lots.map((lot) => receipt(lot, now))) });
    await rewrite(tx, changed);
    return added.length;
  });
}

/** A farm may already sell something by that name at the very address; the catalogue's number then tells them apart. */
async function freeSlugs(tx: Tx, added: readonly GivenProduct[]): Promise<(product: GivenProduct) => string> {
  const taken = await tx.product.findMany({
    where: { slug: { in: added.map(({ slug }) => slug) } },
    select: { slug: true },
  });
  const known = new Set(taken.map(({ slug }) => slug));
  return ({ slug, id }) => (known.has(slug) ? `${slug}-${id}` : slug);
}

/** Texts and prices of products that are here already: two statements, however many. */
async function rewrite(tx: Tx, changed: readonly GivenProduct[]): Promise<void> {
  const texts = changed.flatMap(({ name, description, variants }) =>
    variants.slice(0, 1).map(({ sku }) => ({ sku, name, description })),
  );
  const prices = changed.flatMap(({ variants }) =>
    variants.map(({ sku, priceVnd }) => ({ sku, priceVnd: Math.max(priceVnd, 1) })),
  );
  await tx.$executeRaw(sql`
    update product p set name = given.name, description = given.description
      from pack k join unnest(${texts.map(({ sku }) => sku)}::text[], ${texts.map(({ name }) => name)}::text[], ${texts.map(({ description }) => description)}::text[])
        as given (sku, name, description) on given.sku = k.sku
     where p.id = k.product_id and (p.name, p.description) is distinct from (given.name, given.description)`);
  await tx.$executeRaw(sql`
    update pack k set price_vnd = given.price_vnd
      from unnest(${prices.map(({ sku }) => sku)}::text[], ${prices.map(({ priceVnd }) => priceVnd)}::int[]) as given (sku, price_vnd)
     where k.sku = given.sku and k.price_vnd <> given.price_vnd`);
}

function productRows(given: GivenProduct, sellerId: string, now: Date, ids: Moment["ids"]) {
  const productId = ids.next();
  const packs = given.variants.map(({ sku, name, priceVnd }, position) => ({
    id: ids.next(),
    productId,
    position,
    label: name,
    ...packTerms(name),
    priceVnd: Math.max(priceVnd, 1),
    gramsPerUnit: weightOf(name),
    sku,
  }));
  const product = {
    id: productId,
    slug: given.slug,
    sellerId,
    categoryId: given.categorySlug,
    name: given.name,
    description: given.description,
    provinceCode: originProvince(given.origin),
    coldClass: given.categorySlug === "hai-san" || given.categorySlug === "thit-va-trung" ? "chilled" : "ambient",
    season: seasonFor(given),
    certificates: certificatesFor(given),
    status: "published",
    soldCount: (given.id * 7919) % 400,
    createdAt: now,
    publishedAt: daysAfter(now, -(given.id % 90)),
  };
  const harvestedOn = new Date(isoDay(daysAfter(now, -(given.id % 9))));
  const lots = packs
    .map(({ id }, index) => ({
      id: ids.next(),
      code: newCode(ids.random),
      packId: id,
      productId,
      sellerId,
      harvestedOn,
      received: given.variants[index]?.stock ?? 0,
      available: given.variants[index]?.stock ?? 0,
      createdAt: now,
    }))
    .filter(({ received }) => received > 0);
  return { product, packs, lots };
}

const receipt = ({ id, received }: { id: string; received: number }, at: Date) => ({
  lotId: id,
  kind: "receive",
  quantity: received,
  dAvailable: received,
  reason: "catalogue import",
  at,
});
