import type { CarriedPart } from "~/domain/ordering/earnings/courier-money-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";

/** A courier's month: what the trips paid, what was withheld, what was transferred. */
export function CarriedSums({ parts, transferredVnd, closingVnd }: CarriedMonth) {
  const sum = (of: (part: CarriedPart) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return (
    <dl className="facts number-facts card">
      <dt>{m.money_trips_total()}</dt>
      <dd>{m.money_trips_count({ count: String(parts.length) })}</dd>
      <dt>{m.money_trips_pay()}</dt>
      <dd className="number">{formatVnd(sum(({ payVnd }) => payVnd))}</dd>
      <dt>{m.money_trips_tax()}</dt>
      <dd className="number">{formatVnd(-sum(({ taxVnd }) => taxVnd))}</dd>
      <dt>
        <b>{m.money_trips_net()}</b>
      </dt>
      <dd className="number">
        <b>{formatVnd(sum(({ netVnd }) => netVnd))}</b>
      </dd>
      <dt>{m.money_trips_transferred()}</dt>
      <dd className="number">{formatVnd(-transferredVnd)}</dd>
      <dt>{m.money_trips_left()}</dt>
      <dd className="number">{formatVnd(closingVnd)}</dd>
    </dl>
  );
}

export type CarriedMonth = {
  readonly parts: readonly CarriedPart[];
  readonly transferredVnd: number;
  /** What is still owed when the month ends. */
  readonly closingVnd: number;
};

/** Trip by trip, for a phone: two lines each. */
export function CarriedList({ parts }: { parts: readonly CarriedPart[] }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.money_trips_list()}</h2>
      <ul className="stack stack-tight">
        {parts.map(({ subOrderId, orderCode, settledAt, legs, payVnd, taxVnd, netVnd }) => (
          <li key={subOrderId} className="statement-item">
            <span>
              <b>{orderCode}</b> <span className="small muted">{formatDate(settledAt)}</span>
              <span className="small muted statement-words">
                {[
                  ...(legs > 1 ? [m.money_trips_legs({ count: String(legs) })] : []),
                  `${m.money_trips_pay()} ${formatVnd(payVnd)}`,
                  `${m.money_pdf_tax()} ${formatVnd(-taxVnd)}`,
                ].join(" · ")}
              </span>
            </span>
            <b className="number">{formatVnd(netVnd)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
