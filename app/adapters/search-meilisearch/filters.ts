import { freshnessBands, harvestedSince } from "~/domain/search/facets";
import type { Choices, FacetCount, FacetName, Facets, ReachableSellers, SearchAsk } from "~/domain/search/types";
import { dayNumber } from "./documents";

export type Distribution = Readonly<Record<string, Readonly<Record<string, number>>>>;
/** Meilisearch reads a list as "and", a list inside it as "or". */
export type MeiliFilter = (string | string[])[];

const fieldOf: Readonly<Record<FacetName, string>> = {
  categories: "categorySlug",
  provinces: "provinceCode",
  certificates: "certificates",
  prices: "priceBand",
  freshness: "harvestedDay",
};
const facetNames: readonly FacetName[] = ["categories", "provinces", "certificates", "prices", "freshness"];

export const narrowedFacets = (choices: Choices): FacetName[] => facetNames.filter((name) => choices[name].length > 0);

/** Everything asked for; `without` leaves one facet's own choices out, to count its alternatives. */
export function filterFor(ask: SearchAsk, without?: FacetName): MeiliFilter {
  const choices = narrowedFacets(ask.choices)
    .filter((name) => name !== without)
    .map((name) => choiceFilter(name, ask));
  return [...scopeFilter(ask), ...choices];
}

/** What is looked through, whatever is chosen of it. */
export const scopeFilter = (ask: SearchAsk): MeiliFilter => [
  ...(ask.category === null ? [] : [`categorySlug = ${quoted(ask.category)}`]),
  ...(ask.sellerId === null ? [] : [`sellerId = ${quoted(ask.sellerId)}`]),
  ...(ask.inSeason === null ? [] : [`season = ${ask.inSeason}`]),
  ...(ask.reachable === null ? [] : [reachFilter(ask.reachable)]),
];

function choiceFilter(name: FacetName, { choices, today }: SearchAsk): string | string[] {
  if (name !== "freshness") return choices[name].map((value) => `${fieldOf[name]} = ${quoted(value)}`);
  const days = choices.freshness
    .map((id) => harvestedSince(id, today))
    .filter((day) => day !== null)
    .map(dayNumber);
  return `harvestedDay >= ${Math.min(...days, Number.MAX_SAFE_INTEGER)}`;
}

const reachFilter = (reachable: ReachableSellers): string[] =>
  (["ambient", "chilled", "frozen"] as const).map((cold) => {
    const sellers = reachable[cold];
    return sellers === null
      ? `coldClass = ${cold}`
      : `coldClass = ${cold} AND sellerId IN [${sellers.map(quoted).join(", ")}]`;
  });

const quoted = (value: string): string => `"${value.replace(/["\\]/g, "")}"`;

/** Counts from the main query, and for facets with choices from the query that left those out. */
export function readFacets(
  main: Distribution | undefined,
  narrowed: readonly (readonly [string, Distribution | undefined])[],
  today: string,
): Facets {
  const counts = (name: FacetName): Readonly<Record<string, number>> =>
    (narrowed.find(([facet]) => facet === name)?.[1] ?? main)?.[fieldOf[name]] ?? {};
  const listed = (name: FacetName): FacetCount[] =>
    inOrder(Object.entries(counts(name)).map(([value, count]) => ({ value, count })));
  return {
    categories: listed("categories"),
    provinces: listed("provinces"),
    certificates: listed("certificates"),
    prices: listed("prices"),
    freshness: byAge(counts("freshness"), today),
  };
}

function byAge(days: Readonly<Record<string, number>>, today: string): FacetCount[] {
  const counted = freshnessBands.map(({ id }) => {
    const since = dayNumber(harvestedSince(id, today) ?? today);
    return {
      value: id,
      count: Object.entries(days).reduce((sum, [day, count]) => (Number(day) >= since ? sum + count : sum), 0),
    };
  });
  return inOrder(counted);
}

const inOrder = (counts: readonly FacetCount[]): FacetCount[] =>
  counts
    .filter(({ count, value }) => count > 0 && value !== "")
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
