import type { OurBank } from "~/domain/payments/vietqr/types";
import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";

type Transfer = { bank: OurBank; amountVnd: number; content: string; qr: string };

/** What the bank's app must be told: by camera, or line by line. Each value is selected whole by one touch, without scripts. */
export function TransferCard({ bank, amountVnd, content, qr }: Transfer) {
  return (
    <section className="card stack transfer" aria-labelledby="transfer">
      <h2 id="transfer">{m.vietqr_scan_title()}</h2>
      <img
        className="transfer-qr"
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        alt={m.vietqr_qr_alt()}
        width={240}
        height={240}
      />
      <p className="small muted">{m.vietqr_scan_text()}</p>
      <dl className="transfer-lines">
        <Line label={m.vietqr_bank()} value={bank.name} />
        <Line label={m.vietqr_account()} value={bank.account} copy={bank.account} />
        <Line label={m.vietqr_holder()} value={bank.holder} />
        <Line label={m.vietqr_amount()} value={formatVnd(amountVnd)} copy={String(amountVnd)} />
        <Line label={m.vietqr_content()} value={content} copy={content} />
      </dl>
      <p className="notice notice-warning">{m.vietqr_exact()}</p>
    </section>
  );
}

/** The button appears with scripts only: without them it could do nothing. */
function Line({ label, value, copy }: { label: string; value: string; copy?: string }) {
  return (
    <div>
      <dt className="small muted">{label}</dt>
      <dd>
        <b className="select-all">{value}</b>
        {copy !== undefined && (
          <button
            type="button"
            className="button button-quiet button-small"
            hidden
            data-copy={copy}
            data-done={m.vietqr_copied()}
            aria-label={m.vietqr_copy_what({ what: label })}
          >
            {m.vietqr_copy()}
          </button>
        )}
      </dd>
    </div>
  );
}
