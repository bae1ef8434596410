import type { BroughtIn } from "~/domain/inventory/types";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { amount } from "~/ui/listing/words";

/** A member's harvests as the cooperative received them. */
export function BroughtInList({ brought }: { brought: readonly BroughtIn[] }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.coop_own_brought()}</h2>
      {brought.length === 0 && <p className="muted">{m.coop_own_brought_none()}</p>}
      <ul className="stack stack-tight">
        {brought.map(({ id, code, productName, packLabel, soldBy, harvestedOn, received, sellerName }) => (
          <li key={id}>
            <div className="row row-spread">
              <b>{productName}</b>
              <span className="number">{amount(received, soldBy)}</span>
            </div>
            <p className="small muted">
              {packLabel} · {formatDate(harvestedOn)} · {sellerName} · {m.farm_stock_lot({ code })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
