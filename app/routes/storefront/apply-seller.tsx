import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { applyingToSell } from "~/domain/identity/applications/application-queries.server";
import { applyToSell } from "~/domain/identity/applications/apply-to-sell.server";
import type { SellerKind } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { addressShape, pinOf } from "~/http/address-form.server";
import { field, readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { accountPath, requireActor } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { SellerForm } from "~/ui/account/seller-form";
import { FormFaults } from "~/ui/forms/faults";
import { wiring } from "~/wiring.server";

const kinds: Readonly<Record<string, SellerKind>> = { "nha-vuon": "farm", "hop-tac-xa": "cooperative" };
const kindOf = (params: { kind?: string | undefined }): SellerKind => present(kinds[params.kind ?? ""], "page");

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_join_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = wiring();
  const kind = kindOf(params);
  const actor = await requireActor(db, request);
  const applying = await applyingToSell(db, actor, kind);
  if (!applying.mayApply) throw redirect(accountPath);
  const said: Typed = { ...applying.said };
  return { kind, said: { personName: actor.name ?? "", ...said }, picker: await pickerView(db, said) };
}

const form = z.object({
  personName: field.name(80),
  name: field.name(80),
  about: field.optionalText(500),
  taxCode: z
    .string()
    .regex(/^(?:\d{10}(?:-?\d{3})?|\d{12})?$/)
    .default(""),
  ...addressShape,
});

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const kind = kindOf(params);
  const actor = await requireActor(db, request);
  const reading = await readForm(request, form);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { lat, lng, taxCode, ...application } = reading.value;
  const outcome = await applyToSell(db, moment(), actor, {
    ...application,
    kind,
    taxCode: taxCode || null,
    pin: pinOf({ lat, lng }),
  });
  if (outcome.ok) return redirect(accountPath);
  switch (outcome.reason) {
    case "already_applied":
      return again({ form: m.identity_already_applied() }, reading.typed, 409);
    case "unknown_commune":
      return again({ communeCode: m.areas_unknown_commune() }, reading.typed, 422);
    case "pin_far":
      return again({ pin: m.areas_pin_far() }, { ...reading.typed, lat: "", lng: "" }, 422);
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number) =>
  data({ faults, typed, picker: await pickerView(wiring().db, typed) }, { status });

export default function ApplySeller() {
  const { kind, said, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{kind === "farm" ? m.identity_join_farm() : m.identity_join_cooperative()}</h1>
      <FormFaults faults={back?.faults} />
      <SellerForm kind={kind} picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? said} />
    </div>
  );
}
