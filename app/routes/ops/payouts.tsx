import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { makePayoutRun } from "~/domain/payouts/make-payout-run.server";
import { payoutRuns, waitingPayees } from "~/domain/payouts/queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDate, isoDay } from "~/domain/shared/time";
import { requireOperator } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { obstacleText } from "~/ui/money/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const now = clock.now();
  const [runs, waiting] = await Promise.all([payoutRuns(db), waitingPayees(db, now)]);
  return { runs, waiting, hasRunToday: runs.some(({ day }) => day.toISOString().startsWith(isoDay(now))) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_payouts() }];

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  await makePayoutRun(db, moment(), await requireOperator(db, request));
  return redirect("/dieu-hanh/tien/chi-tra");
}

export default function OpsPayouts() {
  const { runs, waiting, hasRunToday } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      {hasRunToday ? (
        <p className="muted">{m.money_ops_run_made_today()}</p>
      ) : (
        <Form method="post">
          <Button>{m.money_ops_run_make()}</Button>
        </Form>
      )}
      {runs.length === 0 && <p className="muted">{m.money_ops_runs_none()}</p>}
      {runs.map(({ id, day, payouts, amountVnd, sent, returned }) => (
        <Link key={id} className="card row row-spread person-line" to={`/dieu-hanh/tien/chi-tra/${id}`}>
          <span>
            <b>{m.money_ops_run_day({ day: formatDate(day) })}</b>{" "}
            <span className="small muted">{m.money_ops_run_count({ count: String(payouts) })}</span>
          </span>
          <span className="row">
            {sent > 0 && <Badge tone="info">{m.money_ops_run_open({ count: String(sent) })}</Badge>}
            {returned > 0 && <Badge tone="bad">{m.money_ops_run_returned({ count: String(returned) })}</Badge>}
            <span className="number">{formatVnd(amountVnd)}</span>
          </span>
        </Link>
      ))}
      <h2>{m.money_ops_waiting()}</h2>
      {waiting.length === 0 && <p className="muted">{m.money_ops_waiting_none()}</p>}
      <ul className="stack stack-tight">
        {waiting.map(({ payee, name, owedVnd, obstacle }) => (
          <li key={payee} className="card row row-spread">
            <span>
              <b>{name}</b>
              <span className="small muted statement-words">{obstacleText(obstacle)}</span>
            </span>
            <span className="number">{formatVnd(owedVnd)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
