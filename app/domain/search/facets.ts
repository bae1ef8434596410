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

const day = 86_400_000;

/** The earliest harvest day of a freshness choice: "2-days" on 2026-11-22 → "2026-11-20". */
export function harvestedSince(bandId: string, today: string): string | null {
  const band = freshnessBands.find(({ id }) => id === bandId);
  return band ? new Date(Date.parse(today) - band.days * day).toISOString().slice(0, 10) : null;
}

/** The facet values of one product. */
export type Traits = {
  readonly category: string;
  readonly province: string;
  readonly certificates: readonly string[];
  readonly priceVnd: number;
  readonly harvestedOn: string | null;
};

/** Per facet, the choices a product falls under. Freshness nests: what was cut today was also cut this week. */
export function valuesOf(traits: Traits, since: readonly string[]): Record<FacetName, readonly string[]> {
  const band = priceBands.find(({ from, until }) => traits.priceVnd >= from && (until === null || traits.priceVnd < until));
  const { harvestedOn } = traits;
  return {
    categories: [traits.category],
    provinces: [traits.province],
    certificates: traits.certificates,
    prices: band ? [band.id] : [],
    freshness: harvestedOn === null ? [] : freshnessBands.filter((_, index) => harvestedOn >= (since[index] ?? "9")).map(({ id }) => id),
  };
}

const facetNames = ["categories", "provinces", "certificates", "prices", "freshness"] as const satisfies readonly FacetName[];

/** Counts each choice among the products that meet all the other facets. */
export function countFacets(products: Iterable<Traits>, choices: Choices, today: string): Facets {
  const counts = new Map(facetNames.map((name) => [name, new Map<string, number>()]));
  const since = freshnessBands.map(({ id }) => harvestedSince(id, today) ?? "9");
  for (const product of products) {
    const values = valuesOf(product, since);
    const missed = facetNames.filter((name) => !meets(values[name], choices[name]));
    if (missed.length > 1) continue;
    for (const name of missed.length === 1 ? missed : facetNames) {
      const count = counts.get(name);
      for (const value of values[name]) count?.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  const listed = (name: FacetName): FacetCount[] =>
    [...(counts.get(name) ?? [])].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return { categories: listed("categories"), provinces: listed("provinces"), certificates: listed("certificates"), prices: listed("prices"), freshness: listed("freshness") };
}

const meets = (values: readonly string[], chosen: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));
