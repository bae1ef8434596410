import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { placesAround } from "~/domain/areas/places-around.server";
import { isAreaHold } from "~/domain/delivery/area-changes/area-consequence";
import { decideHeld } from "~/domain/delivery/area-changes/decide-held.server";
import { shipmentStory } from "~/domain/delivery/queries.server";
import { seekHandOver } from "~/domain/delivery/hand-over/seek-hand-over.server";
import { field, idParam, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { heldLabel, shipmentStatusLabel } from "~/ui/delivery/delivery-words";
import { HandOverForm } from "~/ui/delivery/hand-over-form";
import { ShipmentEvents, ShipmentFacts, ShipmentOffers } from "~/ui/delivery/shipment-story";
import { ShipmentWay } from "~/ui/delivery/shipment-way";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { RouteMap } from "~/ui/map/route-map";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

const schema = z.object({
  decision: field.choice(["go_on", "send_back", "cancel", "hand_over"]),
  words: z.string().trim().max(120).default(""),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const shipment = await shipmentStory(db, idParam(params["shipmentId"], "shipment"));
  const towns = await placesAround(db, [shipment.from, shipment.to]);
  return { shipment, towns: towns.map(({ name, lat, lng }) => ({ name, lat, lng })) };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.delivery_ops_title()} ${data?.shipment.code ?? ""}` },
];

const refusals = {
  not_held: m.delivery_ops_no_not_held,
  goods_on_board: m.delivery_ops_no_goods_on_board,
  nothing_on_board: m.delivery_ops_no_nothing_on_board,
  not_with_a_courier: m.delivery_ops_no_not_with_a_courier,
  goes_back: m.delivery_ops_no_goes_back,
  place_unknown: m.delivery_ops_no_place_unknown,
} as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const shipmentId = idParam(params["shipmentId"], "shipment");
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const { decision, words } = reading.value;
  const outcome =
    decision === "hand_over"
      ? await seekHandOver(db, moment(), operator, { shipmentId, words })
      : await decideHeld(db, moment(), operator, { shipmentId, decision });
  if (outcome.ok) return redirect(`/dieu-hanh/van-don/${shipmentId}`);
  if (outcome.reason === "say_where") return formAgain({ words: m.delivery_ops_no_say_where() }, reading.typed, 422);
  return formAgain({ form: refusals[outcome.reason]() }, reading.typed, 409);
}

export const shouldRevalidate = readAnew;

export default function OpsShipment() {
  const { shipment, towns } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <div className="row row-spread">
        <h1>
          {m.delivery_ops_title()} {shipment.code}
        </h1>
        <Badge tone={shipment.status === "delivered" ? "good" : "info"}>{shipmentStatusLabel(shipment.status)}</Badge>
      </div>
      <FormFaults faults={answer?.faults} />
      {shipment.status === "held" && <HeldChoices why={shipment.heldWhy} hasGoods={shipment.hasGoods} />}
      {shipment.keeperName !== null && (
        <Notice tone="warning">
          {m.delivery_ops_keeper({ name: shipment.keeperName })}{" "}
          <Link className="tap" to={`/dieu-hanh/dieu-phoi/don/${shipment.id}`}>
            {m.dispatch_title()}
          </Link>
        </Notice>
      )}
      {shipment.isAboard && (
        <HandOverForm
          name={shipment.courierName ?? ""}
          typed={answer?.typed["words"]}
          fault={answer?.faults["words"]}
        />
      )}
      {shipment.canWriteOff && (
        <Link className="tap" to={`/dieu-hanh/van-don/${shipment.id}/mat-hong`}>
          {m.delivery_loss_link()}
        </Link>
      )}
      <ShipmentFacts shipment={shipment} />
      <ShipmentWay shipment={shipment} />
      <RouteMap
        title={m.tracking_map()}
        towns={towns}
        stops={[
          { ...shipment.from, kind: "farm", label: shipment.pickupName },
          ...shipment.hubs.map(({ lat, lng, name }) => ({ lat, lng, kind: "hub" as const, label: name })),
          { ...shipment.to, kind: "door", label: shipment.dropName },
        ]}
      />
      <ShipmentOffers offers={shipment.offers} />
      <ShipmentEvents events={shipment.events} />
      <Link className="tap" to={`/dieu-hanh/don/${shipment.orderId}`}>
        {m.delivery_ops_order()}
      </Link>
    </>
  );
}

function HeldChoices({ why, hasGoods }: { why: string | null; hasGoods: boolean }) {
  return (
    <Notice tone="warning">
      <p>{heldLabel(why)}</p>
      {isAreaHold(why) && <p className="small">{m.delivery_ops_go_on_hint()}</p>}
      <Form method="post" className="row">
        <Button small name="decision" value="go_on">
          {m.delivery_ops_go_on()}
        </Button>
        <Button small look="danger" name="decision" value={hasGoods ? "send_back" : "cancel"}>
          {hasGoods ? m.delivery_ops_send_back() : m.delivery_ops_cancel()}
        </Button>
      </Form>
    </Notice>
  );
}
