import type { SearchAsk, SearchDocument, SearchPage, Suggestion } from "./types";

/** A search index over published products. Every adapter passes the suite in `search-index.contract.ts`. */
export type SearchIndex = {
  search(ask: SearchAsk): Promise<SearchPage>;
  /** What a half-typed query may become, best first, at most six. */
  suggest(text: string): Promise<Suggestion[]>;
  /** Adds or replaces. */
  index(documents: readonly SearchDocument[]): Promise<void>;
  remove(productIds: readonly string[]): Promise<void>;
  /** Replaces everything; searches meanwhile see the old or the new, never nothing. Returns how many were indexed. */
  rebuild(batches: AsyncIterable<readonly SearchDocument[]>): Promise<number>;
};

/** Says that kept pages with these tags are out of date: "shop" for lists, "product:<id>" for one product's page. */
export type PagePurge = (tags: readonly string[]) => Promise<void>;
