import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { bankLayouts } from "~/domain/payouts/bank-file";
import { bankName } from "~/domain/payouts/banks";
import { payoutRun } from "~/domain/payouts/queries.server";
import { confirmRun, returnPayout } from "~/domain/payouts/settle-payouts.server";
import { present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatDate } from "~/domain/shared/time";
import { field, idParam, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { TextField } from "~/ui/forms/field";
import { readAnew } from "~/ui/forms/read-anew";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { statusText, statusTone } from "~/ui/money/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  return { run: present(await payoutRun(db, idParam(params["runId"], "payout run")), "payout run") };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_payouts() }];

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("confirm") }),
  z.object({ intent: z.literal("return"), payoutId: field.text(40), why: field.optionalText(200) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment, env } = wiring();
  const operator = await requireOperator(db, request);
  const runId = idParam(params["runId"], "payout run");
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const bankAccount = env.BANK_ACCOUNT;
  const ask = reading.value;
  const done =
    ask.intent === "confirm"
      ? await confirmRun(db, moment(), operator, { runId, bankAccount })
      : await returnPayout(db, moment(), operator, { payoutId: ask.payoutId, why: ask.why, bankAccount });
  if (typeof done === "number" || done.ok) return redirect(`/dieu-hanh/tien/chi-tra/${runId}`);
  switch (done.reason) {
    case "reason_needed":
      return formAgain({ why: m.money_ops_return_why_needed() }, reading.typed);
    case "already_settled":
      return formAgain({ form: m.money_ops_return_before() }, reading.typed, 409);
  }
}

export const shouldRevalidate = readAnew;

export default function OpsPayoutRun() {
  const { run } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = run.payouts.some(({ status }) => status === "sent");
  return (
    <>
      <h1>{m.money_ops_run_day({ day: formatDate(run.day) })}</h1>
      <MoneyTabs />
      <FormFaults faults={answer?.faults} />
      <section className="card stack stack-tight">
        <h2>{m.money_ops_run_file()}</h2>
        <nav className="row">
          {bankLayouts.map((layout) => (
            <a key={layout} className="tap" href={`/dieu-hanh/tien/chi-tra/${run.id}/tep?kieu=${layout}`} download>
              {layout === "generic" ? m.money_ops_layout_generic() : bankName(layoutBanks[layout])}
            </a>
          ))}
        </nav>
        <p className="small muted">{m.money_ops_run_file_hint()}</p>
      </section>
      {isOpen && (
        <Form method="post" className="card stack stack-tight">
          <p className="small muted">{m.money_ops_run_confirm_hint()}</p>
          <Button name="intent" value="confirm">
            {m.money_ops_run_confirm()}
          </Button>
        </Form>
      )}
      <ul className="stack stack-tight">
        {run.payouts.map((payout) => (
          <li key={payout.id} className="card stack stack-tight">
            <div className="row row-spread">
              <span>
                <b>{payout.name}</b>
                <span className="small muted statement-words">
                  {payout.holder} · {bankName(payout.bankBin)} {payout.number}
                </span>
              </span>
              <span className="row">
                <Badge tone={statusTone(payout.status)}>{statusText(payout.status)}</Badge>
                <b className="number">{formatVnd(payout.amountVnd)}</b>
              </span>
            </div>
            {payout.returnedWhy !== null && <p className="small">{payout.returnedWhy}</p>}
            {payout.status !== "returned" && (
              <ReturnForm
                payoutId={payout.id}
                fault={answer?.typed["payoutId"] === payout.id ? answer.faults["why"] : undefined}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const layoutBanks = { vietcombank: "970436", bidv: "970418" } as const;

function ReturnForm({ payoutId, fault }: { payoutId: string; fault: string | undefined }) {
  return (
    <details open={fault !== undefined}>
      <summary>{m.money_ops_return()}</summary>
      <Form method="post" className="stack stack-tight">
        <input type="hidden" name="payoutId" value={payoutId} />
        <TextField label={m.money_ops_return_why()} name="why" maxLength={200} fault={fault} />
        <Button look="danger" name="intent" value="return">
          {m.money_ops_return()}
        </Button>
      </Form>
    </details>
  );
}
