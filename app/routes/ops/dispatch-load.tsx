import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { deeds } from "~/domain/delivery/dispatch/by-hand/deed";
import { doByHand } from "~/domain/delivery/dispatch/by-hand/do-by-hand.server";
import { previewDeed } from "~/domain/delivery/dispatch/by-hand/preview-deed.server";
import { loadView } from "~/domain/delivery/dispatch/load-queries.server";
import { isShipmentStatus } from "~/domain/delivery/shipment-status";
import { field, idParam, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { obstacleLabel, shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { Alternatives } from "~/ui/dispatch/alternatives";
import { DeedPreview } from "~/ui/dispatch/deed-preview";
import { consequenceSentences } from "~/ui/dispatch/deed-words";
import { HandForms } from "~/ui/dispatch/hand-forms";
import { planSentence } from "~/ui/dispatch/words";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

const schema = z.object({
  deed: field.choice(deeds),
  courierId: field.id().optional(),
  reason: z.string().trim().max(200).default(""),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const shipmentId = idParam(params["shipmentId"], "shipment");
  const asked = new URL(request.url).searchParams;
  const deed = deeds.find((known) => known === asked.get("viec")) ?? null;
  const nguoi = asked.get("nguoi");
  const courierId = nguoi === null ? null : idParam(nguoi, "courier");
  const now = clock.now();
  const load = await loadView(db, shipmentId, now);
  const isPossible = deed !== null && load.stage !== "beyond";
  const preview = isPossible ? await previewDeed(db, { shipmentId, deed, courierId }, now) : null;
  return { load, deed, courierId, preview };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.dispatch_load_title({ code: data?.load.code ?? "" }) },
];

const refusals = {
  not_waiting: m.dispatch_no_not_waiting,
  goods_on_board: m.dispatch_no_goods_on_board,
  nobody_carries: m.dispatch_no_nobody_carries,
  goods_on_the_way: m.dispatch_no_goods_on_the_way,
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const shipmentId = idParam(params["shipmentId"], "shipment");
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { deed, courierId, reason } = reading.value;
  if (deed === "assign" && courierId === undefined)
    return formAgain({ form: m.dispatch_no_alternatives() }, reading.typed, 422);
  const outcome = await doByHand(db, moment(), operator, { shipmentId, deed, courierId: courierId ?? null, reason });
  if (outcome.ok) return redirect(`/dieu-hanh/dieu-phoi/don/${shipmentId}`);
  if (outcome.reason === "reason_needed")
    return formAgain({ reason: m.dispatch_no_reason_needed() }, reading.typed, 422);
  const form =
    outcome.reason === "not_feasible"
      ? m.dispatch_no_not_feasible({ why: obstacleLabel(outcome.rule) })
      : refusals[outcome.reason]();
  return formAgain({ form }, reading.typed, 409);
}

export const shouldRevalidate = readAnew;

export default function OpsDispatchLoad() {
  const { load } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Link
        className="tap"
        to={load.shard === null ? "/dieu-hanh/dieu-phoi" : `/dieu-hanh/dieu-phoi?ban=${load.shard}`}
      >
        ← {m.dispatch_back()}
      </Link>
      <div className="row row-spread">
        <h1>{m.dispatch_load_title({ code: load.code })}</h1>
        <Badge tone="info">{isShipmentStatus(load.status) ? shipmentStatusLabel(load.status) : load.status}</Badge>
      </div>
      <p>
        {load.fromName} → {load.toText}
      </p>
      {load.keeperName !== null && <Notice tone="warning">{m.delivery_ops_keeper({ name: load.keeperName })}</Notice>}
      {load.status === "held" && (
        <Link className="tap" to={`/dieu-hanh/van-don/${load.id}`}>
          {m.dispatch_is_held()}
        </Link>
      )}
      {load.isAboard && load.status !== "held" && (
        <Link className="tap" to={`/dieu-hanh/van-don/${load.id}`}>
          {m.delivery_ops_hand_over()}
        </Link>
      )}
      {load.plan !== null && load.stage === "waiting" && (
        <p>
          <b>{m.dispatch_next()}:</b> {planSentence(load.plan)}
        </p>
      )}
      <FormFaults faults={answer?.faults} />
      <Preview />
      {load.stage === "waiting" && (
        <div className="stack">
          <h2>{m.dispatch_alternatives()}</h2>
          <Alternatives load={load} />
        </div>
      )}
      <HandForms load={load} />
      <Link className="tap" to={`/dieu-hanh/van-don/${load.id}`}>
        {m.dispatch_story()}
      </Link>
    </>
  );
}

function Preview() {
  const { load, deed, courierId, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (deed === null || preview === null) return null;
  const { then, codes } = preview;
  const named = { courierName: load.courierName, offeredTo: load.offeredTo, codes };
  return (
    <DeedPreview
      deed={deed}
      courierId={courierId}
      name={preview.courierName ?? load.courierName ?? ""}
      path={`/dieu-hanh/dieu-phoi/don/${load.id}`}
      sentences={then.ok ? consequenceSentences(deed, then, named) : []}
      refusal={then.ok ? null : m.dispatch_no_not_feasible({ why: obstacleLabel(then.rule) })}
      reason={{ typed: answer?.typed["reason"], fault: answer?.faults["reason"] }}
    />
  );
}
