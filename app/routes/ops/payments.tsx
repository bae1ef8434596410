import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findPayments } from "~/domain/payments/settlement-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { cleanText } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { FindForm } from "~/ui/ops/find-form";
import { attemptText, attemptTone } from "~/ui/money/words";
import { Badge } from "~/ui/primitives/badge";
import { Empty } from "~/ui/primitives/empty";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const text = cleanText(new URL(request.url).searchParams.get("q") ?? "").slice(0, 80);
  return { text, found: await findPayments(db, text) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_search() }];

export default function OpsPayments() {
  const { text, found } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      <FindForm text={text} label={m.money_ops_find()} />
      {found.length === 0 ? (
        <Empty icon="card" title={m.money_ops_find_none()} />
      ) : (
        <TableScroll label={m.money_ops_title()}>
          <table className="table table-cards">
            <thead>
              <tr>
                <th>{m.money_ops_reference()}</th>
                <th>{m.money_ops_state()}</th>
                <th className="number">{m.money_book_amount()}</th>
                <th>{m.money_ops_order()}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((row) => (
                <tr key={row.attemptId}>
                  <td className="unbroken line">
                    {row.txnRef}
                    <div className="small muted">
                      {formatDateTime(row.createdAt)} · {row.bankCode ?? "—"} {row.transactionNo ?? ""}
                    </div>
                  </td>
                  <td>
                    <Badge tone={attemptTone(row.status)}>{attemptText(row.status)}</Badge>
                    {row.isBanked && <div className="small muted">{m.money_ops_banked()}</div>}
                  </td>
                  <td className="number">{formatVnd(row.amountVnd)}</td>
                  <td>
                    <Link className="tap" to={`/dieu-hanh/don/${row.orderId}`}>
                      {m.money_ops_order()}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}
