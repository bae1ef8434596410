import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { closeArea } from "~/domain/areas/close-area.server";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { listClosures } from "~/domain/areas/queries.server";
import { affectedOrders } from "~/domain/reporting/affected-orders.server";
import { formatDateTime, hoursAfter } from "~/domain/shared/time";
import { field, readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { AddressPicker } from "~/ui/address-picker/address-picker";
import { FormFaults } from "~/ui/forms/faults";
import { SelectField, TextField } from "~/ui/forms/field";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_ops_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const closures = await listClosures(db, clock.now());
  const counted = await Promise.all(
    closures.map(async (closure) => ({ ...closure, affected: (await affectedOrders(db, closure)).length })),
  );
  return { closures: counted, picker: await pickerView(db) };
}

const form = z.object({
  provinceCode: z
    .string()
    .min(1)
    .regex(/^\d{2}$/),
  communeCode: z
    .string()
    .regex(/^(?:\d{5})?$/)
    .default(""),
  reason: field.text(200, 3),
  hours: z.preprocess(
    (value) => (value === "" ? undefined : Number(value)),
    z.number().int().min(1).max(8_760).optional(),
  ),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const reading = await readForm(request, form);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { provinceCode, communeCode, reason, hours } = reading.value;
  const now = moment();
  const until = hours === undefined ? null : hoursAfter(now.now, hours);
  const outcome = await closeArea(db, now, operator, { provinceCode, communeCode: communeCode || null, reason, until });
  if (outcome.ok) return redirect(`/dieu-hanh/khu-vuc/${outcome.closureId}`);
  switch (outcome.reason) {
    case "already_closed":
      return again({ form: m.areas_ops_already_closed() }, reading.typed, 409);
    case "unknown_area":
      return again({ provinceCode: m.areas_ops_unknown() }, reading.typed, 422);
    case "ends_in_the_past":
      return again({ hours: m.fault_invalid() }, reading.typed, 422);
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number) =>
  data({ faults, typed, picker: await pickerView(wiring().db, typed) }, { status });

export default function OpsAreas() {
  const { closures, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  return (
    <>
      <h1>{m.areas_ops_title()}</h1>
      <h2>{m.areas_ops_closed_now()}</h2>
      {closures.length === 0 && <Empty icon="pin" title={m.areas_ops_none()} />}
      {closures.map(({ id, provinceName, communeName, reason, from, until, affected }) => (
        <Link key={id} className="card person-line" to={`/dieu-hanh/khu-vuc/${id}`}>
          <div className="row row-spread">
            <b>{communeName === null ? provinceName : `${communeName}, ${provinceName}`}</b>
            <Badge tone={affected > 0 ? "warning" : "info"}>{m.areas_ops_affected({ count: String(affected) })}</Badge>
          </div>
          <div>{reason}</div>
          <div className="small muted">
            {m.areas_ops_since({ at: formatDateTime(from) })}{" "}
            {until === null ? m.areas_ops_until_reopened() : m.areas_ops_until({ at: formatDateTime(until) })}
          </div>
        </Link>
      ))}
      <h2>{m.areas_ops_close_title()}</h2>
      <Form method="post" reloadDocument className="card stack">
        <p className="muted">{m.areas_ops_close_text()}</p>
        <FormFaults faults={back?.faults} />
        <AddressPicker
          view={back?.picker ?? picker}
          faults={back?.faults ?? {}}
          typed={back?.typed ?? {}}
          withStreet={false}
          withPin={false}
        />
        <TextField
          label={m.areas_ops_reason()}
          hint={m.areas_ops_reason_hint()}
          name="reason"
          defaultValue={back?.typed["reason"]}
          fault={back?.faults["reason"]}
          maxLength={200}
          required
        />
        <SelectField
          label={m.areas_ops_hours()}
          name="hours"
          defaultValue={back?.typed["hours"] ?? ""}
          fault={back?.faults["hours"]}
        >
          <option value="">{m.areas_ops_until_reopened()}</option>
          <option value="6">{m.areas_ops_hours_6()}</option>
          <option value="24">{m.areas_ops_hours_24()}</option>
          <option value="72">{m.areas_ops_hours_72()}</option>
          <option value="168">{m.areas_ops_hours_168()}</option>
        </SelectField>
        <Button look="danger">{m.areas_ops_close()}</Button>
      </Form>
    </>
  );
}
