import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pickupTrouble, type PickupTrouble } from "~/domain/delivery/runs/pickup-trouble.server";
import { orderOfSeller } from "~/domain/ordering/selling/seller-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { formatDateTime } from "~/domain/shared/time";
import { idParam, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { failureLabel } from "~/ui/delivery/delivery-words";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { AcceptOrReject } from "~/ui/order/accept-or-reject";
import { PackForm, ParcelsReady } from "~/ui/order/pack-form";
import { WeighLines } from "~/ui/order/weigh-lines";
import { partStatusText, quantityText, reasonText, statusTone, windowText } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";
import { doSellerWork, sellerWork } from "./parts/order-work.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.order_number({ code: data?.order.orderCode ?? "" }) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const { seller } = await requireSeller(db, request);
  const order = await orderOfSeller(db, seller.sellerId, idParam(params["subOrderId"], "sub_order"));
  return { order, trouble: order.parcelCodes.length === 0 ? null : await pickupTrouble(db, order.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const world = wiring();
  const { actor, seller } = await requireSeller(world.db, request);
  const subOrderId = idParam(params["subOrderId"], "sub_order");
  const reading = await readForm(request, sellerWork);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const hand = { personId: actor.personId, sellerId: seller.sellerId };
  const fault = await doSellerWork(world, hand, subOrderId, reading.value);
  if (fault !== null) return formAgain(fault, reading.typed, 409);
  return redirect(`/nha-vuon/don/${subOrderId}`, { status: 303 });
}

export const clientAction = sayUnsent;
export const shouldRevalidate = readAnew;

export default function FarmOrder() {
  const { order, trouble } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const faults = answer?.faults ?? {};
  const typed = answer?.typed ?? {};
  const isWeighing = order.status === "accepted" || order.status === "harvesting" || order.status === "weighed";
  return (
    <div className="stack">
      <div className="row row-spread">
        <h1>{m.order_number({ code: order.orderCode })}</h1>
        <Badge tone={statusTone(order.status)}>{partStatusText(order.status)}</Badge>
      </div>
      <p className="muted">
        {m.farm_order_due({ window: windowText(order.windowFrom, order.windowUntil) })}
        <br />
        {m.farm_order_to({ name: order.shopperName, commune: order.communeName })}
      </p>
      {order.note !== "" && <Notice>{m.farm_order_note({ note: order.note })}</Notice>}
      <FormFaults faults={answer?.faults} />
      {order.rejectReason !== null && (
        <Notice tone="bad">{m.farm_order_rejected_because({ reason: reasonText(order.rejectReason) })}</Notice>
      )}
      {order.isLossPaid !== null && (
        <Notice tone={order.isLossPaid ? "info" : "bad"}>
          {order.isLossPaid ? m.farm_order_loss_ours() : m.farm_order_loss_yours()}
        </Notice>
      )}
      {trouble !== null && <NotFetched {...trouble} />}
      {isWeighing ? <WeighLines order={order} faults={faults} typed={typed} /> : <Lines order={order} />}
      {order.status === "weighed" && <PackForm order={order} faults={faults} typed={typed} />}
      {order.parcelCodes.length > 0 && <ParcelsReady order={order} />}
      <AcceptOrReject order={order} faults={faults} typed={typed} />
    </div>
  );
}

const NotFetched = ({ reason, at, againFrom }: PickupTrouble) => (
  <Notice tone="warning">
    {m.farm_order_not_fetched({ at: formatDateTime(at), reason: failureLabel(reason) })}{" "}
    {againFrom === null
      ? m.farm_order_not_fetched_held()
      : m.farm_order_not_fetched_again({ from: formatDateTime(againFrom) })}
  </Notice>
);

type Data = ReturnType<typeof useLoaderData<typeof loader>>["order"];

function Lines({ order }: { order: Data }) {
  return (
    <section className="card stack stack-tight">
      <ul className="seller-lines">
        {order.lines.map((line) => (
          <li key={line.id}>
            <span>
              {line.productName} <span className="muted">{line.packLabel}</span>
            </span>
            <strong>{quantityText(line.quantity, line.soldBy, line.unit)}</strong>
          </li>
        ))}
      </ul>
      <p className="row row-spread">
        <span className="muted">{m.order_goods()}</span>
        <strong className="price">{formatVnd(order.weighedVnd ?? order.goodsVnd)}</strong>
      </p>
    </section>
  );
}
