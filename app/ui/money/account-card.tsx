import { bankName, maskedNumber } from "~/domain/payouts/banks";
import { formatDateTime } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import type { Texts } from "~/ui/forms/fields-of";
import { AccountForm } from "./account-form";

type Account = { bankBin: string; number: string; holder: string; usableFrom: Date; isUsable: boolean };

/** The account as it stands; a change is one tap away for who may make it. */
export function AccountCard({
  account,
  mayChange,
  faults,
  typed,
}: {
  account: Account | null;
  mayChange: boolean;
  faults?: Texts | undefined;
  typed?: Texts | undefined;
}) {
  const hasFaults = faults !== undefined;
  return (
    <section className="card stack stack-tight">
      <h2>{m.money_account()}</h2>
      {account && (
        <p>
          {bankName(account.bankBin)} <b className="number">{maskedNumber(account.number)}</b>
          <br />
          {account.holder}
          {!account.isUsable && (
            <span className="small muted"> · {m.money_account_from({ at: formatDateTime(account.usableFrom) })}</span>
          )}
        </p>
      )}
      {!mayChange && <p className="small muted">{m.money_account_owner_only()}</p>}
      {mayChange &&
        (account === null ? (
          <AccountForm faults={faults} typed={typed} />
        ) : (
          <details open={hasFaults}>
            <summary>{m.money_account_change()}</summary>
            <AccountForm faults={faults} typed={typed} />
          </details>
        ))}
    </section>
  );
}
