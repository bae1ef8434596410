import { priceBands } from "~/domain/search/facets";
import { cardOf, type Hit, type SearchDocument } from "~/domain/search/types";
import { fold } from "~/domain/shared/fold";

/** What Meilisearch holds: the document, its words without marks, and numbers to filter and sort by. */
export type MeiliDocument = SearchDocument & {
  readonly foldedName: string;
  readonly foldedCategory: string;
  readonly foldedSeller: string;
  readonly foldedPlace: string;
  readonly priceBand: string;
  /** Days since 1970; -1 when nothing is harvested. */
  readonly harvestedDay: number;
  readonly publishedMs: number;
  readonly inStock: number;
};

export const dayNumber = (isoDay: string): number => Math.floor(Date.parse(isoDay) / 86_400_000);

export const asMeiliDocument = (document: SearchDocument): MeiliDocument => ({
  ...document,
  foldedName: fold(document.name),
  foldedCategory: fold(document.categoryName),
  foldedSeller: fold(document.sellerName),
  foldedPlace: fold(document.provinceName),
  priceBand:
    priceBands.find(({ from, until }) => document.priceVnd >= from && (until === null || document.priceVnd < until))
      ?.id ?? "",
  harvestedDay: document.harvestedOn === null ? -1 : dayNumber(document.harvestedOn),
  publishedMs: Date.parse(document.publishedAt),
  inStock: document.available > 0 ? 1 : 0,
});

/** An index that was written before cards could buy does not know the pack. */
export const readHit = (document: MeiliDocument): Hit => ({
  ...cardOf(document),
  onlyPackId: document.onlyPackId ?? null,
});
