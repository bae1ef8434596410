import type { Aisle } from "~/domain/search/view-types";
import { m } from "~/paraglide/messages";
import { produceSymbol } from "./produce-symbols";
import { aisleName } from "./words";

/** The aisles as tiles; `counts` says how much is in each. */
export function Aisles({ aisles, counts = false }: { aisles: readonly Aisle[]; counts?: boolean }) {
  return (
    <ul className="aisles">
      {aisles.map((aisle) => (
        <li key={aisle.slug}>
          <a href={`/danh-muc/${aisle.slug}`}>
            <svg className="produce-symbol" aria-hidden="true">
              <use href={`/produce.svg#${produceSymbol(aisle.slug)}`} />
            </svg>
            <span>{aisleName(aisle)}</span>
            {counts && <small className="muted">{m.shop_products({ count: aisle.products })}</small>}
          </a>
        </li>
      ))}
    </ul>
  );
}
