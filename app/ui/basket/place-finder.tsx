import type { FoundCommune, ResolvedPlace } from "~/domain/areas/types";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

type Finder = { place: ResolvedPlace | null; query: string; found: readonly FoundCommune[]; fault: string | undefined };

/** Where to: by the new commune's name or an address from before July 2025, with or without marks. Works without scripts. */
export function PlaceFinder({ place, query, found, fault }: Finder) {
  return (
    <section className="card stack stack-tight" aria-labelledby="where-to">
      <h2 id="where-to" className="row">
        <Icon name="pin" />
        {m.checkout_place_title()}
      </h2>
      {place && (
        <p>
          <strong>
            {place.communeName}, {place.provinceName}
          </strong>
        </p>
      )}
      <details open={place === null || query !== ""}>
        <summary>{place ? m.checkout_place_change() : m.checkout_place_choose()}</summary>
        <form method="get" action="/thanh-toan" className="place-find" role="search">
          <input className="input" type="search" name="q" defaultValue={query} required maxLength={120} aria-label={m.checkout_place_label()} placeholder={m.checkout_place_placeholder()} />
          <Button look="quiet">{m.checkout_place_search()}</Button>
        </form>
        {fault && <p className="field-fault">{fault}</p>}
        {query !== "" && <FoundPlaces found={found} />}
      </details>
    </section>
  );
}

function FoundPlaces({ found }: { found: readonly FoundCommune[] }) {
  if (found.length === 0) return <p className="muted">{m.checkout_place_none()}</p>;
  return (
    <ul className="place-list">
      {found.map(({ communeCode, provinceCode, name, provinceName, formerly }) => (
        <li key={communeCode}>
          <a href={`/thanh-toan?tinh=${provinceCode}&xa=${communeCode}`}>
            {name}, {provinceName}
            {formerly !== null && <span className="small muted"> {m.checkout_place_formerly({ place: formerly })}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
