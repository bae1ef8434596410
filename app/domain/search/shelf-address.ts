import { freshnessBands, priceBands } from "./facets";
import { sorts, type Choices, type FacetName, type Sort } from "./types";

/** What the address of a shelf page says. */
export type ShelfState = {
  readonly text: string;
  readonly choices: Choices;
  /** A commune as typed or picked: "Phường An Hội Tây", an old address, or a code. */
  readonly deliverTo: string;
  readonly sort: Sort;
  readonly page: number;
};

/** Vietnamese words without marks, as in all addresses people see. */
const names: Record<FacetName, string> = {
  categories: "loai",
  provinces: "tinh",
  certificates: "cn",
  prices: "gia",
  freshness: "tuoi",
};
const facetNames = Object.keys(names) as FacetName[];
const lastPage = 400;
const mostChoices = 12;

const allowed: Partial<Record<FacetName, readonly string[]>> = {
  prices: priceBands.map(({ id }) => id),
  freshness: freshnessBands.map(({ id }) => id),
};

/** Reads any address; what makes no sense is left out. */
export function readShelfState(params: URLSearchParams): ShelfState {
  const page = Number(params.get("trang"));
  const sort = params.get("xep");
  return {
    text: (params.get("q") ?? "").slice(0, 120).trim(),
    choices: {
      categories: chosen(params, "categories"),
      provinces: chosen(params, "provinces"),
      certificates: chosen(params, "certificates"),
      prices: chosen(params, "prices"),
      freshness: chosen(params, "freshness"),
    },
    deliverTo: (params.get("giao") ?? "").slice(0, 120).trim(),
    sort: sorts.find((known) => known === sort) ?? "relevance",
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, lastPage) : 1,
  };
}

function chosen(params: URLSearchParams, facet: FacetName): string[] {
  const known = allowed[facet];
  const values = params
    .getAll(names[facet])
    .filter((value) => /^[a-z0-9-]{1,40}$/.test(value) && (known?.includes(value) ?? true));
  return [...new Set(values)].slice(0, mostChoices).sort();
}

/** The query string of a state, "" when it says nothing; always in one order, so that one shelf has one address. */
export function shelfQuery({ text, choices, deliverTo, sort, page }: ShelfState): string {
  const parts: string[] = [];
  if (text !== "") parts.push(`q=${encodeURIComponent(text)}`);
  // Choices are read as plain letters, digits and hyphens: nothing to encode.
  for (const facet of facetNames) for (const value of choices[facet]) parts.push(`${names[facet]}=${value}`);
  if (deliverTo !== "") parts.push(`giao=${encodeURIComponent(deliverTo)}`);
  if (sort !== "relevance") parts.push(`xep=${sort}`);
  if (page > 1) parts.push(`trang=${page}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Every parameter a shelf reads; an address that differs in others only is the same page. */
export const shelfParameters: ReadonlySet<string> = new Set(["q", ...Object.values(names), "giao", "xep", "trang"]);

/** Chosen becomes not chosen and the other way round; back to the first page. */
export function toggled(state: ShelfState, facet: FacetName, value: string): ShelfState {
  const now = state.choices[facet];
  const next = now.includes(value) ? now.filter((other) => other !== value) : [...now, value].sort();
  return { ...state, page: 1, choices: { ...state.choices, [facet]: next } };
}

export const withoutChoices = (state: ShelfState): ShelfState => ({
  ...state,
  page: 1,
  choices: { categories: [], provinces: [], certificates: [], prices: [], freshness: [] },
});

export const choiceCount = ({ choices }: ShelfState): number =>
  facetNames.reduce((sum, facet) => sum + choices[facet].length, 0);

/** The fields a plain form must carry along, without the one it sets itself. */
export function carriedFields(state: ShelfState, without: "deliverTo"): [name: string, value: string][] {
  return [...new URLSearchParams(shelfQuery({ ...state, [without]: "", page: 1 }))];
}
