import type { Hit } from "~/domain/search/types";
import { m } from "~/paraglide/messages";
import { ProductGrid } from "./product-card";

/** A titled strip of cards: swiped on a phone, a row on a desk. */
export function ProductRow({
  title,
  more,
  hits,
  today,
}: {
  title: string;
  more: string;
  hits: readonly Hit[];
  today: string;
}) {
  if (hits.length === 0) return null;
  return (
    <section className="stack stack-tight">
      <div className="row row-spread">
        <h2>{title}</h2>
        <a className="more" href={more}>
          {m.shop_see_all()}
        </a>
      </div>
      <ProductGrid hits={hits} today={today} strip />
    </section>
  );
}
