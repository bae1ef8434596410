import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { lossReasons } from "~/domain/delivery/losses/loss";
import { writeOffView } from "~/domain/delivery/losses/loss-queries.server";
import { writeOffGoods } from "~/domain/delivery/losses/write-off-goods.server";
import { field, idParam, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { LossPreview, LossReasonForm, SaidOfLoss } from "~/ui/delivery/loss-cards";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

const schema = z.object({ reason: field.choice(lossReasons), words: z.string().trim().max(300).default("") });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const operator = await requireOperator(db, request);
  const shipmentId = idParam(params["shipmentId"], "shipment");
  const view = await writeOffView(db, shipmentId);
  const asked = new URL(request.url).searchParams.get("ly-do");
  const reason = lossReasons.find((known) => known === asked) ?? view.said?.reason ?? null;
  return { shipmentId, view, reason, isAgreedByMe: view.said?.agreedById === operator.personId };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.delivery_loss_title()} ${data?.view.code ?? ""}` },
];

const refusals = {
  is_over: m.delivery_loss_no_is_over,
  with_seller: m.delivery_loss_no_with_seller,
  same_person: m.delivery_loss_no_same_person,
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const shipmentId = idParam(params["shipmentId"], "shipment");
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await writeOffGoods(db, moment(), operator, { shipmentId, ...reading.value });
  if (!outcome.ok) return formAgain({ form: refusals[outcome.reason]() }, reading.typed, 409);
  return redirect(`/dieu-hanh/van-don/${shipmentId}${outcome.status === "agreed" ? "/mat-hong" : ""}`);
}

export const shouldRevalidate = readAnew;

export default function OpsWriteOff() {
  const { shipmentId, view, reason, isAgreedByMe } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Link className="tap" to={`/dieu-hanh/van-don/${shipmentId}`}>
        ← {m.delivery_loss_back()}
      </Link>
      <div className="row row-spread">
        <h1>
          {m.delivery_loss_title()} {view.code}
        </h1>
        <Badge tone="info">{shipmentStatusLabel(view.status)}</Badge>
      </div>
      <FormFaults faults={answer?.faults} />
      {view.said !== null && <SaidOfLoss said={view.said} />}
      {view.refusal !== null ? (
        <Notice tone="warning">{refusals[view.refusal]()}</Notice>
      ) : (
        <>
          <LossReasonForm reason={reason} fault={answer?.faults["reason"]} />
          {reason !== null && (
            <LossPreview
              view={view}
              reason={reason}
              isAgreedByMe={isAgreedByMe}
              words={{ typed: answer?.typed["words"], fault: answer?.faults["words"] }}
            />
          )}
        </>
      )}
    </>
  );
}
