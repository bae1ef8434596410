import type { ReceiptPart } from "~/domain/ordering/order-queries.server";
import { formatDateTime, isoInVietnam } from "~/domain/shared/time";
import type { StoryLine } from "~/domain/tracking/types";
import { m } from "~/paraglide/messages";
import { eventLabel } from "./tracking-words";

/** What happened, newest on top; with several sellers each line says whose part it is. */
export function StoryCard({ lines, parts }: { lines: readonly StoryLine[]; parts: readonly ReceiptPart[] }) {
  const sellerOf = (subOrderId: string | null): string | undefined =>
    parts.find(({ id }) => id === subOrderId)?.sellerName;
  return (
    <section className="card stack stack-tight">
      <h2>{m.tracking_story()}</h2>
      {lines.length === 0 && <p className="muted">{m.tracking_story_empty()}</p>}
      <ol className="track-story">
        {lines.toReversed().map(({ id, what, hub, subOrderId, at }) => (
          <li key={id}>
            <b>{eventLabel({ what, hub })}</b>
            {parts.length > 1 && sellerOf(subOrderId) && <span> · {sellerOf(subOrderId)}</span>}
            <br />
            <time className="small muted" dateTime={isoInVietnam(new Date(at))}>
              {formatDateTime(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
