import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findAccounts, ledgerFamilies } from "~/domain/ledger/explorer-queries.server";
import { formatVnd, groupThousands } from "~/domain/shared/money";
import { cleanText } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { accountText } from "~/ui/money/account-words";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { FindForm } from "~/ui/ops/find-form";
import { Empty } from "~/ui/primitives/empty";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const text = cleanText(new URL(request.url).searchParams.get("q") ?? "").slice(0, 80);
  const [families, accounts] = await Promise.all([ledgerFamilies(db), text === "" ? [] : findAccounts(db, text)]);
  return { text, families, accounts };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_ledger() }];

export default function OpsLedger() {
  const { text, families, accounts } = useLoaderData<typeof loader>();
  const rows =
    text === ""
      ? families.map(({ family, accounts: count, balanceVnd }) => ({
          key: family,
          to: count === 1 ? undefined : `?q=${family}:`,
          entries: count,
          balanceVnd,
        }))
      : accounts.map(({ code, entries, balanceVnd }) => ({ key: code, to: undefined, entries, balanceVnd }));
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      <FindForm text={text} label={m.money_ops_ledger_find()} />
      {rows.length === 0 && <Empty icon="log" title={m.money_ops_ledger_none()} />}
      {text === "" && <p className="small muted">{m.money_ops_ledger_sign()}</p>}
      {text !== "" && <h2>{accountText(text)}</h2>}
      <TableScroll label={m.money_ops_title()}>
        <table className="table table-cards">
          <thead>
            <tr>
              <th>{m.money_ops_ledger_account()}</th>
              <th className="number">{text === "" ? m.money_ops_ledger_accounts() : m.money_ops_ledger_entries()}</th>
              <th className="number">{m.money_book_balance()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, to, entries, balanceVnd }) => (
              <tr key={key}>
                <td className="line">
                  <Link className="tap" to={to ?? (text === "" ? `?q=${key}` : accountPath(key))}>
                    {(text === "" ? accountText(key) : null) ?? key}
                  </Link>
                  {text === "" && <div className="small muted">{key}</div>}
                </td>
                <td
                  className="number small muted"
                  data-label={text === "" ? m.money_ops_ledger_accounts() : m.money_ops_ledger_entries()}
                >
                  {groupThousands(entries)}
                </td>
                <td className="number">{formatVnd(balanceVnd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

const accountPath = (code: string): string => `/dieu-hanh/tien/so-cai/tai-khoan/${encodeURIComponent(code)}`;
