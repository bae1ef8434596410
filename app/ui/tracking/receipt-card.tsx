import type { Receipt } from "~/domain/ordering/order-queries.server";
import { m } from "~/paraglide/messages";
import { ReceiptLines, ReceiptSums } from "~/ui/order/receipt-lines";

/** The receipt under the map: whose goods, for how much, and where they go. How each part stands is told above it. */
export function ReceiptCard({ order }: { order: Receipt }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.tracking_receipt()}</h2>
      {order.parts.map((part) => (
        <div key={part.id} className="stack stack-tight">
          <h3>{part.sellerName}</h3>
          <ReceiptLines lines={part.lines} />
        </div>
      ))}
      <dl className="facts">
        <ReceiptSums {...order} />
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
