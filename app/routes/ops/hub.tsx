import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { docksOfHub } from "~/domain/delivery/hubs/dock-queries.server";
import { findHub, hubDay } from "~/domain/delivery/hubs/hub-queries.server";
import { receiveAtHub, type Received } from "~/domain/delivery/hubs/receive-at-hub.server";
import { confirmReturn, sendBackFromHub } from "~/domain/delivery/hubs/return-from-hub.server";
import { sortAtHub } from "~/domain/delivery/hubs/sort-at-hub.server";
import { parseCode } from "~/domain/shared/code";
import { field, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { DockTurns } from "~/ui/hub/dock-turns";
import { HubCard } from "~/ui/hub/hub-card";
import { HubList } from "~/ui/hub/hub-list";
import { HubWaves } from "~/ui/hub/hub-waves";
import { ReceiveForm } from "~/ui/hub/receive-form";
import { ButtonLink } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const now = clock.now();
  const day = await hubDay(db, params["code"] ?? "", now);
  return { ...day, docks: await docksOfHub(db, day.hub.id, now), now: now.toISOString() };
}

export const headers = () => privatePage;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.hub.name ?? m.hub_title() }];

const schema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("receive"), code: field.text(40) }),
  z.object({ intent: z.enum(["sorted", "send_back", "returned"]), shipmentId: field.id() }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const { id: hubId, code } = await findHub(db, params["code"] ?? "");
  const reading = await readForm(request, schema);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const wish = reading.value;
  if (wish.intent === "receive") {
    const parcelCode = parseCode(wish.code) ?? wish.code.toUpperCase();
    const received = await receiveAtHub(db, moment(), operator, { hubId, parcelCode });
    if (!received.ok) return formAgain({ code: whyNot(received) }, reading.typed, 409);
    const { shipmentCode, parcelsLeft } = received;
    const told = new URLSearchParams({ nhan: shipmentCode, con: String(parcelsLeft) });
    return redirect(`/dieu-hanh/kho/${code}?${told.toString()}`);
  }
  const outcome = await commands[wish.intent](db, moment(), operator, { hubId, shipmentId: wish.shipmentId });
  return outcome.ok ? redirect(`/dieu-hanh/kho/${code}`) : formAgain({ form: refusals[outcome.reason]() }, {}, 409);
}

const commands = { sorted: sortAtHub, send_back: sendBackFromHub, returned: confirmReturn };
const refusals = { not_here: m.hub_no_not_here, goes_back: m.hub_no_goes_back, goes_on: m.hub_no_goes_on } as const;

function whyNot(refusal: Extract<Received, { ok: false }>): string {
  switch (refusal.reason) {
    case "unknown_parcel":
      return m.hub_no_unknown_parcel();
    case "already_here":
      return m.hub_no_already_here();
    case "not_on_the_way":
      return m.hub_no_not_on_the_way();
    case "other_hub":
      return m.hub_no_other_hub({ hub: refusal.hubName });
    case "hub_closed":
      return m.hub_no_hub_closed();
    case "no_cold_room":
      return m.hub_no_cold_room();
  }
}

export const shouldRevalidate = readAnew;

export default function OpsHub() {
  const { hub, load, board, docks, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const [received, left] = [search.get("nhan"), Number(search.get("con") ?? 0)];
  return (
    <>
      <Link className="tap" to="/dieu-hanh/kho">
        {m.hub_title()}
      </Link>
      <div className="row row-spread">
        <h1>{hub.name}</h1>
        <ButtonLink to={`/dieu-hanh/kho/${hub.code}/sua`} look="quiet">
          {m.hub_edit()}
        </ButtonLink>
      </div>
      <div className="card person-line">
        <HubCard hub={hub} load={load} />
      </div>
      <FormFaults faults={answer?.faults} />
      {received && !answer && (
        <Notice tone="good">
          {left > 0 ? m.hub_received_part({ code: received, left }) : m.hub_received({ code: received })}
        </Notice>
      )}
      <ReceiveForm fault={answer?.faults["code"]} typed={answer?.typed["code"]} />
      <DockTurns docks={docks} now={now} />
      <HubList list="toSort" shipments={board.toSort} now={now} />
      <HubList list="waiting" shipments={board.waiting} now={now} />
      <HubList list="expected" shipments={board.expected} now={now} />
      {board.held.length > 0 && <HubList list="held" shipments={board.held} now={now} />}
      {board.goingBack.length > 0 && <HubList list="goingBack" shipments={board.goingBack} now={now} />}
      <HubWaves waves={board.waves} />
    </>
  );
}
