import { createHash } from "node:crypto";
import { cardOf, type SearchDocument } from "~/domain/search/types";
import { anyOf, type Tx } from "~/platform/db.server";
import { lexemesOf, termsOf } from "./lexemes";
import { packTraits } from "./traits";

/** Adds or replaces documents and teaches the vocabulary their words: two statements, however many. */
export async function writeDocuments(tx: Tx, documents: readonly SearchDocument[], now: Date): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map((document) => ({
    ...document,
    words: lexemesOf(document),
    traits: packTraits(document),
    card: JSON.stringify(cardOf(document)),
    fingerprint: fingerprintOf(document),
  }));
  await tx.$executeRaw`
    insert into search_document (
      product_id, name, slug, category_slug, category_name, province_code, province_name, seller_id, seller_slug, seller_name,
      certificates, cold_class, price_vnd, unit, sold_by, priced_by, pack_label, harvested_on, available, sold_count, season,
      photo_id, photo_colour, published_at, words, traits, card, fingerprint, indexed_at)
    select
      "productId", name, slug, "categorySlug", "categoryName", "provinceCode", "provinceName", "sellerId", "sellerSlug", "sellerName",
      certificates, "coldClass", "priceVnd", unit, "soldBy", "pricedBy", "packLabel", "harvestedOn", available, "soldCount", season,
      "photoId", "photoColour", "publishedAt", words::tsvector, traits, card, fingerprint, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      "productId" uuid, name text, slug text, "categorySlug" text, "categoryName" text, "provinceCode" text, "provinceName" text,
      "sellerId" uuid, "sellerSlug" text, "sellerName" text, certificates text[], "coldClass" text, "priceVnd" int, unit text,
      "soldBy" text, "pricedBy" text, "packLabel" text, "harvestedOn" date, available int, "soldCount" int, season int[],
      "photoId" uuid, "photoColour" text, "publishedAt" timestamptz, words text, traits text, card text,
      fingerprint text)
    order by "productId"
    on conflict (product_id) do update set (
      name, slug, category_slug, category_name, province_code, province_name, seller_id, seller_slug, seller_name,
      certificates, cold_class, price_vnd, unit, sold_by, priced_by, pack_label, harvested_on, available, sold_count, season,
      photo_id, photo_colour, published_at, words, traits, card, fingerprint, indexed_at) = (
      excluded.name, excluded.slug, excluded.category_slug, excluded.category_name, excluded.province_code, excluded.province_name,
      excluded.seller_id, excluded.seller_slug, excluded.seller_name, excluded.certificates, excluded.cold_class, excluded.price_vnd,
      excluded.unit, excluded.sold_by, excluded.priced_by, excluded.pack_label, excluded.harvested_on, excluded.available,
      excluded.sold_count, excluded.season, excluded.photo_id, excluded.photo_colour, excluded.published_at, excluded.words,
      excluded.traits, excluded.card, excluded.fingerprint, excluded.indexed_at)`;
  const terms = [...new Set(documents.flatMap(termsOf))].sort();
  await tx.$executeRaw`insert into search_term (term) select unnest(${terms}::text[]) on conflict do nothing`;
}

/** Those that are not in the index, or differently: most orders change nothing that a search shows. */
export async function changedDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<SearchDocument[]> {
  const ids = documents.map(({ productId }) => productId);
  const known = await tx.$queryRaw<{ productId: string; fingerprint: string }[]>`
    select product_id::text as "productId", fingerprint from search_document where product_id = ${anyOf(ids)}`;
  const fingerprints = new Map(known.map(({ productId, fingerprint }) => [productId, fingerprint]));
  return documents.filter((document) => fingerprints.get(document.productId) !== fingerprintOf(document));
}

const fingerprintOf = (document: SearchDocument): string =>
  createHash("sha1").update(JSON.stringify(document)).digest("base64url").slice(0, 16);
