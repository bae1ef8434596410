import type { Shelf as ShelfOfProducts } from "~/domain/search/view-types";
import { carriedFields, choiceCount, shelfQuery, withoutChoices } from "~/domain/search/shelf-address";
import { sorts } from "~/domain/search/types";
import { m } from "~/paraglide/messages";
import { Empty } from "~/ui/primitives/empty";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";
import { DeliverTo, OtherPlaces, placeName } from "./deliver-to";
import { FacetList, type FacetNames } from "./facets";
import { ProductGrid } from "./product-card";
import { sortName } from "./words";

type Shape = { path: string; shelf: ShelfOfProducts; names: FacetNames; today: string };

/** A page of products with what narrows and orders it. */
export function Shelf({ path, shelf, names, today }: Shape) {
  const { state } = shelf;
  const count = choiceCount(state);
  return (
    <div className="shelf">
      <details className="filters" {...(count > 0 && { "data-on": "" })}>
        <summary className="button button-quiet">
          <Icon name="filter" />
          {count > 0 ? m.shop_filter_on({ count }) : m.shop_filter()}
        </summary>
        <div className="filters-body">
          <DeliverTo
            path={path}
            typed={shelf.commune ? placeName(shelf.commune) : state.deliverTo}
            carried={carriedFields(state, "deliverTo")}
          />
          <FacetList path={path} state={state} facets={shelf.facets} names={names} />
          {count > 0 && (
            <a className="button button-quiet button-wide" href={path + shelfQuery(withoutChoices(state))}>
              {m.shop_filter_clear()}
            </a>
          )}
        </div>
      </details>
      <nav className="sorts" aria-label={m.shop_sort()}>
        {sorts.map((sort) => (
          <a
            key={sort}
            className="choice"
            rel="nofollow"
            href={path + shelfQuery({ ...state, sort, page: 1 })}
            {...(sort === state.sort && { "aria-current": "true" as const })}
          >
            {sortName[sort]()}
          </a>
        ))}
      </nav>
      <div className="shelf-goods">
        <h2 className="visually-hidden">{m.shop_results()}</h2>
        {shelf.basic && <p className="muted small">{m.search_basic()}</p>}
        <WhereTo path={path} shelf={shelf} />
        {shelf.hits.length > 0 ? (
          <ProductGrid hits={shelf.hits} today={today} />
        ) : (
          <NothingFound hasChoices={count > 0} />
        )}
        <Pages path={path} shelf={shelf} />
      </div>
    </div>
  );
}

function WhereTo({ path, shelf: { state, commune, otherCommunes } }: Pick<Shape, "path" | "shelf">) {
  if (state.deliverTo === "") return null;
  if (commune === null) return <Notice tone="warning">{m.shop_deliver_unknown({ words: state.deliverTo })}</Notice>;
  return (
    <Notice tone="good">
      {m.shop_deliver_only({ place: placeName(commune) })}{" "}
      <a href={path + shelfQuery({ ...state, deliverTo: "", page: 1 })}>{m.shop_deliver_clear()}</a>
      <OtherPlaces
        places={otherCommunes}
        to={({ communeCode }) => path + shelfQuery({ ...state, deliverTo: communeCode, page: 1 })}
      />
    </Notice>
  );
}

function NothingFound({ hasChoices }: { hasChoices: boolean }) {
  return (
    <Empty icon="search" title={m.shop_none_title()}>
      <p>{hasChoices ? m.shop_none_filters() : m.shop_none_text()}</p>
      <a className="button button-quiet" href="/danh-muc">
        {m.shop_aisles_title()}
      </a>
    </Empty>
  );
}

function Pages({ path, shelf: { state, pages } }: Pick<Shape, "path" | "shelf">) {
  if (pages < 2) return null;
  const to = (page: number): string => path + shelfQuery({ ...state, page });
  return (
    <nav className="pages" aria-label={m.shop_page_of({ page: state.page, pages })}>
      {state.page > 1 && (
        <a className="button button-quiet" rel="prev" href={to(state.page - 1)}>
          {m.shop_page_prev()}
        </a>
      )}
      <span className="muted">{m.shop_page_of({ page: state.page, pages })}</span>
      {state.page < pages && (
        <a className="button button-quiet" rel="next" href={to(state.page + 1)}>
          {m.shop_page_next()}
        </a>
      )}
    </nav>
  );
}
