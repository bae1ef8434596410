import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { coldClasses } from "~/domain/areas/reach";
import { enterPass, type PassEntering } from "~/domain/delivery/passes/enter-pass.server";
import { notePassTest } from "~/domain/delivery/passes/note-pass-test.server";
import { passKinds } from "~/domain/delivery/passes/pass";
import { passesOf, type PassLine } from "~/domain/delivery/passes/pass-queries.server";
import { previewUnlessSeen, type AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { revokePass } from "~/domain/delivery/passes/revoke-pass.server";
import { personFile } from "~/domain/identity/queries.server";
import { present } from "~/domain/shared/missing";
import { checkForm, field, idParam, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { PreviewCard } from "~/ui/areas/preview-card";
import { PassList } from "~/ui/delivery/pass-list";
import { FormFaults } from "~/ui/forms/faults";
import { TextField } from "~/ui/forms/field";
import { readAnew } from "~/ui/forms/read-anew";
import { PassForm } from "~/ui/ops/pass-form";
import { Button } from "~/ui/primitives/button";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.delivery_pass_title() }];

const courierOf = async (personId: string) => {
  const { db, clock } = wiring();
  return present((await personFile(db, personId, clock.now())).courier, "courier");
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const personId = idParam(params["personId"], "person");
  const { courierId, name } = await courierOf(personId);
  const passes = await passesOf(db, courierId, clock.now());
  return { personId, name, passes, picker: await pickerView(db) };
}

const enterForm = z.object({
  kind: field.choice(passKinds),
  number: field.text(60),
  issuer: field.text(120),
  provinceCode: z.string().regex(/^\d{2}$/),
  communeCode: z
    .string()
    .regex(/^(?:\d{5})?$/)
    .default(""),
  validFrom: field.vietnamTime(),
  validUntil: field.vietnamTime(),
  goods: z.union([z.literal("").transform(() => null), field.choice(coldClasses)]).default(null),
  hoursFrom: field.optionalClock(),
  hoursUntil: field.optionalClock(),
  testUntil: field.optionalVietnamTime(),
});
const testForm = z.object({ passId: field.id(), newTest: field.vietnamTime() });
const revokeForm = z.object({ ...previewStep, passId: field.id(), reason: field.optionalText(200) });

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const personId = idParam(params["personId"], "person");
  const { courierId } = await courierOf(personId);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  const home = `/dieu-hanh/nguoi-dung/${personId}/giay-di-duong`;

  if (body.form.get("intent") === "revoke") return revoke(operator, courierId, body.form, home);
  if (body.form.get("intent") === "test") {
    const reading = checkForm(body.form, testForm);
    if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
    const { passId, newTest } = reading.value;
    const outcome = await notePassTest(db, moment(), operator, { courierId, passId, testUntil: newTest });
    return outcome.ok ? redirect(home) : again({ newTest: m.delivery_pass_no_test() }, reading.typed, 422);
  }
  const reading = checkForm(body.form, enterForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { communeCode, hoursFrom, hoursUntil, ...pass } = reading.value;
  if ((hoursFrom === null) !== (hoursUntil === null))
    return again({ hoursUntil: m.areas_no_hours() }, reading.typed, 422);
  const hours = hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil };
  const paper = { courierId, ...pass, hours, communeCode: communeCode || null };
  const outcome = await enterPass(db, moment(), operator, paper);
  return outcome.ok ? redirect(home) : again(faultsOf(outcome.reason), reading.typed, 422);
}

type Actor = Awaited<ReturnType<typeof requireOperator>>;

async function revoke(operator: Actor, courierId: string, body: FormData, home: string) {
  const { db, moment } = wiring();
  const reading = checkForm(body, revokeForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { step, seen, passId, reason } = reading.value;
  const now = moment();
  const draft = { kind: "pass_revoked", courierId, passId } as const;
  const preview = reason === "" ? null : await previewUnlessSeen(db, now.now, draft, { step, seen });
  if (preview) return again({}, reading.typed, 200, preview);
  const outcome = await revokePass(db, now, operator, { courierId, passId, reason });
  if (outcome.ok) return redirect(home);
  const isUnsaid = outcome.reason === "reason_needed";
  const faults = isUnsaid ? { reason: m.identity_ops_reason_needed() } : { form: m.delivery_pass_no_revoked() };
  return again(faults, reading.typed, isUnsaid ? 422 : 409);
}

type EnteringReason = Extract<PassEntering, { ok: false }>["reason"];

function faultsOf(reason: EnteringReason): FieldFaults {
  switch (reason) {
    case "unknown_area":
      return { provinceCode: m.areas_ops_unknown() };
    case "ends_before_it_starts":
      return { validUntil: m.delivery_pass_no_order() };
    case "already_over":
      return { validUntil: m.delivery_pass_no_over() };
    case "too_long":
      return { validUntil: m.delivery_pass_no_long() };
    case "no_plate":
      return { kind: m.delivery_pass_no_plate() };
    case "hours_are_empty":
      return { hoursUntil: m.areas_no_hours() };
    case "already_entered":
      return { form: m.delivery_pass_no_twice() };
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number, preview: AreaPreview | null = null) =>
  data({ faults, typed, preview, picker: await pickerView(wiring().db, typed) }, { status });

export const shouldRevalidate = readAnew;

export default function OpsPasses() {
  const { personId, name, passes, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const revoking = passes.find(({ passId }) => passId === back?.typed["passId"]);
  return (
    <>
      <Link className="tap" to={`/dieu-hanh/nguoi-dung/${personId}`}>
        {name}
      </Link>
      <h1>{m.delivery_pass_title()}</h1>
      {back?.preview && (
        <PreviewCard
          preview={back.preview}
          title={m.areas_pass_revoke_title({ number: revoking?.number ?? "", name })}
          typed={back.typed}
          confirmText={m.delivery_pass_revoke()}
          back={`/dieu-hanh/nguoi-dung/${personId}/giay-di-duong`}
        />
      )}
      <FormFaults faults={back?.faults} />
      {passes.length === 0 && <Empty icon="certificate" title={m.delivery_pass_none()} />}
      <PassList passes={passes}>
        {(pass) => (
          <>
            <TestForm pass={pass} fault={back?.typed["passId"] === pass.passId ? back.faults["newTest"] : undefined} />
            <RevokeForm pass={pass} fault={back?.typed["passId"] === pass.passId ? back.faults["reason"] : undefined} />
          </>
        )}
      </PassList>
      <PassForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
    </>
  );
}

function TestForm({ pass: { passId, state, testUntil }, fault }: { pass: PassLine; fault: string | undefined }) {
  if (testUntil === null || state === "revoked" || state === "expired") return null;
  return (
    <details open={fault !== undefined}>
      <summary>{m.delivery_pass_new_test()}</summary>
      <Form method="post" reloadDocument className="stack stack-tight">
        <input type="hidden" name="passId" value={passId} />
        <TextField label={m.delivery_pass_test_until()} name="newTest" type="datetime-local" fault={fault} required />
        <Button small name="intent" value="test">
          {m.delivery_pass_save_test()}
        </Button>
      </Form>
    </details>
  );
}

function RevokeForm({ pass: { passId, state }, fault }: { pass: PassLine; fault: string | undefined }) {
  if (state === "revoked" || state === "expired") return null;
  return (
    <details open={fault !== undefined}>
      <summary>{m.delivery_pass_revoke()}</summary>
      <Form method="post" reloadDocument className="stack stack-tight">
        <input type="hidden" name="passId" value={passId} />
        <TextField label={m.identity_ops_decide_reason()} name="reason" maxLength={200} fault={fault} required />
        <Button look="danger" small name="intent" value="revoke">
          {m.delivery_pass_revoke()}
        </Button>
      </Form>
    </details>
  );
}
