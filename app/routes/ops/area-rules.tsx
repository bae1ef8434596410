import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  addCrossing,
  addMovementRule,
  endMovementRule,
  type RuleAdding,
} from "~/domain/areas/keep-movement-rule.server";
import { colours, movers, permissions } from "~/domain/areas/movement";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { coldClasses } from "~/domain/areas/reach";
import { findSide } from "~/domain/areas/find-side.server";
import { listRules } from "~/domain/areas/rule-queries.server";
import { vehicles } from "~/domain/identity/types";
import { checkForm, field, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { AreaTabs } from "~/ui/areas/area-tabs";
import { CrossingForm, RuleForm } from "~/ui/areas/rule-forms";
import { CrossingCard, RuleCard } from "~/ui/areas/rule-cards";
import { FormFaults } from "~/ui/forms/faults";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_rules_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  return { ...(await listRules(db, clock.now())), picker: await pickerView(db) };
}

const orAny = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.literal("").transform(() => null), field.choice(values)]).default(null);

const dated = {
  from: field.optionalVietnamTime(),
  until: field.optionalVietnamTime(),
  reason: field.optionalText(200),
  source: field.optionalText(200),
};
const ruleForm = z.object({
  ...dated,
  mover: field.choice(movers),
  permission: field.choice(permissions),
  colour: orAny(colours),
  vehicle: orAny(vehicles),
  goods: orAny(coldClasses),
  hoursFrom: field.optionalClock(),
  hoursUntil: field.optionalClock(),
  provinceCode: z
    .string()
    .regex(/^(?:\d{2})?$/)
    .default(""),
  communeCode: z
    .string()
    .regex(/^(?:\d{5})?$/)
    .default(""),
});
const side = {
  colour: orAny(colours),
  province: z
    .string()
    .regex(/^(?:\d{2})?$/)
    .default(""),
  commune: field.optionalText(120),
};
const crossingForm = z.object({
  ...dated,
  leavingColour: side.colour,
  leavingProvince: side.province,
  leavingCommune: side.commune,
  enteringColour: side.colour,
  enteringProvince: side.province,
  enteringCommune: side.commune,
  permission: field.choice(permissions),
  gate: field.optionalText(120),
  delayMinutes: field.integer(0, 1_440).default(0),
});
const endForm = z.object({ kind: field.choice(["rule", "crossing"]), ruleId: field.id() });

export async function action({ request }: ActionFunctionArgs) {
  const { db } = wiring();
  const operator = await requireOperator(db, request);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  switch (body.form.get("intent")) {
    case "end":
      return end(operator, body.form);
    case "add_crossing":
      return addBorder(operator, body.form);
    default:
      return addRule(operator, body.form);
  }
}

const home = "/dieu-hanh/khu-vuc/quy-dinh";
type Actor = Awaited<ReturnType<typeof requireOperator>>;

async function end(operator: Actor, body: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(body, endForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const outcome = await endMovementRule(db, moment(), operator, reading.value);
  return outcome.ok ? redirect(home) : again({ form: m.areas_rules_already_over() }, {}, 409);
}

async function addRule(operator: Actor, body: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(body, ruleForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { provinceCode, communeCode, hoursFrom, hoursUntil, ...rule } = reading.value;
  if ((hoursFrom === null) !== (hoursUntil === null))
    return again({ hoursUntil: m.areas_no_hours() }, reading.typed, 422);
  const hours = hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil };
  const area = provinceCode === "" ? null : { provinceCode, communeCode: communeCode || null };
  const outcome = await addMovementRule(db, moment(), operator, { ...rule, hours, area });
  return outcome.ok ? redirect(home) : again(faultsOf(outcome), reading.typed, 422);
}

async function addBorder(operator: Actor, body: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(body, crossingForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const value = reading.value;
  const leaving = await findSide(db, {
    colour: value.leavingColour,
    provinceCode: value.leavingProvince,
    commune: value.leavingCommune,
  });
  if (leaving === null) return again({ leavingCommune: m.areas_ops_unknown() }, reading.typed, 422);
  const entering = await findSide(db, {
    colour: value.enteringColour,
    provinceCode: value.enteringProvince,
    commune: value.enteringCommune,
  });
  if (entering === null) return again({ enteringCommune: m.areas_ops_unknown() }, reading.typed, 422);
  const { permission, gate, delayMinutes, from, until, reason, source } = value;
  const crossing = { leaving, entering, permission, gate, delayMinutes, from, until, reason, source };
  const outcome = await addCrossing(db, moment(), operator, crossing);
  return outcome.ok ? redirect(home) : again(faultsOf(outcome), reading.typed, 422);
}

function faultsOf({ reason }: Extract<RuleAdding, { ok: false }>): FieldFaults {
  switch (reason) {
    case "unknown_area":
      return { provinceCode: m.areas_ops_unknown() };
    case "starts_in_the_past":
      return { from: m.areas_no_past() };
    case "ends_before_it_starts":
      return { until: m.areas_no_order() };
    case "too_far_ahead":
      return { until: m.areas_no_far() };
    case "hours_are_empty":
      return { hoursUntil: m.areas_no_hours() };
    case "says_nothing":
      return { form: m.areas_rules_says_nothing() };
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number) =>
  data({ faults, typed, picker: await pickerView(wiring().db, typed) }, { status });

export default function OpsAreaRules() {
  const { rules, crossings, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isBorder = back?.typed["intent"] === "add_crossing";
  const [ruleTyped, borderTyped] = isBorder ? [{}, back.typed] : [back?.typed ?? {}, {}];
  const [ruleFaults, borderFaults] = isBorder ? [{}, back.faults] : [back?.faults ?? {}, {}];
  return (
    <>
      <h1>{m.areas_rules_title()}</h1>
      <AreaTabs />
      <p className="muted">{m.areas_rules_text()}</p>
      <FormFaults faults={back?.faults} />
      {rules.map((rule) => (
        <RuleCard key={rule.id} rule={rule} />
      ))}
      <RuleForm picker={back?.picker ?? picker} faults={ruleFaults} typed={ruleTyped} />
      <h2>{m.areas_border_title()}</h2>
      <p className="muted">{m.areas_border_text()}</p>
      {crossings.map((crossing) => (
        <CrossingCard key={crossing.id} crossing={crossing} />
      ))}
      <CrossingForm provinces={(back?.picker ?? picker).provinces} faults={borderFaults} typed={borderTyped} />
    </>
  );
}
