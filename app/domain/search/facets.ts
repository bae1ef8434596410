import type { Choices, FacetCount, FacetName, Facets } from "./types";

/** Price bands in đồng for what the card shows (a kilogram, a bunch, a box); `until` is not included. */
export const priceBands = [
  { id: "under-20k", from: 0, until: 20_000 },
  { id: "20k-50k", from: 20_000, until: 50_000 },
  { id: "50k-100k", from: 50_000, until: 100_000 },
  { id: "100k-200k", from: 100_000, until: 200_000 },
  { id: "over-200k", from: 200_000, until: null },
] as const;

/** Days since harvest, at most. */
export const freshnessBands = [
  { id: "today", days: 0 },
  { id: "2-days", days: 2 },
  { id: "7-days", days: 7 },
] as const;

const dayMs = 86_400_000;

/** The earliest harvest day of a freshness choice: "2-days" on 2026-11-22 → "2026-11-20". */
export function harvestedSince(bandId: string, today: string): string | null {
  const band = freshnessBands.find(({ id }) => id === bandId);
  return band ? new Date(Date.parse(today) - band.days * dayMs).toISOString().slice(0, 10) : null;
}

/** The facet values of one product. */
export type Traits = {
  readonly category: string;
  readonly province: string;
  readonly certificates: readonly string[];
  readonly priceVnd: number;
  readonly harvestedOn: string | null;
};

const facetNames = [
  "categories",
  "provinces",
  "certificates",
  "prices",
  "freshness",
] as const satisfies readonly FacetName[];

/** Counts each choice among the products that meet all the other facets. Thousands of products a request: lookups, not searches. */
export function countFacets(products: Iterable<Traits>, choices: Choices, today: string): Facets {
  const counts = new Map(facetNames.map((name) => [name, new Map<string, number>()]));
  const narrowing = facetNames.filter((name) => choices[name].length > 0);
  const valuesOf = facetValues(today);
  for (const product of products) {
    const values = valuesOf(product);
    const missed = narrowing.filter((name) => !values[name].some((value) => choices[name].includes(value)));
    if (missed.length > 1) continue;
    for (const name of missed.length === 1 ? missed : facetNames) {
      const count = counts.get(name);
      for (const value of values[name]) count?.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  const listed = (name: FacetName): FacetCount[] =>
    [...(counts.get(name) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return {
    categories: listed("categories"),
    provinces: listed("provinces"),
    certificates: listed("certificates"),
    prices: listed("prices"),
    freshness: listed("freshness"),
  };
}

/** Per facet, the choices a product falls under. Freshness nests: what was cut today was also cut this week. */
function facetValues(today: string): (traits: Traits) => Record<FacetName, readonly string[]> {
  const since = freshnessBands.map(({ id }) => ({ id, day: harvestedSince(id, today) ?? "9" }));
  const bandsOf = remembered((price: number) =>
    priceBands.filter(({ from, until }) => price >= from && (until === null || price < until)).map(({ id }) => id),
  );
  const freshnessOf = remembered((harvestedOn: string | null) =>
    harvestedOn === null ? [] : since.filter(({ day }) => harvestedOn >= day).map(({ id }) => id),
  );
  return ({ category, province, certificates, priceVnd, harvestedOn }) => ({
    categories: [category],
    provinces: [province],
    certificates,
    prices: bandsOf(priceVnd),
    freshness: freshnessOf(harvestedOn),
  });
}

function remembered<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
