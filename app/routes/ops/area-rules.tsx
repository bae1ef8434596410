import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addMovementRule, endMovementRule } from "~/domain/areas/keep-movement-rule.server";
import { mayAddRule, type RuleFault } from "~/domain/areas/may-add-rule.server";
import { colours, movers, permissions } from "~/domain/areas/movement";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { areaNames } from "~/domain/areas/queries.server";
import { coldClasses } from "~/domain/areas/reach";
import { listRules } from "~/domain/areas/rule-queries.server";
import { previewUnlessSeen } from "~/domain/delivery/area-changes/preview-area-change.server";
import { vehicles } from "~/domain/identity/types";
import { checkForm, field, openForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { m } from "~/paraglide/messages";
import { AreaTabs } from "~/ui/areas/area-tabs";
import { ruleChangeText } from "~/ui/areas/change-text";
import { dateFaults } from "~/ui/areas/date-faults";
import { ChangePreview, type TitledPreview } from "~/ui/areas/change-preview";
import { RuleForm } from "~/ui/areas/rule-forms";
import { BuiltInRules } from "~/ui/areas/built-in-rules";
import { RuleCard, ruleText, typedRule } from "~/ui/areas/rule-cards";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_rules_title() }];

/** `?thay=<id>` begins a rule that takes another's place, with its words. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const { rules } = await listRules(db, clock.now());
  const replaced = rules.find(({ id }) => id === new URL(request.url).searchParams.get("thay"));
  const typed = replaced ? typedRule(replaced) : {};
  return { rules, typed, picker: await pickerView(db, typed) };
}

const orAny = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.literal("").transform(() => null), field.choice(values)]).default(null);

const ruleForm = z.object({
  ...previewStep,
  /** What came with the shop has names that are no UUIDs of any version. */
  replaces: z.union([z.literal("").transform(() => null), z.guid()]).default(null),
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
  from: field.optionalVietnamTime(),
  until: field.optionalVietnamTime(),
  reason: field.optionalText(200),
  source: field.optionalText(200),
});
const endForm = z.object({ ...previewStep, ruleId: field.id() });
const home = "/dieu-hanh/khu-vuc/quy-dinh";

export async function action({ request }: ActionFunctionArgs) {
  const { db } = wiring();
  const operator = await requireOperator(db, request);
  const body = await openForm(request);
  if (!body.ok) return again(body.faults, body.typed, body.status);
  return body.form.get("intent") === "end" ? end(operator, body.form) : add(operator, body.form);
}

type Actor = Awaited<ReturnType<typeof requireOperator>>;

async function end(operator: Actor, body: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(body, endForm);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { ruleId, ...step } = reading.value;
  const now = moment();
  const preview = await previewUnlessSeen(db, now.now, { kind: "rule_end", ruleId }, step);
  if (preview) return again({}, reading.typed, 200, { ...preview, title: null });
  const outcome = await endMovementRule(db, now, operator, { kind: "rule", ruleId });
  return outcome.ok ? redirect(home) : again({ form: m.areas_rules_already_over() }, {}, 409);
}

async function add(operator: Actor, body: FormData) {
  const { db, moment } = wiring();
  const reading = checkForm(body, ruleForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { step, seen, provinceCode, communeCode, hoursFrom, hoursUntil, ...words } = reading.value;
  if ((hoursFrom === null) !== (hoursUntil === null))
    return again({ hoursUntil: m.areas_no_hours() }, reading.typed, 422);
  const hours = hoursFrom === null || hoursUntil === null ? null : { from: hoursFrom, until: hoursUntil };
  const area = provinceCode === "" ? null : { provinceCode, communeCode: communeCode || null };
  const rule = { ...words, hours, area };
  const now = moment();
  const fault = await mayAddRule(db, now.now, rule);
  if (fault) return again(faultsOf(fault), reading.typed, 422);
  const draft = { kind: "rule", ...rule } as const;
  const preview = await previewUnlessSeen(db, now.now, draft, { step, seen });
  if (preview) {
    const title = ruleChangeText(draft, area && (await areaNames(db, [area]))(area));
    return again({}, reading.typed, 200, { ...preview, title });
  }
  const outcome = await addMovementRule(db, now, operator, rule);
  return outcome.ok ? redirect(home) : again(faultsOf(outcome), reading.typed, 422);
}

function faultsOf({ reason }: RuleFault): FieldFaults {
  switch (reason) {
    case "unknown_area":
      return { provinceCode: m.areas_ops_unknown() };
    case "starts_in_the_past":
    case "ends_before_it_starts":
    case "too_far_ahead":
      return dateFaults[reason]();
    case "hours_are_empty":
      return { hoursUntil: m.areas_no_hours() };
    case "already_over":
      return { form: m.areas_rules_already_over() };
    case "says_nothing":
      return { form: m.areas_rules_says_nothing() };
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number, preview: TitledPreview | null = null) =>
  data({ faults, typed, preview, picker: await pickerView(wiring().db, typed) }, { status });

export const shouldRevalidate = readAnew;

export default function OpsAreaRules() {
  const { rules, typed, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const own = rules.filter(({ isOwn }) => isOwn);
  const ending = rules.find(({ id }) => id === back?.typed["ruleId"]);
  return (
    <>
      <h1>{m.areas_rules_title()}</h1>
      <AreaTabs />
      <p className="muted">{m.areas_rules_text()}</p>
      {back?.preview && (
        <ChangePreview
          preview={back.preview}
          endTitle={m.areas_rules_end_title({ rule: ending ? ruleText(ending) : "" })}
          typed={back.typed}
          back={home}
        />
      )}
      <FormFaults faults={back?.faults} />
      {own.map((rule) => (
        <RuleCard key={rule.id} rule={rule} />
      ))}
      <BuiltInRules rules={rules.filter(({ isOwn }) => !isOwn)} />
      <RuleForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? typed} />
    </>
  );
}
