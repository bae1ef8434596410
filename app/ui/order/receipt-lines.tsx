import { isCatchWeight } from "~/domain/ordering/basket/estimate-line";
import type { Receipt, ReceiptLine } from "~/domain/ordering/order-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { gramsText } from "~/ui/primitives/numbers";
import { quantityText } from "./words";

/** What was bought: by the scale where it has spoken, with what was thought before it struck out. */
export function ReceiptLines({ lines }: { lines: readonly ReceiptLine[] }) {
  return (
    <ul className="receipt-lines">
      {lines.map((line) => (
        <LineRow key={line.id} line={line} />
      ))}
    </ul>
  );
}

function LineRow({ line }: { line: ReceiptLine }) {
  const isCheaper = line.finalVnd !== null && line.finalVnd < line.estimatedVnd;
  return (
    <li>
      <span>
        {line.productName} <span className="muted">{quantityText(line.quantity, line.soldBy, line.unit)}</span>
        {line.weighedG !== null && (isCatchWeight(line) || isCheaper) && (
          <span className="small muted"> · {m.order_weighed({ weight: gramsText(line.weighedG) })}</span>
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

type Sums = Pick<
  Receipt,
  "goodsVnd" | "deliveryVnd" | "totalVnd" | "creditVnd" | "creditedVnd" | "refundedVnd" | "paidAt"
>;

/** Goods, delivery, what was paid for both and what came back: rows of a `<dl>`. */
export function ReceiptSums({ goodsVnd, deliveryVnd, totalVnd, refundedVnd, paidAt, ...sums }: Sums) {
  const { creditVnd, creditedVnd } = sums;
  return (
    <>
      <dt>{m.order_goods()}</dt>
      <dd className="number">{formatVnd(goodsVnd)}</dd>
      <dt>{m.order_delivery()}</dt>
      <dd className="number">{formatVnd(deliveryVnd)}</dd>
      <dt>{paidAt === null ? m.order_total() : m.order_paid()}</dt>
      <dd className="number price">{formatVnd(totalVnd)}</dd>
      {creditVnd > 0 && (
        <>
          <dt>{m.order_by_credit()}</dt>
          <dd className="number">{formatVnd(creditVnd)}</dd>
          <dt>{paidAt === null ? m.order_still_to_pay() : m.order_by_payment()}</dt>
          <dd className="number">{formatVnd(totalVnd - creditVnd)}</dd>
        </>
      )}
      {creditedVnd > 0 && (
        <>
          <dt>{m.order_credited()}</dt>
          <dd className="number">{formatVnd(creditedVnd)}</dd>
        </>
      )}
      {refundedVnd > 0 && (
        <>
          <dt>{m.order_refunded()}</dt>
          <dd className="number">{formatVnd(refundedVnd)}</dd>
        </>
      )}
    </>
  );
}
