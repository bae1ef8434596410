import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endAreaColour, mayEndAreaColour, type ColourEnding } from "~/domain/areas/end-area-colour.server";
import { findSpell } from "~/domain/areas/queries.server";
import { previewUnlessSeen, type AreaPreview } from "~/domain/delivery/area-changes/preview-area-change.server";
import { affectedOrders } from "~/domain/reporting/affected-orders.server";
import { formatDateTime, isoInVietnam } from "~/domain/shared/time";
import { field, idParam, readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { previewStep } from "~/http/preview-step.server";
import { m } from "~/paraglide/messages";
import { endText } from "~/ui/areas/change-text";
import { PreviewCard } from "~/ui/areas/preview-card";
import { SpellCard } from "~/ui/areas/spell-card";
import { FormFaults } from "~/ui/forms/faults";
import { TextField } from "~/ui/forms/field";
import { fieldsOf, type Texts } from "~/ui/forms/fields-of";
import { orderStatusText, statusTone } from "~/ui/order/words";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.areas_ops_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const spell = await findSpell(db, idParam(params["closureId"], "area spell"), clock.now());
  const until = spell.until === null ? null : new Date(spell.until);
  return { spell, orders: spell.state === "over" ? [] : await affectedOrders(db, spell.area, until) };
}

const form = z.object({
  intent: field.choice(["end", "change_end"]).default("end"),
  until: field.optionalVietnamTime(),
  ...previewStep,
});

/** Ending what is over already leaves it over, so that outcome leads back to the page that says so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const spellId = idParam(params["closureId"], "area spell");
  const reading = await readForm(request, form);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { intent, until, step, seen } = reading.value;
  const now = moment();
  const ends = intent === "end" ? "now" : until;
  const fault = await mayEndAreaColour(db, now.now, { spellId, until: ends });
  const draft = { kind: "colour_end", spellId, until: ends } as const;
  const preview = fault ? null : await previewUnlessSeen(db, now.now, draft, { step, seen });
  if (preview) return again({}, reading.typed, 200, { ...preview, title: endText(ends) });
  const outcome = await endAreaColour(db, now, operator, { spellId, until: ends });
  if (outcome.ok || outcome.reason === "already_over") return redirect(`/dieu-hanh/khu-vuc/${spellId}`);
  return again({ until: endingFault(outcome) }, reading.typed, 422);
}

type Preview = AreaPreview & { title: string };
const again = (faults: FieldFaults, typed: Typed, status: number, preview: Preview | null = null) =>
  data({ faults, typed, preview }, { status });

const endingFault = ({ reason }: Extract<ColourEnding, { ok: false }>): string =>
  reason === "ends_in_the_past" ? m.areas_no_past() : m.areas_no_order();

export default function OpsAreaClosure() {
  const { spell, orders } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const { areaName, from, until, state } = spell;
  return (
    <>
      <Link className="tap" to="/dieu-hanh/khu-vuc">
        {m.areas_ops_title()}
      </Link>
      <h1>{areaName}</h1>
      {back?.preview && (
        <PreviewCard
          preview={back.preview}
          title={`${areaName}: ${back.preview.title}`}
          typed={back.typed}
          confirmText={m.areas_end_confirm()}
          back={`/dieu-hanh/khu-vuc/${spell.id}`}
        />
      )}
      <FormFaults faults={back?.faults} />
      <div className="card stack stack-tight">
        <SpellCard spell={spell} />
        <span className="small muted">
          {m.areas_ops_since({ at: formatDateTime(from) })}{" "}
          {until === null ? m.areas_ops_until_reopened() : m.areas_ops_until({ at: formatDateTime(until) })}
        </span>
      </div>
      {state === "over" ? (
        <Notice tone="good">{spell.colour === "sealed" ? m.areas_ops_reopened() : m.areas_ops_over()}</Notice>
      ) : (
        <>
          <EndForms spell={spell} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
          <h2>{m.areas_ops_affected_title()}</h2>
          {orders.length === 0 && <p className="muted">{m.areas_ops_affected_none()}</p>}
          {orders.map((order, index) => (
            <Link key={index} className="card person-line" to={`/dieu-hanh/don/${order.id}`}>
              <div className="row row-spread">
                <b>{order.code}</b>
                <Badge tone={statusTone(order.status)}>{orderStatusText(order.status)}</Badge>
              </div>
              <div className="small muted">
                {order.way === "into" ? m.areas_ops_affected_into() : m.areas_ops_affected_out()} ·{" "}
                {order.seller ?? order.contactName} · {formatDateTime(order.at)}
              </div>
            </Link>
          ))}
        </>
      )}
    </>
  );
}

type Shape = { spell: Awaited<ReturnType<typeof loader>>["spell"]; faults: Texts; typed: Texts };

function EndForms({ spell: { state, colour, until }, faults, typed }: Shape) {
  const field = fieldsOf(faults, typed);
  const endText = colour === "sealed" ? m.areas_ops_reopen() : m.areas_ops_end();
  return (
    <div className="card stack">
      <Form method="post" reloadDocument>
        <Button name="intent" value="end">
          {state === "coming" ? m.areas_ops_withdraw() : endText}
        </Button>
      </Form>
      <Form method="post" reloadDocument className="stack stack-tight">
        <TextField
          label={m.areas_ops_other_end()}
          hint={m.areas_set_until_hint()}
          {...field("until", until === null ? "" : isoInVietnam(new Date(until)).slice(0, 16))}
          type="datetime-local"
        />
        <Button name="intent" value="change_end">
          {m.areas_ops_change_end()}
        </Button>
      </Form>
    </div>
  );
}
