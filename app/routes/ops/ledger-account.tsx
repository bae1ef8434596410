import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isAccountCode } from "~/domain/ledger/accounts";
import { lastMonths, readMonth } from "~/domain/ledger/month";
import { statementPage } from "~/domain/ledger/statement-queries.server";
import { Missing } from "~/domain/shared/missing";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BookTable } from "~/ui/money/book-table";
import { accountText } from "~/ui/money/account-words";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { monthText } from "~/ui/money/words";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const code = params["code"] ?? "";
  if (!isAccountCode(code)) throw new Missing("account");
  const query = new URL(request.url).searchParams;
  const months = lastMonths(clock.now(), 12);
  const month = readMonth(query.get("thang") ?? "") ? (query.get("thang") ?? "") : (months[0] ?? "");
  const book = await statementPage(db, code, { month, after: query.get("sau") ?? undefined });
  return { code, month, months, book };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.code ?? m.money_ops_ledger() }];

export default function OpsLedgerAccount() {
  const { code, month, months, book } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{accountText(code)}</h1>
      <p className="small muted account-code">{code}</p>
      <MoneyTabs />
      <nav className="tabs" aria-label={m.money_ops_ledger_month()}>
        {months.map((each) => (
          <Link key={each} className="tab" to={`?thang=${each}`} aria-current={each === month ? "page" : undefined}>
            {monthText(each)}
          </Link>
        ))}
      </nav>
      <BookTable
        book={book}
        sign={1}
        month={month}
        about={(transactionId, words) => (
          <Link className="tap" to={`/dieu-hanh/tien/so-cai/${transactionId}`}>
            {words}
          </Link>
        )}
      />
    </>
  );
}
