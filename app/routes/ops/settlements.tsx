import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { importSettlement } from "~/domain/payments/import-settlement.server";
import { settlements } from "~/domain/payments/settlement-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { daysAfter, formatDate, isoDay } from "~/domain/shared/time";
import { readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { TextArea, TextField } from "~/ui/forms/field";
import { readAnew } from "~/ui/forms/read-anew";
import { MoneyTabs } from "~/ui/money/money-tabs";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  return { days: await settlements(db), yesterday: isoDay(daysAfter(clock.now(), -1)) };
}

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.money_ops_reconcile() }];

const schema = z.object({
  day: z.iso.date(),
  text: z.string().max(120_000).default(""),
  file: z.instanceof(File).optional(),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment, env } = wiring();
  const operator = await requireOperator(db, request);
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { day, text, file } = reading.value;
  const content = text === "" && file ? await file.text() : text;
  const tmnCode = env.VNPAY_TMN_CODE;
  const outcome = await importSettlement(db, moment(), { day, text: content, tmnCode, actorId: operator.personId });
  if (outcome.ok) return redirect(`/dieu-hanh/tien/doi-soat/${day}`);
  switch (outcome.reason) {
    case "unreadable":
      return formAgain({ text: m.money_ops_settlement_unreadable({ line: String(outcome.line) }) }, reading.typed);
    case "day_not_over":
      return formAgain({ day: m.money_ops_settlement_day_not_over() }, reading.typed);
    case "booked_already":
      return formAgain({ form: m.money_ops_settlement_booked_already() }, reading.typed, 409);
  }
}

export const shouldRevalidate = readAnew;

export default function OpsSettlements() {
  const { days, yesterday } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <h1>{m.money_ops_title()}</h1>
      <MoneyTabs />
      {days.length === 0 && <p className="muted">{m.money_ops_settlement_none()}</p>}
      {days.map(({ day, chargedVnd, refundedVnd, feeVnd, lines, differences, bookedAt }) => (
        <Link
          key={dayName(day)}
          className="card row row-spread person-line"
          to={`/dieu-hanh/tien/doi-soat/${dayName(day)}`}
        >
          <span>
            <b>{formatDate(day)}</b>{" "}
            <span className="small muted">{m.money_ops_settlement_lines({ count: String(lines) })}</span>
          </span>
          <span className="row">
            {differences > 0 && (
              <Badge tone="bad">{m.money_ops_settlement_differences({ count: String(differences) })}</Badge>
            )}
            <Badge tone={bookedAt === null ? "warning" : "good"}>
              {bookedAt === null ? m.money_ops_settlement_not_booked() : m.money_ops_settlement_booked()}
            </Badge>
            <span className="number">{formatVnd(chargedVnd - refundedVnd - feeVnd)}</span>
          </span>
        </Link>
      ))}
      <Form method="post" encType="multipart/form-data" className="card stack stack-tight">
        <h2>{m.money_ops_settlement_import()}</h2>
        <FormFaults faults={answer?.faults} />
        <TextField
          label={m.money_ops_settlement_which()}
          type="date"
          name="day"
          defaultValue={answer?.typed["day"] ?? yesterday}
          fault={answer?.faults["day"]}
        />
        <TextArea
          label={m.money_ops_settlement_text()}
          name="text"
          rows={5}
          defaultValue={answer?.typed["text"]}
          fault={answer?.faults["text"]}
        />
        <TextField label={m.money_ops_settlement_file()} type="file" name="file" accept=".csv,text/csv" />
        <Button>{m.money_ops_settlement_do()}</Button>
      </Form>
    </>
  );
}

/** Days come as the database's dates: midnight, UTC. */
const dayName = (day: Date): string => day.toISOString().slice(0, 10);
