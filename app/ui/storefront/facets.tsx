import { shelfQuery, toggled, type ShelfState } from "~/domain/search/shelf-address";
import type { FacetCount, FacetName, Facets } from "~/domain/search/types";
import { m } from "~/paraglide/messages";
import { certificateName, facetName, freshnessName, priceBandName } from "./words";

export type FacetNames = {
  readonly categories: Readonly<Record<string, string>>;
  readonly provinces: Readonly<Record<string, string>>;
};
type Shape = { path: string; state: ShelfState; facets: Facets; names: FacetNames };

const order: readonly FacetName[] = ["categories", "freshness", "prices", "certificates", "provinces"];
const shownAtOnce = 8;

/** Every choice is a link, so that filters work without scripts and each shelf has an address. */
export function FacetList({ path, state, facets, names }: Shape) {
  const label = (facet: FacetName, value: string): string => {
    if (facet === "categories") return names.categories[value] ?? value;
    if (facet === "provinces") return names.provinces[value] ?? value;
    if (facet === "certificates") return certificateName(value);
    return facet === "prices" ? priceBandName(value) : freshnessName(value);
  };
  return (
    <>
      {order.map((facet) => {
        const counts = facets[facet];
        if (counts.length < 2 && state.choices[facet].length === 0) return null;
        const links = counts.map(({ value, count }: FacetCount) => {
          const isOn = state.choices[facet].includes(value);
          return (
            <li key={value}>
              <a
                className="choice"
                rel="nofollow"
                href={path + shelfQuery(toggled(state, facet, value))}
                {...(isOn && { "aria-current": "true" as const })}
              >
                {label(facet, value)} <small>{count}</small>
              </a>
            </li>
          );
        });
        return (
          <section key={facet} className="facet">
            <h3>{facetName[facet]()}</h3>
            <ul className="choices">{links.slice(0, shownAtOnce)}</ul>
            {links.length > shownAtOnce && (
              <details>
                <summary>{m.shop_facet_more()}</summary>
                <ul className="choices">{links.slice(shownAtOnce)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </>
  );
}
