import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { findHub, type HubView } from "~/domain/delivery/hubs/hub-queries.server";
import { changeHub } from "~/domain/delivery/hubs/keep-hub.server";
import { closeHub, openHub } from "~/domain/delivery/hubs/open-and-close-hub.server";
import {
  lookedAt,
  previewHubClosing,
  type AreaPreview,
} from "~/domain/delivery/area-changes/preview-area-change.server";
import { formatDateTime } from "~/domain/shared/time";
import { checkForm, field, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { hubFaults, hubForm } from "~/http/hub-form.server";
import { previewStep } from "~/http/preview-step.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { PreviewCard } from "~/ui/areas/preview-card";
import { TextField } from "~/ui/forms/field";
import { readAnew } from "~/ui/forms/read-anew";
import { clockText } from "~/ui/hub/clock-text";
import { HubForm } from "~/ui/hub/hub-form";
import { Button } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.hub_edit() }];

const typedOf = (hub: HubView): Typed => ({
  code: hub.code,
  name: hub.name,
  phone: hub.phone,
  street: hub.street,
  provinceCode: hub.provinceCode,
  communeCode: hub.communeCode,
  lat: String(hub.lat),
  lng: String(hub.lng),
  opens: clockText(hub.opensMinute),
  closes: clockText(hub.closesMinute),
  sortMinutes: String(hub.sortMinutes),
  dayKg: String(hub.dayKg),
  dockSlots: String(hub.dockSlots),
  ...(hub.hasColdRoom && { hasColdRoom: "on" }),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  const hub = await findHub(db, params["code"] ?? "");
  return { hub, typed: typedOf(hub), picker: await pickerView(db, typedOf(hub)) };
}

const closing = z.object({ ...previewStep, reason: field.text(200) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const { id: hubId, code } = await findHub(db, params["code"] ?? "");
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  const intent = body.form.get("intent");
  if (intent === "open") {
    const outcome = await openHub(db, moment(), operator, { hubId });
    return outcome.ok ? redirect(`/dieu-hanh/kho/${code}`) : again({ reason: m.hub_no_already_open() }, {}, 409);
  }
  if (intent === "close") {
    const reading = checkForm(body.form, closing);
    if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
    const { reason, ...step } = reading.value;
    const now = moment();
    const preview = await lookedAt(() => previewHubClosing(db, now.now, hubId), step);
    if (preview) return again({}, reading.typed, 200, preview);
    const outcome = await closeHub(db, now, operator, { hubId, reason });
    if (outcome.ok) return redirect(`/dieu-hanh/kho/${code}`);
    const isUnsaid = outcome.reason === "reason_needed";
    const fault = isUnsaid ? m.fault_required() : m.hub_no_already_closed();
    return again({ reason: fault }, reading.typed, isUnsaid ? 422 : 409);
  }
  const reading = checkForm(body.form, hubForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const outcome = await changeHub(db, moment(), operator, hubId, reading.value);
  if (outcome.ok) return redirect(`/dieu-hanh/kho/${outcome.code}`);
  const isConflict = outcome.reason === "code_taken" || outcome.reason === "cold_goods_there";
  return again(hubFaults[outcome.reason](), reading.typed, isConflict ? 409 : 422);
}

const again = async (faults: FieldFaults, typed: Typed, status: number, preview: AreaPreview | null = null) =>
  data({ faults, typed, preview, picker: await pickerView(wiring().db, typed) }, { status });

export const shouldRevalidate = readAnew;

export default function OpsHubEdit() {
  const { hub, typed, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isAboutState = back?.typed["code"] === undefined;
  return (
    <>
      <Link className="tap" to={`/dieu-hanh/kho/${hub.code}`}>
        {hub.name}
      </Link>
      <h1>{m.hub_edit()}</h1>
      {back?.preview && (
        <PreviewCard
          preview={back.preview}
          title={m.hub_close_preview({ name: hub.name })}
          typed={back.typed}
          confirmText={m.hub_close()}
          back={`/dieu-hanh/kho/${hub.code}/sua`}
        />
      )}
      <HubForm
        picker={back && !isAboutState ? back.picker : picker}
        faults={isAboutState ? {} : back.faults}
        typed={isAboutState ? typed : back.typed}
      />
      <StateForm hub={hub} fault={back?.faults["reason"]} />
    </>
  );
}

function StateForm({ hub, fault }: { hub: HubView; fault: string | undefined }) {
  if (hub.closedAt !== null)
    return (
      <Form method="post" className="card stack">
        <p>{m.hub_closed_since({ at: formatDateTime(hub.closedAt), why: hub.closedWhy ?? "" })}</p>
        {fault && <p className="field-fault">{fault}</p>}
        <Button name="intent" value="open">
          {m.hub_open_again()}
        </Button>
      </Form>
    );
  return (
    <Form method="post" className="card stack">
      <h2>{m.hub_close_title()}</h2>
      <p className="muted">{m.hub_close_text()}</p>
      <TextField label={m.hub_close_reason()} name="reason" maxLength={200} fault={fault} required />
      <Button look="danger" name="intent" value="close">
        {m.hub_close()}
      </Button>
    </Form>
  );
}
