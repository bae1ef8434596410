import type { Reader } from "~/platform/db.server";
import type { SearchIndex } from "./ports";
import { readAllDocuments, readDocuments } from "./read-documents.server";

/** Brings the index in line with the catalogue for these products: changed ones are replaced, withdrawn ones leave. */
export async function indexProducts(reader: Reader, index: SearchIndex, productIds: readonly string[]): Promise<void> {
  const documents = await readDocuments(reader, productIds);
  const found = new Set(documents.map(({ productId }) => productId));
  const gone = productIds.filter((id) => !found.has(id));
  if (documents.length > 0) await index.index(documents);
  if (gone.length > 0) await index.remove(gone);
}

/** Builds the index anew from the catalogue. Returns how many products it holds. */
export const rebuildIndex = (reader: Reader, index: SearchIndex): Promise<number> => index.rebuild(readAllDocuments(reader));
