import { Link } from "@remix-run/react";
import type { AttentionItem } from "~/domain/reporting/types";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { heldLabel } from "~/ui/delivery/delivery-words";
import { Icon } from "~/ui/primitives/icon";
import { ageOf } from "./age";

const sentences: Record<AttentionItem["kind"], typeof m.ops_attention_held> = {
  suspected: m.ops_attention_suspected,
  mismatched: m.ops_attention_mismatched,
  unresolved: m.ops_attention_unresolved,
  refund_failed: m.ops_attention_refund_failed,
  unclear_money: m.vietqr_attention,
  bank_refund: m.vietqr_attention_refund,
  difference: m.ops_attention_difference,
  rate: m.ops_attention_rate,
  claim: m.ops_attention_claim,
  payout: m.ops_attention_payout,
  no_courier: m.ops_attention_no_courier,
  unheard: m.ops_attention_unheard,
  held: m.ops_attention_held,
};

const shownAtOnce = 6;

/** What goes no further without an operator: how long it waits, what it is, and the page where it is solved. */
export function AttentionList({ items, now }: { items: readonly AttentionItem[]; now: string }) {
  if (items.length === 0)
    return (
      <p className="attention-none">
        <Icon name="check" /> {m.ops_attention_none()}
      </p>
    );
  const rest = items.slice(shownAtOnce);
  return (
    <section className="card attention" aria-labelledby="attention">
      <h2 id="attention">
        {m.ops_attention_title()} <span className="badge badge-bad">{items.length}</span>
      </h2>
      <Lines items={items.slice(0, shownAtOnce)} now={now} />
      {rest.length > 0 && (
        <details>
          <summary>{m.ops_attention_more({ count: rest.length })}</summary>
          <Lines items={rest} now={now} />
        </details>
      )}
    </section>
  );
}

function Lines({ items, now }: { items: readonly AttentionItem[]; now: string }) {
  return (
    <ol className="attention-lines">
      {items.map((item) => (
        <li key={item.kind + item.to}>
          <Link to={item.to}>
            <time dateTime={item.since}>{ageOf(item.since, now)}</time>
            <span>
              <b>{sentences[item.kind]({ code: item.code })}</b>
              {item.heldWhy !== null && <span className="small muted">{heldLabel(item.heldWhy)}</span>}
            </span>
            {item.amountVnd !== null && <span className="price">{formatVnd(item.amountVnd)}</span>}
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ol>
  );
}
