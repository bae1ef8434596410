import { useLocation } from "@remix-run/react";
import type { Hit } from "~/domain/search/types";
import { m } from "~/paraglide/messages";
import { useFragment } from "~/ui/primitives/fragment";
import { Price } from "./price";
import { ProducePhoto } from "./produce-photo";
import { certificateName, harvestAge } from "./words";

type Shape = { hit: Hit; today: string; eager: boolean };

function ProductCard(card: Shape) {
  const inside = useFragment(`card ${JSON.stringify(card)}`, () => <CardInside {...card} />);
  const id = card.hit.onlyPackId;
  return <li className="product" {...(id !== null && { id })} {...inside} />;
}

function CardInside(card: Shape) {
  const { name, onlyPackId } = card.hit;
  return (
    <>
      <CardLink {...card} />
      {onlyPackId !== null && (
        <button
          className="card-add"
          form="add"
          name="packId"
          value={onlyPackId}
          aria-label={m.shop_add_what({ name })}
        />
      )}
    </>
  );
}

function CardLink({ hit, today, eager }: Shape) {
  const age = hit.available > 0 ? harvestAge(hit.harvestedOn, today, hit.categorySlug) : null;
  const [certificate] = hit.certificates;
  return (
    <a href={`/san-pham/${hit.slug}`}>
      <span className="product-photo">
        <ProducePhoto photoId={hit.photoId} categorySlug={hit.categorySlug} alt="" eager={eager} />
        {age !== null && <em className="tag">{age}</em>}
        {hit.available <= 0 && <em className="tag tag-out">{m.shop_sold_out()}</em>}
      </span>
      <h3>{hit.name}</h3>
      <Price {...hit} />
      <p className="product-note">
        <span>{hit.provinceName}</span>
        {hit.soldCount > 0 && <span>{m.shop_sold({ count: hit.soldCount })}</span>}
      </p>
      {certificate !== undefined && <span className="badge badge-good">{certificateName(certificate)}</span>}
    </a>
  );
}

/**
 * What the cards' buttons send: which of the products is known from the button, so a card says it in one attribute. Once a page,
 * beside whatever lists it holds.
 */
export function AddFromList() {
  const { pathname, search } = useLocation();
  return (
    <form id="add" method="post" action="/gio-hang" hidden>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="next" value={pathname + search} />
      <output data-done={m.shop_added()} data-failed={m.shop_add_failed()} data-see={m.shop_see_basket()} />
    </form>
  );
}

/** Cards in a grid; the first row loads its photos at once. */
export function ProductGrid({ hits, today, strip = false }: { hits: readonly Hit[]; today: string; strip?: boolean }) {
  return (
    <ul className={strip ? "products products-strip" : "products"}>
      {hits.map((hit, index) => (
        <ProductCard key={hit.productId} hit={hit} today={today} eager={index < 2} />
      ))}
    </ul>
  );
}
