import { Link } from "@remix-run/react";
import type { SellerOrder } from "~/domain/ordering/selling/seller-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { partStatusText, quantityText, statusTone, windowText } from "./words";

/** An order in the seller's list: what, how much, for when. */
export function SellerOrderCard({ order }: { order: SellerOrder }) {
  return (
    <Link to={`/nha-vuon/don/${order.id}`} className="card order-card">
      <span className="row row-spread">
        <strong>{m.order_number({ code: order.orderCode })}</strong>
        <Badge tone={statusTone(order.status)}>{partStatusText(order.status)}</Badge>
      </span>
      <span>
        {order.lines
          .map((line) => `${line.productName} ${quantityText(line.quantity, line.soldBy, line.unit)}`)
          .join(", ")}
      </span>
      <span className="row row-spread small">
        <span className="muted">{m.farm_order_due({ window: windowText(order.windowFrom, order.windowUntil) })}</span>
        <strong>{formatVnd(order.weighedVnd ?? order.goodsVnd)}</strong>
      </span>
    </Link>
  );
}
