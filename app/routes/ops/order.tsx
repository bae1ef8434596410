import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { claimableLines, claims } from "~/domain/ordering/claims/claim-queries.server";
import { openClaim } from "~/domain/ordering/claims/open-claim.server";
import type { Operator } from "~/domain/identity/types";
import { closeTrouble } from "~/domain/payments/close-trouble.server";
import { paymentTroubles } from "~/domain/payments/trouble-queries.server";
import { orderStory } from "~/domain/reporting/order-story.server";
import { Missing } from "~/domain/shared/missing";
import { formatVnd } from "~/domain/shared/money";
import { formatPhone } from "~/domain/shared/phone";
import { checkForm, field, idParam, openForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { ClaimForm } from "~/ui/money/claim-form";
import { ClaimLines } from "~/ui/money/claim-lines";
import { StoryList } from "~/ui/ops/story-list";
import { TroubleCard } from "~/ui/ops/trouble-card";
import { orderStatusText, partStatusText, statusTone } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { countedText } from "~/ui/primitives/numbers";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const orderId = idParam(params["orderId"], "order");
  const [order, troubles, lines, made] = await Promise.all([
    orderStory(db, orderId),
    paymentTroubles(db, { orderId }),
    claimableLines(db, orderId),
    claims(db, { orderId }),
  ]);
  return {
    order,
    lines,
    claims: made,
    troubles: troubles.map(({ since, ...trouble }) => ({ ...trouble, since: since.toISOString() })),
  };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.ops_order_title({ code: data?.order.code ?? "" }) },
];

const schema = z.object({ subject: field.text(100), note: field.optionalText(300) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const orderId = idParam(params["orderId"], "order");
  const body = await openForm(request);
  if (!body.ok) return formAgain(body.faults, body.typed, body.status);
  if (body.form.has("claim")) return noteClaim(operator, orderId, body.form);
  const reading = checkForm(body.form, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await closeTrouble(db, moment(), operator, { orderId, ...reading.value });
  if (outcome.ok) return redirect(`/dieu-hanh/don/${orderId}`);
  switch (outcome.reason) {
    case "note_needed":
      return formAgain({ note: m.ops_trouble_note_needed() }, reading.typed);
    case "already_closed":
      return formAgain({ form: m.ops_trouble_closed_before() }, reading.typed, 409);
  }
}

const claimSchema = z.object({
  claim: z.string().regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/),
  amountVnd: field.vnd(1, 900_000_000),
  reason: field.text(300),
});

async function noteClaim(operator: Operator, orderId: string, form: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(form, claimSchema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { amountVnd, reason } = reading.value;
  const [subOrderId = "", lineId = ""] = reading.value.claim.split(" ");
  if (!(await claimableLines(db, orderId)).some((line) => line.lineId === lineId)) throw new Missing("order_line");
  const opened = await openClaim(db, moment(), operator, { subOrderId, lineId, amountVnd, reason });
  if (opened.ok) return redirect("/dieu-hanh/tien/khieu-nai");
  switch (opened.reason) {
    case "not_delivered":
      return formAgain({ claim: m.money_claim_not_delivered() }, reading.typed, 409);
    case "already_claimed":
      return formAgain({ claim: m.money_claim_already() }, reading.typed, 409);
    case "too_much":
      return formAgain({ amountVnd: m.money_claim_too_much({ most: formatVnd(opened.mostVnd) }) }, reading.typed);
  }
}

export const shouldRevalidate = readAnew;

export default function OpsOrder() {
  const { order, troubles, lines, claims: made } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="row row-spread">
        <h1>{m.ops_order_title({ code: order.code })}</h1>
        <Badge tone={statusTone(order.status)}>{orderStatusText(order.status)}</Badge>
      </div>
      <FormFaults faults={answer?.faults} />
      {troubles.map((trouble) => (
        <TroubleCard
          key={trouble.subject}
          trouble={trouble}
          code={order.code}
          fault={answer?.typed["subject"] === trouble.subject ? answer.faults["note"] : undefined}
        />
      ))}
      <dl className="facts card">
        <dt>{m.ops_order_shopper()}</dt>
        <dd>
          {order.contactName}, {formatPhone(order.contactPhone)}
        </dd>
        <dt>{m.ops_order_address()}</dt>
        <dd>{order.address}</dd>
        {order.note !== "" && (
          <>
            <dt>{m.ops_order_note()}</dt>
            <dd>{order.note}</dd>
          </>
        )}
        <dt>{m.ops_order_total()}</dt>
        <dd>
          {formatVnd(order.totalVnd)} ({m.ops_order_goods()} {formatVnd(order.goodsVnd)} + {m.ops_order_delivery()}{" "}
          {formatVnd(order.deliveryVnd)})
        </dd>
        <dt>{m.ops_order_tracking()}</dt>
        <dd>
          <Link className="tap" to={`/don/${order.trackingToken}`}>
            {m.ops_order_tracking_link()}
          </Link>
        </dd>
      </dl>
      {order.parts.map((part) => (
        <section key={part.subOrderId} className="card stack stack-tight">
          <div className="row row-spread">
            <h2>{part.seller}</h2>
            <Badge tone={statusTone(part.status)}>{partStatusText(part.status)}</Badge>
          </div>
          <ul className="stack stack-tight">
            {part.lines.map((line, index) => (
              <li key={index}>
                {line.name}: {countedText(line.quantity, line.soldBy, line.pack)} · {formatVnd(line.estimatedVnd)}
                {line.finalVnd !== null && line.finalVnd !== line.estimatedVnd && <> → {formatVnd(line.finalVnd)}</>}
              </li>
            ))}
          </ul>
          {part.shipmentId !== null && (
            <Link className="tap" to={`/dieu-hanh/van-don/${part.shipmentId}`}>
              {m.ops_order_shipment({ code: part.shipmentCode ?? "" })}
            </Link>
          )}
        </section>
      ))}
      <ClaimLines claims={made} />
      {lines.length > 0 && <ClaimForm lines={lines} faults={answer?.faults} typed={answer?.typed} />}
      <h2>{m.ops_order_story()}</h2>
      <StoryList story={order.story} />
    </>
  );
}
