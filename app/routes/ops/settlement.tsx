import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { bookSettlement } from "~/domain/payments/book-settlement.server";
import { effects } from "~/domain/payments/difference";
import { differences } from "~/domain/payments/difference-queries.server";
import { settleDifference, type DifferenceSettling } from "~/domain/payments/settle-difference.server";
import { settlementLines, settlements } from "~/domain/payments/settlement-queries.server";
import { Missing, present } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatDate, readVietnamTime } from "~/domain/shared/time";
import { checkForm, field, openForm, type FieldFaults } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { DifferenceCard } from "~/ui/money/difference-card";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { SettlementTable } from "~/ui/money/settlement-table";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { readAnew } from "~/ui/forms/read-anew";
import { wiring } from "~/wiring.server";

function dayParam(text: string | undefined): string {
  if (text === undefined || readVietnamTime(`${text}T00:00`) === null) throw new Missing("settlement");
  return text;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { personId: meId } = await requireOperator(db, request);
  const day = dayParam(params["day"]);
  const [[settlement], lines, differing] = await Promise.all([
    settlements(db, { day }),
    settlementLines(db, day),
    differences(db, { day }),
  ]);
  return { settlement: present(settlement, "settlement"), lines, differing, meId };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_reconcile() }];

const differenceForm = z.object({
  lineId: z.string().regex(/^\d{1,15}$/),
  effect: field.choice(effects),
  reason: field.optionalText(200),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireOperator(wiring().db, request);
  const day = dayParam(params["day"]);
  const body = await openForm(request);
  if (!body.ok) return formAgain(body.faults, body.typed, body.status);
  return body.form.has("lineId") ? settleLine(operator, day, body.form) : book(operator, day);
}

type Operator = Awaited<ReturnType<typeof requireOperator>>;
const here = (day: string): string => `/dieu-hanh/tien/doi-soat/${day}`;

/** Booked before or now: the page says so either way. */
async function book({ personId: actorId }: Operator, day: string) {
  const { db, moment, env } = wiring();
  const { VNPAY_TMN_CODE: tmnCode, BANK_ACCOUNT: bankAccount } = env;
  await bookSettlement(db, moment(), { day, tmnCode, bankAccount, actorId });
  return redirect(here(day));
}

async function settleLine(operator: Operator, day: string, form: FormData) {
  const { db, moment, env } = wiring();
  const reading = checkForm(form, differenceForm);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { VNPAY_TMN_CODE: tmnCode, BANK_ACCOUNT: bankAccount } = env;
  const outcome = await settleDifference(db, moment(), operator, { ...reading.value, tmnCode, bankAccount });
  if (outcome.ok) return redirect(`${here(day)}#line-${reading.value.lineId}`);
  return formAgain(faultsOf(outcome.reason), reading.typed, outcome.reason === "reason_needed" ? 422 : 409);
}

function faultsOf(reason: Extract<DifferenceSettling, { ok: false }>["reason"]): FieldFaults {
  switch (reason) {
    case "reason_needed":
      return { reason: m.money_diff_fault_reason() };
    case "not_booked":
      return { form: m.money_diff_fault_book_first() };
    case "already_settled":
      return { form: m.money_diff_fault_settled() };
    case "not_possible":
      return { form: m.money_diff_fault_possible() };
    case "same_person":
      return { form: m.money_diff_fault_same() };
  }
}

export const shouldRevalidate = readAnew;

export default function OpsSettlement() {
  const { settlement, lines, differing, meId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
      {differing.length > 0 && (
        <>
          <h2>{m.money_diff_title()}</h2>
          {bookedAt === null && <p className="muted">{m.money_diff_first_book()}</p>}
        </>
      )}
      {differing.map((difference) => (
        <DifferenceCard
          key={difference.lineId}
          difference={difference}
          meId={meId}
          faults={answer?.typed["lineId"] === difference.lineId ? answer.faults : {}}
        />
      ))}
      <SettlementTable label={m.money_ops_settlement_day({ day: formatDate(day) })} lines={lines} />
    </>
  );
}
