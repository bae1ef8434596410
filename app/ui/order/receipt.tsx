import type { Receipt, ReceiptPart } from "~/domain/ordering/order-queries.server";
import { comesNoMore } from "~/domain/ordering/sub-order-status";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { ReceiptLines, ReceiptSums } from "./receipt-lines";
import { partStatusText, reasonText, statusTone, windowText } from "./words";

/** What was bought from whom, what the scale said, and where the money went. */
export function ReceiptSection({ receipt }: { receipt: Receipt }) {
  return (
    <section className="stack" aria-labelledby="receipt">
      <h2 id="receipt">{m.order_receipt_title({ code: receipt.code })}</h2>
      {receipt.parts.map((part) => (
        <PartCard key={part.id} part={part} />
      ))}
      <dl className="facts card totals">
        <ReceiptSums {...receipt} />
      </dl>
    </section>
  );
}

function PartCard({ part }: { part: ReceiptPart }) {
  return (
    <article className="card stack stack-tight">
      <div className="row row-spread">
        <h3>{part.sellerName}</h3>
        <Badge tone={statusTone(part.status)}>{partStatusText(part.status)}</Badge>
      </div>
      {part.rejectReason !== null && (
        <p className="small">{m.order_rejected_because({ reason: reasonText(part.rejectReason) })}</p>
      )}
      <ReceiptLines lines={part.lines} />
      <p className="muted small">
        {!comesNoMore(part.status) && (
          <>{m.order_window({ window: windowText(part.windowFrom, part.windowUntil) })} · </>
        )}
        {m.order_delivery()} {formatVnd(part.deliveryVnd)}
      </p>
      {part.dropPlace !== null && <p className="small">{m.tracking_drop_agreed({ place: part.dropPlace })}</p>}
    </article>
  );
}
