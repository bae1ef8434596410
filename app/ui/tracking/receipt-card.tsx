import type { Receipt, ReceiptLine } from "~/domain/ordering/order-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatGrams } from "~/domain/shared/weight";
import { m } from "~/paraglide/messages";

/** What was bought, from whom, for how much: by the scale where it has spoken. */
export function ReceiptCard({ order }: { order: Receipt }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.tracking_receipt()}</h2>
      {order.parts.map((part) => (
        <div key={part.id} className="stack stack-tight">
          <h3>{part.sellerName}</h3>
          <ul className="track-lines">
            {part.lines.map((line) => (
              <li key={line.id} className="row row-spread">
                <span>
                  {line.productName} · {line.packLabel} × {amountOf(line)}
                </span>
                <span className="price">
                  {formatVnd(line.finalVnd ?? line.estimatedVnd)}
                  {line.finalVnd === null && line.pricedBy === "weight" && (
                    <small className="muted"> {m.tracking_estimated()}</small>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <dl className="facts">
        <dt>{m.tracking_goods()}</dt>
        <dd className="number">{formatVnd(order.goodsVnd)}</dd>
        <dt>{m.tracking_delivery()}</dt>
        <dd className="number">{formatVnd(order.deliveryVnd)}</dd>
        <dt>{m.tracking_total()}</dt>
        <dd className="number price">{formatVnd(order.totalVnd)}</dd>
        {order.refundedVnd > 0 && (
          <>
            <dt>{m.tracking_refunded()}</dt>
            <dd className="number">{formatVnd(order.refundedVnd)}</dd>
          </>
        )}
        <dt>{m.tracking_to()}</dt>
        <dd>
          {order.contactName}, {order.contactPhone}
          <br />
          {order.place}
        </dd>
      </dl>
    </section>
  );
}

const amountOf = ({ soldBy, quantity, weighedG, packedQuantity }: ReceiptLine): string =>
  soldBy === "weight"
    ? formatGrams(weighedG ?? quantity)
    : `${packedQuantity ?? quantity}${weighedG === null ? "" : ` (${formatGrams(weighedG)})`}`;
