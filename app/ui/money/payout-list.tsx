import type { PayoutStatus } from "~/domain/payouts/types";
import { bankName, maskedNumber } from "~/domain/payouts/banks";
import { formatVnd } from "~/domain/shared/money";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { statusText, statusTone } from "./words";

type Payout = {
  readonly id: string;
  readonly amountVnd: number;
  readonly bankBin: string;
  readonly number: string;
  readonly status: PayoutStatus;
  readonly returnedWhy: string | null;
  readonly createdAt: Date;
};

/** A payee's transfers, newest first. */
export function PayoutList({ payouts }: { payouts: readonly Payout[] }) {
  if (payouts.length === 0) return <p className="muted">{m.money_payouts_none()}</p>;
  return (
    <ul className="stack stack-tight">
      {payouts.map(({ id, amountVnd, bankBin, number, status, returnedWhy, createdAt }) => (
        <li key={id} className="card row row-spread">
          <span>
            <b className="number">{formatVnd(amountVnd)}</b>
            <span className="small muted">
              {" "}
              · {formatDate(createdAt)} · {bankName(bankBin)} {maskedNumber(number)}
              {returnedWhy !== null && <> · {returnedWhy}</>}
            </span>
          </span>
          <Badge tone={statusTone(status)}>{statusText(status)}</Badge>
        </li>
      ))}
    </ul>
  );
}
