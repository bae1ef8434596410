import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ledgerFamilies } from "~/domain/ledger/explorer-queries.server";
import { notBankedByDay } from "~/domain/payments/settlement-queries.server";
import { paymentTroubles, type TroubleKind } from "~/domain/payments/trouble-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDate, formatDateTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { Figure } from "~/ui/money/payee-money";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

/** VNPAY settles on the next working day; after this many days somebody asks where the money is. */
const lateDays = 4;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const [families, days, troubles] = await Promise.all([ledgerFamilies(db), notBankedByDay(db), paymentTroubles(db)]);
  const balance = (family: string): number => families.find((row) => row.family === family)?.balanceVnd ?? 0;
  const now = clock.now().getTime();
  return {
    balances: {
      clearing: balance("vnpay_clearing"),
      escrow: -balance("escrow"),
      unapplied: -balance("unapplied_receipts"),
      refunds: -balance("refund_payable"),
      transit: -balance("payout_in_transit"),
      receivable: balance("seller_receivable"),
    },
    days: days.map((row) => ({ ...row, ageDays: Math.floor((now - row.day.getTime()) / 86_400_000) })),
    troubles,
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_title() }];

export default function OpsMoney() {
  const { balances, days, troubles } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      <div className="day-board money-board">
        <Figure label={m.money_ops_clearing()} vnd={balances.clearing} />
        <Figure label={m.money_ops_escrow()} vnd={balances.escrow} />
        <Figure label={m.money_ops_unapplied()} vnd={balances.unapplied} />
        <Figure label={m.money_ops_refunds_waiting()} vnd={balances.refunds} />
        <Figure label={m.money_ops_in_transit()} vnd={balances.transit} />
        <Figure label={m.money_ops_receivable()} vnd={balances.receivable} />
      </div>
      <h2>{m.money_ops_troubles()}</h2>
      {troubles.length === 0 && <p className="muted">{m.money_ops_troubles_none()}</p>}
      {troubles.map(({ subject, kind, reference, amountVnd, orderId, since }) => (
        <Link key={subject} className="card row row-spread person-line" to={`/dieu-hanh/don/${orderId}`}>
          <span>
            <b>{troubleText(kind)}</b> · {reference}
            <span className="small muted"> · {formatDateTime(since)}</span>
          </span>
          <span className="number">{formatVnd(amountVnd)}</span>
        </Link>
      ))}
      <h2>{m.money_ops_not_banked()}</h2>
      {days.length === 0 && <Notice tone="good">{m.money_ops_not_banked_none()}</Notice>}
      <ul className="stack stack-tight">
        {days.map(({ day, charges, amountVnd, ageDays }) => (
          <li key={day.toISOString()} className="card row row-spread">
            <span>
              <b>{formatDate(day)}</b>{" "}
              <span className="small muted">{m.money_ops_charges({ count: String(charges) })}</span>{" "}
              {ageDays >= lateDays && (
                <span className="small money-late">{m.money_ops_age_late({ days: String(ageDays) })}</span>
              )}
            </span>
            <span className="number">{formatVnd(amountVnd)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const troubleText = (kind: TroubleKind): string =>
  ({
    suspected: m.money_trouble_suspected,
    mismatched: m.money_trouble_mismatched,
    unresolved: m.money_trouble_unresolved,
    refund_failed: m.money_trouble_refund_failed,
  })[kind]();
