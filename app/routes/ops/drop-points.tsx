import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { dropPointKinds } from "~/domain/areas/drop-point";
import { listDropPoints } from "~/domain/areas/drop-point-queries.server";
import {
  closeDropPoint,
  keepDropPoint,
  mayKeepDropPoint,
  type DropPointKeeping,
} from "~/domain/areas/keep-drop-point.server";
import { previewUnlessSeen, type AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { checkForm, field, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { m } from "~/paraglide/messages";
import { AreaTabs } from "~/ui/areas/area-tabs";
import { DropPointCard, DropPointForm } from "~/ui/areas/drop-point-form";
import { PreviewCard } from "~/ui/areas/preview-card";
import { FormFaults } from "~/ui/forms/faults";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_drop_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  return { points: await listDropPoints(db), picker: await pickerView(db) };
}

const degrees = (limit: number) =>
  z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().min(-limit).max(limit).optional());
const keepForm = z.object({
  ...previewStep,
  kind: field.choice(dropPointKinds),
  name: field.name(80),
  street: field.text(160, 3),
  phone: field.optionalText(20),
  provinceCode: z.string().regex(/^\d{2}$/),
  communeCode: z.string().regex(/^\d{5}$/),
  lat: degrees(90),
  lng: degrees(180),
  hoursFrom: field.optionalClock(),
  hoursUntil: field.optionalClock(),
});
const closeForm = z.object({ ...previewStep, dropPointId: field.id() });
const home = "/dieu-hanh/khu-vuc/diem-nhan";

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  if (body.form.get("intent") === "close") {
    const reading = checkForm(body.form, closeForm);
    if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
    const { dropPointId, ...step } = reading.value;
    const now = moment();
    const preview = await previewUnlessSeen(db, now.now, { kind: "point_closed", dropPointId }, step);
    if (preview) return again({}, reading.typed, 200, preview);
    await closeDropPoint(db, now, operator, dropPointId);
    return redirect(home);
  }
  const reading = checkForm(body.form, keepForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { step, seen, lat, lng, hoursFrom, hoursUntil, ...words } = reading.value;
  if (hoursFrom === null || hoursUntil === null) return again({ hoursUntil: m.areas_no_hours() }, reading.typed, 422);
  const pin = lat === undefined || lng === undefined ? null : { lat, lng };
  const hours = { from: hoursFrom, until: hoursUntil };
  const command = { ...words, pin, hours };
  const may = await mayKeepDropPoint(db, command);
  if (!may.ok) return again(faultsOf(may), reading.typed, 422);
  const now = moment();
  const draft = { kind: "point_opened", point: may.point } as const;
  const preview = await previewUnlessSeen(db, now.now, draft, { step, seen });
  if (preview) return again({}, reading.typed, 200, preview);
  const outcome = await keepDropPoint(db, now, operator, command);
  return outcome.ok ? redirect(home) : again(faultsOf(outcome), reading.typed, 422);
}

function faultsOf({ reason }: Extract<DropPointKeeping, { ok: false }>): FieldFaults {
  switch (reason) {
    case "unknown_area":
      return { communeCode: m.areas_ops_unknown() };
    case "pin_far":
      return { form: m.areas_pin_far() };
    case "hours_too_short":
      return { hoursUntil: m.areas_no_hours() };
    case "already_kept":
      return { communeCode: m.areas_drop_twice() };
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number, preview: AreaPreview | null = null) =>
  data({ faults, typed, preview, picker: await pickerView(wiring().db, typed) }, { status });

const openingTitle = (typed: Typed): string => m.areas_drop_open_title({ name: typed["name"] ?? "" });

export default function OpsDropPoints() {
  const { points, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const closing = points.find(({ id }) => id === back?.typed["dropPointId"]);
  return (
    <>
      <h1>{m.areas_drop_title()}</h1>
      <AreaTabs />
      <p className="muted">{m.areas_drop_text()}</p>
      {back?.preview && (
        <PreviewCard
          preview={back.preview}
          title={closing ? m.areas_drop_close_title({ name: closing.name }) : openingTitle(back.typed)}
          typed={back.typed}
          confirmText={closing ? m.areas_drop_close() : m.areas_drop_save()}
          back={home}
        />
      )}
      <FormFaults faults={back?.faults} />
      {points.length === 0 && <Empty icon="pin" title={m.areas_drop_none()} />}
      {points.map((point) => (
        <DropPointCard key={point.id} point={point}>
          <Form method="post" reloadDocument>
            <input type="hidden" name="dropPointId" value={point.id} />
            <Button look="quiet" small name="intent" value="close">
              {m.areas_drop_close()}
            </Button>
          </Form>
        </DropPointCard>
      ))}
      <DropPointForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
    </>
  );
}
