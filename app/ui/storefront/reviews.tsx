import type { ProductView } from "~/domain/search/view-types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { decimalText } from "~/ui/primitives/numbers";

export function Reviews({ reviews: { count, stars, latest } }: { reviews: ProductView["reviews"] }) {
  if (count === 0 || stars === null) return null;
  return (
    <section className="stack stack-tight">
      <h2>{m.shop_reviews()}</h2>
      <p className="muted">{m.shop_stars({ stars: decimalText(stars), count })}</p>
      <ul className="reviews">
        {latest.map((review) => (
          <li key={review.at}>
            <span className="stars" aria-hidden="true">
              {"★".repeat(review.stars)}
            </span>{" "}
            <strong>{review.personName}</strong> <small className="muted">{formatDate(review.at)}</small>
            {review.text !== "" && <p>{review.text}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
