import type { CheckoutGroup, CheckoutView } from "~/domain/ordering/checkout/checkout-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { noDeliveryText, quantityText, windowText } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Icon } from "~/ui/primitives/icon";
import { Notice } from "~/ui/primitives/notice";

/** Every seller's part with its own road: what, how much, when and for how much. */
export function CheckoutGroups({ checkout }: { checkout: CheckoutView }) {
  return (
    <div className="stack checkout-goods">
      {checkout.groups.map((group) => (
        <GroupCard key={group.sellerId} group={group} />
      ))}
    </div>
  );
}

function GroupCard({ group }: { group: CheckoutGroup }) {
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread row-sum">
        <h2>{group.sellerName}</h2>
        <span>{formatVnd(group.goodsVnd)}</span>
      </div>
      <ul className="receipt-lines">
        {group.lines.map((line) => (
          <li key={line.packId}>
            <span>
              {line.name} <span className="muted">{quantityText(line.quantity, line.soldBy, line.unit)}</span>
              {!line.onSale && <Badge tone="bad">{m.basket_line_gone()}</Badge>}
            </span>
            <span className="number">
              {line.isEstimate ? m.basket_about({ amount: formatVnd(line.vnd) }) : formatVnd(line.vnd)}
            </span>
          </li>
        ))}
      </ul>
      <GroupDelivery delivery={group.delivery} />
    </section>
  );
}

function GroupDelivery({ delivery }: { delivery: CheckoutGroup["delivery"] }) {
  if (delivery === null) return null;
  if ("why" in delivery) return <Notice tone="bad">{noDeliveryText(delivery.why)}</Notice>;
  const { dropPoint } = delivery;
  return (
    <>
      {dropPoint && (
        <Notice tone="warning">{m.checkout_drop_point({ place: `${dropPoint.name}, ${dropPoint.street}` })}</Notice>
      )}
      <p className="row row-spread row-sum small">
        <span className="row row-sum">
          <Icon name="truck" />
          {m.checkout_arrives({ window: windowText(delivery.from, delivery.until) })}
        </span>
        <span>{formatVnd(delivery.vnd)}</span>
      </p>
    </>
  );
}
