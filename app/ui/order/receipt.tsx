import type { Receipt, ReceiptLine, ReceiptPart } from "~/domain/ordering/order-queries.server";
import { isCatchWeight } from "~/domain/ordering/estimate-line";
import { formatVnd } from "~/domain/shared/money";
import { formatGrams } from "~/domain/shared/weight";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { partStatusText, quantityText, reasonText, statusTone, windowText } from "./words";

/** What was bought from whom, what the scale said, and where the money went. */
export function ReceiptSection({ receipt }: { receipt: Receipt }) {
  return (
    <section className="stack" aria-labelledby="receipt">
      <h2 id="receipt">{m.order_receipt_title({ code: receipt.code })}</h2>
      {receipt.parts.map((part) => (
        <PartCard key={part.id} part={part} />
      ))}
      <dl className="facts card totals">
        <dt>{m.order_goods()}</dt>
        <dd className="number">{formatVnd(receipt.goodsVnd)}</dd>
        <dt>{m.order_delivery()}</dt>
        <dd className="number">{formatVnd(receipt.deliveryVnd)}</dd>
        <dt>{receipt.paidAt === null ? m.order_total() : m.order_paid()}</dt>
        <dd className="number price">{formatVnd(receipt.totalVnd)}</dd>
        {receipt.refundedVnd > 0 && (
          <>
            <dt>{m.order_refunded()}</dt>
            <dd className="number">{formatVnd(receipt.refundedVnd)}</dd>
          </>
        )}
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
      <ul className="receipt-lines">
        {part.lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
      <p className="muted small">
        {m.order_window({ window: windowText(part.windowFrom, part.windowUntil) })} · {m.order_delivery()}{" "}
        {formatVnd(part.deliveryVnd)}
      </p>
    </article>
  );
}

function LineRow({ line }: { line: ReceiptLine }) {
  const isCheaper = line.finalVnd !== null && line.finalVnd < line.estimatedVnd;
  return (
    <li>
      <span>
        {line.productName} <span className="muted">{quantityText(line.quantity, line.soldBy, line.unit)}</span>
        {line.weighedG !== null && (isCatchWeight(line) || isCheaper) && (
          <span className="small muted"> · {m.order_weighed({ weight: formatGrams(line.weighedG) })}</span>
        )}
      </span>
      <span className="number">
        {isCheaper && (
          <>
            <s className="muted small">{formatVnd(line.estimatedVnd)}</s>{" "}
          </>
        )}
        {line.finalVnd === null && isCatchWeight(line)
          ? m.basket_about({ amount: formatVnd(line.estimatedVnd) })
          : formatVnd(line.finalVnd ?? line.estimatedVnd)}
      </span>
    </li>
  );
}
