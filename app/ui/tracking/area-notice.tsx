import type { AreaNews } from "~/domain/delivery/area-changes/area-news.server";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { colourText } from "~/ui/areas/colour-words";
import { Notice } from "~/ui/primitives/notice";

/** What the rules of the shopper's area mean for this order, in plain words. */
export function AreaNotice({ news }: { news: AreaNews }) {
  const { colour, since, reason } = news;
  return (
    <Notice tone="warning">
      {m.tracking_area({ colour: colourText(colour), at: formatDateTime(since), reason })} {meaningOf(news)}
    </Notice>
  );
}

function meaningOf({ terms, dropPlace }: AreaNews): string {
  if (terms === "drop_point") return m.tracking_area_drop_soon({ place: dropPlace ?? "" });
  return terms === "closed" ? m.tracking_area_waits() : m.tracking_area_as_promised();
}
