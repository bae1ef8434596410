import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findSide } from "~/domain/areas/find-side.server";
import { addCrossing, endMovementRule } from "~/domain/areas/keep-movement-rule.server";
import { mayAddCrossing, type RuleFault } from "~/domain/areas/may-add-rule.server";
import { colours, permissions } from "~/domain/areas/movement";
import { pickerView } from "~/domain/areas/picker.server";
import { listRules } from "~/domain/areas/rule-queries.server";
import { previewUnlessSeen } from "~/domain/delivery/area-changes/preview-area-change.server";
import { checkForm, field, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { m } from "~/paraglide/messages";
import { AreaTabs } from "~/ui/areas/area-tabs";
import { borderChangeText } from "~/ui/areas/change-text";
import { dateFaults } from "~/ui/areas/date-faults";
import { ChangePreview, type TitledPreview } from "~/ui/areas/change-preview";
import { CrossingForm } from "~/ui/areas/rule-forms";
import { CrossingCard, sidesText } from "~/ui/areas/rule-cards";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_border_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const [{ crossings }, { provinces }] = await Promise.all([listRules(db, clock.now()), pickerView(db)]);
  return { crossings, provinces };
}

const colourOrAny = z.union([z.literal("").transform(() => null), field.choice(colours)]).default(null);
const province = z
  .string()
  .regex(/^(?:\d{2})?$/)
  .default("");
const crossingForm = z.object({
  ...previewStep,
  leavingColour: colourOrAny,
  leavingProvince: province,
  leavingCommune: field.optionalText(120),
  enteringColour: colourOrAny,
  enteringProvince: province,
  enteringCommune: field.optionalText(120),
  permission: field.choice(permissions),
  gate: field.optionalText(120),
  delayMinutes: field.integer(0, 1_440).default(0),
  from: field.optionalVietnamTime(),
  until: field.optionalVietnamTime(),
  reason: field.optionalText(200),
  source: field.optionalText(200),
});
const endForm = z.object({ ...previewStep, ruleId: field.id() });
const home = "/dieu-hanh/khu-vuc/ranh-gioi";

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  const now = moment();
  if (body.form.get("intent") === "end") {
    const reading = checkForm(body.form, endForm);
    if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
    const { ruleId, ...step } = reading.value;
    const preview = await previewUnlessSeen(db, now.now, { kind: "crossing_end", ruleId }, step);
    if (preview) return again({}, reading.typed, 200, { ...preview, title: null });
    const outcome = await endMovementRule(db, now, operator, { kind: "crossing", ruleId });
    return outcome.ok ? redirect(home) : again({ form: m.areas_rules_already_over() }, {}, 409);
  }
  const reading = checkForm(body.form, crossingForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { step, seen, ...said } = reading.value;
  const sides = await sidesOf(said);
  if ("fault" in sides) return again({ [sides.fault]: m.areas_ops_unknown() }, reading.typed, 422);
  const { permission, gate, delayMinutes, from, until, reason, source } = said;
  const crossing = { ...sides, permission, gate, delayMinutes, from, until, reason, source };
  const draft = { kind: "crossing", ...crossing } as const;
  const refusal = await mayAddCrossing(db, now.now, crossing);
  if (refusal) return again(faultsOf(refusal), reading.typed, 422);
  const preview = await previewUnlessSeen(db, now.now, draft, { step, seen });
  if (preview) return again({}, reading.typed, 200, { ...preview, title: borderChangeText(draft) });
  const outcome = await addCrossing(db, now, operator, crossing);
  return outcome.ok ? redirect(home) : again(faultsOf(outcome), reading.typed, 422);
}

type Said = Pick<z.infer<typeof crossingForm>, `${"leaving" | "entering"}${"Colour" | "Province" | "Commune"}`>;

async function sidesOf(said: Said) {
  const { db } = wiring();
  const [leaving, entering] = await Promise.all([
    findSide(db, { colour: said.leavingColour, provinceCode: said.leavingProvince, commune: said.leavingCommune }),
    findSide(db, { colour: said.enteringColour, provinceCode: said.enteringProvince, commune: said.enteringCommune }),
  ]);
  if (leaving === null) return { fault: "leavingCommune" } as const;
  return entering === null ? ({ fault: "enteringCommune" } as const) : { leaving, entering };
}

function faultsOf({ reason }: RuleFault): FieldFaults {
  switch (reason) {
    case "starts_in_the_past":
    case "ends_before_it_starts":
    case "too_far_ahead":
      return dateFaults[reason]();
    case "unknown_area":
    case "hours_are_empty":
    case "already_over":
    case "says_nothing":
      return { form: m.areas_rules_says_nothing() };
  }
}

const again = (faults: FieldFaults, typed: Typed, status: number, preview: TitledPreview | null = null) =>
  data({ faults, typed, preview }, { status });

export const shouldRevalidate = readAnew;

export default function OpsAreaBorders() {
  const { crossings, provinces } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const ending = crossings.find(({ id }) => id === back?.typed["ruleId"]);
  return (
    <>
      <h1>{m.areas_border_title()}</h1>
      <AreaTabs />
      <p className="muted">{m.areas_border_text()}</p>
      {back?.preview && (
        <ChangePreview
          preview={back.preview}
          endTitle={m.areas_border_end_title({ rule: ending ? sidesText(ending) : "" })}
          typed={back.typed}
          back={home}
        />
      )}
      <FormFaults faults={back?.faults} />
      {crossings.length === 0 && <Empty icon="pin" title={m.areas_border_none()} />}
      {crossings.map((crossing) => (
        <CrossingCard key={crossing.id} crossing={crossing} />
      ))}
      <CrossingForm provinces={provinces} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
    </>
  );
}
