import { synonyms } from "~/domain/search/synonyms";
import { fold } from "~/domain/shared/fold";

/** Where words are looked for first: what goods are called and where they come from, not who sells them. */
export const goodsAttributes = ["foldedName", "foldedCategory", "foldedPlace"];

/** The same reading of a query as in PostgreSQL, said in Meilisearch's words: one typo a word, synonyms both ways. */
export const settings = {
  searchableAttributes: ["foldedName", "foldedCategory", "foldedSeller", "foldedPlace"],
  filterableAttributes: [
    "categorySlug",
    "provinceCode",
    "certificates",
    "priceBand",
    "harvestedDay",
    "coldClass",
    "sellerId",
    "season",
  ],
  sortableAttributes: ["priceVnd", "publishedMs", "harvestedDay", "soldCount"],
  rankingRules: ["inStock:desc", "sort", "words", "typo", "proximity", "attribute", "exactness", "soldCount:desc"],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 3, twoTypos: 255 }, disableOnNumbers: true },
  synonyms: synonymMap(),
  faceting: { maxValuesPerFacet: 500 },
  pagination: { maxTotalHits: 100_000 },
};

function synonymMap(): Record<string, string[]> {
  const map: Record<string, string[]> = {};
  for (const group of synonyms) {
    for (const name of group) {
      const others = group.filter((other) => other !== name).map(fold);
      map[fold(name)] = [...new Set([...(map[fold(name)] ?? []), ...others])];
    }
  }
  return map;
}
