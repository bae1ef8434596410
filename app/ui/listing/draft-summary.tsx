import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { DraftFields, ListingStep } from "~/domain/catalog/listing-draft";
import { termsOf } from "~/domain/catalog/pack-choices";
import type { CategoryView } from "~/domain/catalog/types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { ProductPhoto, type ShownPhoto } from "~/ui/photo/product-photo";
import { Badge } from "~/ui/primitives/badge";
import { amount, categoryName, packLabel, priceTag } from "./words";

type Shape = {
  fields: DraftFields;
  /** The first step that lacks something. */
  gap: ListingStep | null;
  photo: ShownPhoto | null;
  category: CategoryView | null;
  pathOf: (step: ListingStep) => string;
};

/** A listing as shoppers will see it, with the way back to every answer. */
export function DraftSummary({ fields, gap, photo, category, pathOf }: Shape) {
  return (
    <div className="card stack">
      <ProductPhoto photo={photo} alt={fields.name} sizes="(min-width: 40rem) 24rem, 100vw" eager />
      <Answer to={pathOf("photo")} label={m.farm_listing_photo()} isMissing={gap === "photo"} />
      <Answer
        to={pathOf("what")}
        label={category ? categoryName(category) : m.farm_listing_category()}
        isMissing={gap === "what"}
      >
        <h2>{fields.name}</h2>
      </Answer>
      <Answer to={pathOf("price")} label={m.farm_listing_prices()} isMissing={gap === "price"}>
        {fields.packs.map((pack) => (
          <p key={pack.choice}>
            {packLabel(pack.choice)} ·{" "}
            <span className="price">{priceTag({ ...termsOf(pack.choice), priceVnd: pack.priceVnd })}</span>
          </p>
        ))}
      </Answer>
      <Answer to={pathOf("stock")} label={m.farm_listing_stock()} isMissing={gap === "stock"}>
        {fields.packs.map(({ choice, quantity }) => (
          <p key={choice}>
            {packLabel(choice)}: {quantity !== null && amount(quantity, termsOf(choice).soldBy)}
          </p>
        ))}
        {fields.harvestedOn && (
          <p className="muted">{m.farm_stock_harvested_on({ date: formatDate(fields.harvestedOn) })}</p>
        )}
      </Answer>
    </div>
  );
}

function Answer({
  to,
  label,
  isMissing,
  children,
}: {
  to: string;
  label: string;
  isMissing: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="answer">
      <div>
        <span className="muted small">{label}</span>{" "}
        {isMissing && <Badge tone="warning">{m.farm_listing_missing()}</Badge>}
        {children}
      </div>
      <Link className="link-button" to={to}>
        {m.action_edit()}
      </Link>
    </div>
  );
}
