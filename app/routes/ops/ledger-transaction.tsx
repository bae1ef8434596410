import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ledgerTransaction } from "~/domain/ledger/explorer-queries.server";
import { Missing, present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { kindText } from "~/ui/money/words";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const id = params["transactionId"] ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new Missing("transaction");
  return { transaction: present(await ledgerTransaction(db, BigInt(id)), "transaction") };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_ledger_transaction() }];

export default function OpsLedgerTransaction() {
  const { idemKey, kind, orderId, memo, at, entries } = useLoaderData<typeof loader>().transaction;
  return (
    <>
      <h1>{kindText(kind)}</h1>
      <MoneyTabs />
      <p className="muted">
        {formatDateTime(at)} · <span className="number">{idemKey}</span>
        {memo !== "" && <> · {memo}</>}
      </p>
      <TableScroll label={kindText(kind)}>
        <table className="table">
          <thead>
            <tr>
              <th>{m.money_ops_ledger_account()}</th>
              <th className="number">{m.money_ops_ledger_debit()}</th>
              <th className="number">{m.money_ops_ledger_credit()}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ account, amountVnd }) => (
              <tr key={account}>
                <td>
                  <Link className="tap" to={`/dieu-hanh/tien/so-cai/tai-khoan/${encodeURIComponent(account)}`}>
                    {account}
                  </Link>
                </td>
                <td className="number">{amountVnd > 0 && formatVnd(amountVnd)}</td>
                <td className="number">{amountVnd < 0 && formatVnd(-amountVnd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {orderId !== null && (
        <Link className="tap" to={`/dieu-hanh/don/${orderId}`}>
          {m.money_ops_order()}
        </Link>
      )}
    </>
  );
}
