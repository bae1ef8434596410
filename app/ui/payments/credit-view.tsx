import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { creditText } from "~/ui/payments/credit-words";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { Notice } from "~/ui/primitives/notice";

export type CreditView = {
  readonly balanceVnd: number;
  /** Taken back, and not yet where it was paid from. */
  readonly withdrawnVnd: number;
  readonly lines: readonly CreditViewLine[];
};
type CreditViewLine = {
  readonly kind: string;
  readonly amountVnd: number;
  readonly at: string;
  readonly order: { readonly orderId: string; readonly code: string; readonly trackingToken: string } | null;
};

/** What a shopper has with us, the way to take it back, and every step of it. */
export function CreditCard({ balanceVnd, withdrawnVnd, lines }: CreditView) {
  return (
    <>
      {withdrawnVnd > 0 && <Notice tone="good">{m.credit_withdrawn({ amount: formatVnd(withdrawnVnd) })}</Notice>}
      <section className="card stack stack-tight">
        <p>
          {m.credit_balance()} <b className="price">{formatVnd(balanceVnd)}</b>
        </p>
        <p className="small muted">{m.credit_what()}</p>
        {balanceVnd > 0 && (
          <form method="post" className="stack stack-tight">
            <input type="hidden" name="intent" value="withdraw" />
            <Button look="quiet" wide>
              {m.credit_withdraw()}
            </Button>
            <p className="small muted">{m.credit_withdraw_hint()}</p>
          </form>
        )}
      </section>
      {lines.length === 0 ? (
        <Empty icon="wallet" title={m.credit_empty_title()}>
          <p className="muted">{m.credit_empty_text()}</p>
        </Empty>
      ) : (
        <History lines={lines} />
      )}
    </>
  );
}

function History({ lines }: { lines: readonly CreditViewLine[] }) {
  return (
    <section className="card stack stack-tight">
      <h2>{m.credit_history()}</h2>
      <ul className="receipt-lines">
        {lines.map(({ kind, amountVnd, at, order }) => (
          <li key={`${at}${kind}${order?.orderId ?? ""}`}>
            <span>
              {creditText(kind)}
              <br />
              <span className="small muted">
                {formatDateTime(at)}
                {order && (
                  <>
                    {" · "}
                    <a className="tap" href={`/don/${order.trackingToken}`}>
                      {m.credit_order({ code: order.code })}
                    </a>
                  </>
                )}
              </span>
            </span>
            <span className="number">
              {amountVnd > 0 ? "+" : ""}
              {formatVnd(amountVnd)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
