import { isCatchWeight } from "~/domain/ordering/basket/estimate-line";
import type { PricedLine, SellerGroup } from "~/domain/ordering/basket/price-basket";
import type { BasketItem } from "~/domain/ordering/types";
import { photoSources } from "~/domain/media/photo-sources";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { quantityText, unitPriceText } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Icon } from "~/ui/primitives/icon";
import { QuantityStepper } from "./quantity-stepper";

/** What comes from one seller, with the sum. */
export function BasketSeller({ group }: { group: SellerGroup<BasketItem> }) {
  const seller = group.lines[0]?.seller;
  if (!seller) return null;
  return (
    <section className="card stack" aria-labelledby={`s-${seller.id}`}>
      <h2 id={`s-${seller.id}`} className="row">
        <Icon name="farm" />
        {seller.name}
      </h2>
      <ul className="basket-lines">
        {group.lines.map((line) => (
          <BasketLine key={line.packId} line={line} />
        ))}
      </ul>
      <p className="row row-spread">
        <span className="muted">{m.basket_seller_sum()}</span>
        <strong className="price">
          {group.hasCatchWeight ? m.basket_about({ amount: formatVnd(group.goodsVnd) }) : formatVnd(group.goodsVnd)}
        </strong>
      </p>
    </section>
  );
}

function BasketLine({ line }: { line: PricedLine<BasketItem> }) {
  const { terms, unit, estimate } = line;
  const isEstimate = isCatchWeight(terms);
  return (
    <li className="basket-line">
      <LinePhoto photoId={line.photoId} />
      <div className="stack stack-tight">
        <a href={`/san-pham/${line.productSlug}`}>{line.productName}</a>
        <span className="small muted">
          {line.packLabel} · {unitPriceText(terms.priceVnd, terms.pricedBy, unit)}
        </span>
        <LineTrouble line={line} />
        <div className="row row-spread">
          <QuantityStepper line={line} />
          <span className="number">
            <strong>
              {isEstimate ? m.basket_about({ amount: formatVnd(estimate.vnd) }) : formatVnd(estimate.vnd)}
            </strong>
            {isEstimate && (
              <span className="small muted">
                {" "}
                {m.basket_estimated_weight({ weight: quantityText(estimate.grams, "weight", "kg") })}
              </span>
            )}
          </span>
        </div>
      </div>
    </li>
  );
}

function LinePhoto({ photoId }: { photoId: string | null }) {
  if (photoId === null) return <span className="basket-photo" />;
  return (
    <img
      className="basket-photo"
      src={photoSources(photoId).src.replace("/320.", "/160.")}
      alt=""
      width={72}
      height={72}
      loading="lazy"
    />
  );
}

function LineTrouble({ line }: { line: BasketItem }) {
  if (!line.onSale || line.available === 0) return <Badge tone="bad">{m.basket_line_gone()}</Badge>;
  if (line.available >= line.quantity) return null;
  return (
    <Badge tone="warning">
      {m.basket_line_short({ left: quantityText(line.available, line.terms.soldBy, line.unit) })}
    </Badge>
  );
}
