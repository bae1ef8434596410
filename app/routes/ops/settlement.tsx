import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { bookSettlement } from "~/domain/payments/book-settlement.server";
import { settlementLines, settlements } from "~/domain/payments/settlement-queries.server";
import { Missing, present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatDate, readVietnamTime } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { verdictText } from "~/ui/money/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { TableScroll } from "~/ui/primitives/table-scroll";
import { wiring } from "~/wiring.server";

function dayParam(text: string | undefined): string {
  if (text === undefined || readVietnamTime(`${text}T00:00`) === null) throw new Missing("settlement");
  return text;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const day = dayParam(params["day"]);
  const [[settlement], lines] = await Promise.all([settlements(db, { day }), settlementLines(db, day)]);
  return { settlement: present(settlement, "settlement"), lines };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_reconcile() }];

/** Booked before or now: the page says so either way. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment, env } = wiring();
  const { personId: actorId } = await requireOperator(db, request);
  const day = dayParam(params["day"]);
  await bookSettlement(db, moment(), {
    ...{ day, tmnCode: env.VNPAY_TMN_CODE, bankAccount: env.BANK_ACCOUNT, actorId },
  });
  return redirect(`/dieu-hanh/tien/doi-soat/${day}`);
}

export default function OpsSettlement() {
  const { settlement, lines } = useLoaderData<typeof loader>();
  const { day, chargedVnd, refundedVnd, feeVnd, bookedAt } = settlement;
  return (
    <>
      <h1>{m.money_ops_settlement_day({ day: formatDate(day) })}</h1>
      <MoneyTabs />
      <dl className="facts number-facts card">
        <dt>{m.money_ops_settlement_charged()}</dt>
        <dd className="number">{formatVnd(chargedVnd)}</dd>
        <dt>{m.money_ops_settlement_refunded()}</dt>
        <dd className="number">{formatVnd(-refundedVnd)}</dd>
        <dt>{m.money_ops_settlement_fee()}</dt>
        <dd className="number">{formatVnd(-feeVnd)}</dd>
        <dt>
          <b>{m.money_ops_settlement_net()}</b>
        </dt>
        <dd className="number">
          <b>{formatVnd(chargedVnd - refundedVnd - feeVnd)}</b>
        </dd>
      </dl>
      {bookedAt === null ? (
        <Form method="post" className="card stack stack-tight">
          <p className="small muted">{m.money_ops_settlement_book_hint()}</p>
          <Button>{m.money_ops_settlement_book()}</Button>
        </Form>
      ) : (
        <p>
          <Badge tone="good">{m.money_ops_settlement_booked()}</Badge>
        </p>
      )}
      <TableScroll label={m.money_ops_settlement_day({ day: formatDate(day) })}>
        <table className="table">
          <thead>
            <tr>
              <th>{m.money_ops_reference()}</th>
              <th>{m.money_ops_state()}</th>
              <th className="number">{m.money_ops_settlement_theirs()}</th>
              <th className="number">{m.money_ops_settlement_ours()}</th>
              <th className="number">{m.money_ops_settlement_fee()}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td className="unbroken">
                  {line.orderId === null ? (
                    line.txnRef
                  ) : (
                    <Link className="tap" to={`/dieu-hanh/don/${line.orderId}`}>
                      {line.txnRef}
                    </Link>
                  )}
                  <div className="small muted">{line.transactionNo}</div>
                </td>
                <td>
                  <Badge tone={line.verdict === "agrees" ? "good" : "bad"}>{verdictText(line.verdict)}</Badge>
                </td>
                <td className="number">{line.theirsVnd === null ? "—" : formatVnd(line.theirsVnd)}</td>
                <td className="number">{line.oursVnd === null ? "—" : formatVnd(line.oursVnd)}</td>
                <td className="number">{formatVnd(line.feeVnd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
