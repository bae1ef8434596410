import type { FoundCommune } from "~/domain/areas/types";
import type { Reach } from "~/domain/search/view-types";
import { m } from "~/paraglide/messages";
import { Notice } from "~/ui/primitives/notice";
import { DeliverTo, OtherPlaces, placeName } from "./deliver-to";

type Shape = {
  slug: string;
  deliverTo: string;
  place: FoundCommune | null;
  otherPlaces: readonly FoundCommune[];
  reach: Reach | null;
};

/** "Does it come to you?": asked here, before the basket is full. */
export function ReachCheck({ slug, deliverTo, place, otherPlaces, reach }: Shape) {
  const path = `/san-pham/${slug}`;
  return (
    <section className="stack stack-tight" id="giao-den">
      <h2>{m.shop_reach_title()}</h2>
      <DeliverTo path={`${path}#giao-den`} typed={place ? placeName(place) : deliverTo} carried={[]} />
      {deliverTo !== "" && <Answer deliverTo={deliverTo} place={place} reach={reach} />}
      <OtherPlaces places={otherPlaces} to={({ communeCode }) => `${path}?giao=${communeCode}#giao-den`} />
    </section>
  );
}

function Answer({ deliverTo, place, reach }: Pick<Shape, "deliverTo" | "place" | "reach">) {
  if (place === null || reach === null)
    return <Notice tone="warning">{m.shop_deliver_unknown({ words: deliverTo })}</Notice>;
  switch (reach) {
    case "delivers":
      return <Notice tone="good">{m.shop_reach_delivers({ place: placeName(place) })}</Notice>;
    case "area_closed":
      return <Notice tone="warning">{m.shop_reach_area_closed()}</Notice>;
    case "too_far":
      return <Notice tone="warning">{m.shop_reach_too_far({ place: placeName(place) })}</Notice>;
  }
}
