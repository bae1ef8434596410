import type { Reader } from "~/platform/db.server";
import type { PagePurge } from "./ports";
import { readAllDocuments, readDocuments } from "./read-documents.server";
import type { SearchDocument } from "./types";
import type { ShopSearch } from "./with-fallback";

type Known = { readonly productId: string; readonly name: string; readonly priceVnd: number };

/**
 * Brings the index in line with the catalogue for these products: changed ones are replaced, withdrawn ones leave. Kept pages
 * follow: a product's own page always, the lists only when what they show of it changed, because stock changes all the time.
 */
export async function indexProducts(
  reader: Reader,
  search: ShopSearch,
  purge: PagePurge,
  productIds: readonly string[],
): Promise<void> {
  const known: Known[] = await reader.searchDocument.findMany({
    where: { productId: { in: [...productIds] } },
    select: { productId: true, name: true, priceVnd: true },
  });
  const documents = await readDocuments(reader, productIds);
  const found = new Set(documents.map(({ productId }) => productId));
  const gone = productIds.filter((id) => !found.has(id));
  if (documents.length > 0) await search.index(documents);
  if (gone.length > 0) await search.remove(gone);
  const pages = productIds.map((id) => `product:${id}`);
  await purge(listsChanged(known, documents) ? ["shop", ...pages] : pages);
}

/** A seller was approved, suspended or let in again: all of their goods come or go. */
export async function indexSeller(
  reader: Reader,
  search: ShopSearch,
  purge: PagePurge,
  sellerId: string,
): Promise<void> {
  const products = await reader.product.findMany({ where: { sellerId }, select: { id: true } });
  await indexProducts(
    reader,
    search,
    purge,
    products.map(({ id }) => id),
  );
  await purge(["shop"]);
}

const face = ({ productId, name, priceVnd }: Known): string => `${productId} ${priceVnd} ${name}`;

function listsChanged(known: readonly Known[], documents: readonly SearchDocument[]): boolean {
  const before = new Set(known.map(face));
  return before.size !== documents.length || documents.some((document) => !before.has(face(document)));
}

/** Builds the index anew from the catalogue. Returns how many products it holds. */
export const rebuildIndex = (reader: Reader, search: ShopSearch): Promise<number> =>
  search.rebuild(readAllDocuments(reader));
