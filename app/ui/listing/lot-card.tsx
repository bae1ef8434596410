import type { ReactNode } from "react";
import type { LotView } from "~/domain/inventory/types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { amount } from "./words";

type Shape = { lot: LotView; title: string; level?: "h2" | "h3"; children?: ReactNode };

/** One harvest: where its goods are now. */
export function LotCard({ lot, title, level: Heading = "h2", children }: Shape) {
  const rows: [string, number][] = [
    [m.farm_stock_row_received(), lot.received],
    [m.farm_stock_row_available(), lot.available],
    [m.farm_stock_row_promised(), lot.held + lot.allocated],
    [m.farm_stock_row_shipped(), lot.shipped],
    [m.farm_stock_row_written_off(), lot.writtenOff],
  ];
  return (
    <article className="card stack stack-tight">
      <div className="row row-spread">
        <Heading>{title}</Heading>
        <span className="muted small">{m.farm_stock_lot({ code: lot.code })}</span>
      </div>
      <p className="muted small">
        {m.farm_stock_harvested_on({ date: formatDate(lot.harvestedOn) })}
        {lot.producerName !== null && <> · {m.farm_stock_of({ name: lot.producerName })}</>}
      </p>
      <dl className="levels">
        {rows.map(([label, quantity]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{amount(quantity, lot.soldBy)}</dd>
          </div>
        ))}
      </dl>
      {children}
    </article>
  );
}
