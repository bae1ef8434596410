import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { colours } from "~/domain/areas/movement";
import { inForceAt } from "~/domain/areas/in-force.server";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { areaNames, listSpells } from "~/domain/areas/queries.server";
import { mayColourArea, setAreaColour, type ColourRefusal } from "~/domain/areas/set-area-colour.server";
import { searchCommunes } from "~/domain/areas/search-communes.server";
import { areaTimeline } from "~/domain/areas/timeline-queries.server";
import { previewUnlessSeen, type AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { vehicles } from "~/domain/identity/types";
import { formatDateTime } from "~/domain/shared/time";
import { cleanText, field, readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { m } from "~/paraglide/messages";
import { AreaTabs } from "~/ui/areas/area-tabs";
import { AreaTimeline } from "~/ui/areas/area-timeline";
import { ColourForm } from "~/ui/areas/colour-form";
import { colourText } from "~/ui/areas/colour-words";
import { InForceCard } from "~/ui/areas/in-force-card";
import { PreviewCard } from "~/ui/areas/preview-card";
import { SpellCard } from "~/ui/areas/spell-card";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_ops_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const now = clock.now();
  const [spells, timeline, picker] = await Promise.all([listSpells(db, now), areaTimeline(db, now), pickerView(db)]);
  return { spells, timeline, picker, force: await inForce(new URL(request.url).searchParams, now) };
}

/** `?xa=<commune's name>&luc=<minute>`: what holds there then; without a minute, now. */
async function inForce(search: URLSearchParams, now: Date) {
  const { db } = wiring();
  const asked = { commune: cleanText(search.get("xa") ?? "").slice(0, 120), at: search.get("luc") ?? "", fault: null };
  if (asked.commune === "") return { asked, answer: null };
  const at = field.optionalVietnamTime().safeParse(asked.at);
  const [place] = await searchCommunes(db, asked.commune);
  if (!place) return { asked: { ...asked, fault: m.areas_ops_unknown() }, answer: null };
  return { asked, answer: await inForceAt(db, place, (at.success ? at.data : null) ?? now, vehicles) };
}

const form = z.object({
  ...previewStep,
  provinceCode: z
    .string()
    .min(1)
    .regex(/^\d{2}$/),
  communeCode: z
    .string()
    .regex(/^(?:\d{5})?$/)
    .default(""),
  colour: field.choice(colours),
  reason: field.text(200, 3),
  source: field.optionalText(200),
  from: field.optionalVietnamTime(),
  until: field.optionalVietnamTime(),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const reading = await readForm(request, form);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { step, seen, provinceCode, communeCode, ...change } = reading.value;
  const command = { ...change, area: { provinceCode, communeCode: communeCode || null } };
  const now = moment();
  const refusal = await mayColourArea(db, now.now, command);
  if (refusal) return refused(refusal.reason, reading.typed);
  const preview = await previewUnlessSeen(db, now.now, { kind: "colour", ...command }, { step, seen });
  if (preview) return again({}, reading.typed, 200, preview);
  const outcome = await setAreaColour(db, now, operator, command);
  return outcome.ok ? redirect(`/dieu-hanh/khu-vuc/${outcome.spellId}`) : refused(outcome.reason, reading.typed);
}

function refused(reason: ColourRefusal["reason"], typed: Typed) {
  switch (reason) {
    case "already_so":
      return again({ form: m.areas_ops_already_so() }, typed, 409);
    case "unknown_area":
      return again({ provinceCode: m.areas_ops_unknown() }, typed, 422);
    case "starts_in_the_past":
      return again({ from: m.areas_no_past() }, typed, 422);
    case "ends_before_it_starts":
      return again({ until: m.areas_no_order() }, typed, 422);
    case "too_far_ahead":
      return again({ until: m.areas_no_far() }, typed, 422);
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number, preview: AreaPreview | null = null) => {
  const { db } = wiring();
  const title = preview && (await titleOf(typed));
  return data({ faults, typed, preview, title, picker: await pickerView(db, typed) }, { status });
};

/** "Phường An Hội Tây, Hồ Chí Minh: vùng đỏ" */
async function titleOf(typed: Typed): Promise<string> {
  const area = { provinceCode: typed["provinceCode"] ?? "", communeCode: typed["communeCode"] || null };
  const nameOf = await areaNames(wiring().db, [area]);
  const colour = colours.find((known) => known === typed["colour"]) ?? "sealed";
  return `${nameOf(area)}: ${colourText(colour)}`;
}

export const shouldRevalidate = readAnew;

export default function OpsAreas() {
  const { spells, timeline, picker, force } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const isSealing = back?.typed["colour"] === "sealed";
  return (
    <>
      <h1>{m.areas_ops_title()}</h1>
      <AreaTabs />
      {back?.preview && (
        <PreviewCard
          preview={back.preview}
          title={back.title ?? ""}
          typed={back.typed}
          back="/dieu-hanh/khu-vuc"
          confirmText={isSealing ? m.areas_ops_close() : m.areas_preview_confirm()}
        />
      )}
      <FormFaults faults={back?.faults} />
      {timeline.rows.length > 0 && <AreaTimeline timeline={timeline} />}
      <InForceCard {...force} />
      <h2>{m.areas_ops_standing()}</h2>
      {spells.length === 0 && <Empty icon="pin" title={m.areas_ops_none()} />}
      {spells.map((spell) => (
        <Link key={spell.id} className="card person-line" to={`/dieu-hanh/khu-vuc/${spell.id}`}>
          <SpellCard spell={spell} />
          <span className="small muted">
            {m.areas_ops_since({ at: formatDateTime(spell.from) })}{" "}
            {spell.until === null
              ? m.areas_ops_until_reopened()
              : m.areas_ops_until({ at: formatDateTime(spell.until) })}
          </span>
        </Link>
      ))}
      <ColourForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
    </>
  );
}
