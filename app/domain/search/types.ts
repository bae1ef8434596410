import type { ColdClass } from "~/domain/areas/reach";

/** What search knows of a published product, and all that a card shows. */
export type SearchDocument = {
  readonly productId: string;
  readonly name: string;
  readonly slug: string;
  readonly categorySlug: string;
  readonly categoryName: string;
  readonly provinceCode: string;
  readonly provinceName: string;
  readonly sellerId: string;
  readonly sellerSlug: string;
  readonly sellerName: string;
  readonly certificates: readonly string[];
  readonly coldClass: ColdClass;
  /** Of the first pack that can be bought. */
  readonly priceVnd: number;
  readonly unit: string;
  readonly soldBy: string;
  readonly pricedBy: string;
  readonly packLabel: string;
  /** The one pack there is to choose, so that a list can put it into the basket; null when there are more, or none is left. */
  readonly onlyPackId: string | null;
  /** The freshest harvest in stock, "2026-11-20"; null when none. */
  readonly harvestedOn: string | null;
  /** 1 while any of it can be bought, else 0: how much is left changes with every order, and no card says it. */
  readonly available: number;
  /** To two digits ("1200"), so that not every sale of what sells by the thousand is news. */
  readonly soldCount: number;
  readonly season: readonly number[];
  readonly photoId: string | null;
  readonly photoColour: string | null;
  /** ISO 8601. */
  readonly publishedAt: string;
};

/** One result: what a card shows. */
export type Hit = Pick<
  SearchDocument,
  | "productId"
  | "name"
  | "slug"
  | "categorySlug"
  | "provinceName"
  | "sellerSlug"
  | "sellerName"
  | "certificates"
  | "priceVnd"
  | "unit"
  | "pricedBy"
  | "packLabel"
  | "onlyPackId"
  | "harvestedOn"
  | "available"
  | "soldCount"
  | "photoId"
  | "photoColour"
>;

export const cardOf = (d: SearchDocument): Hit => ({
  productId: d.productId,
  name: d.name,
  slug: d.slug,
  categorySlug: d.categorySlug,
  provinceName: d.provinceName,
  sellerSlug: d.sellerSlug,
  sellerName: d.sellerName,
  certificates: d.certificates,
  priceVnd: d.priceVnd,
  unit: d.unit,
  pricedBy: d.pricedBy,
  packLabel: d.packLabel,
  onlyPackId: d.onlyPackId,
  harvestedOn: d.harvestedOn,
  available: d.available,
  soldCount: d.soldCount,
  photoId: d.photoId,
  photoColour: d.photoColour,
});

export const sorts = ["relevance", "price", "newest", "freshest", "bestselling"] as const;
export type Sort = (typeof sorts)[number];

/** Sellers whose goods of each cold class can reach the shopper; null means every seller. */
export type ReachableSellers = Readonly<Record<ColdClass, readonly string[] | null>>;

/** Within a facet any choice will do; every facet must be met. */
export type Choices = {
  readonly categories: readonly string[];
  readonly provinces: readonly string[];
  readonly certificates: readonly string[];
  readonly prices: readonly string[];
  readonly freshness: readonly string[];
};

export type SearchAsk = {
  readonly text: string;
  /** The page's own subject; not a facet. */
  readonly category: string | null;
  readonly sellerId: string | null;
  /** A month 1–12: only what is harvested then. */
  readonly inSeason: number | null;
  readonly choices: Choices;
  readonly reachable: ReachableSellers | null;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Today in Vietnam, "2026-11-22": freshness counts from it. */
  readonly today: string;
};

export type FacetName = keyof Choices;
export type FacetCount = { readonly value: string; readonly count: number };
/** How many results each choice would leave, were the facet's other choices dropped. */
export type Facets = Readonly<Record<FacetName, readonly FacetCount[]>>;

export type SearchPage = {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly facets: Facets;
};

export type Suggestion = {
  readonly name: string;
  readonly slug: string;
  readonly photoId: string | null;
  readonly priceVnd: number;
  readonly unit: string;
};
