import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { applyingToCarry } from "~/domain/identity/applications/application-queries.server";
import { applyToCarry, mostGrams } from "~/domain/identity/applications/apply-to-carry.server";
import { vehicles } from "~/domain/identity/types";
import { addressShape, pinOf } from "~/http/address-form.server";
import { field, readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { accountPath, requireActor } from "~/http/guard.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { CourierForm } from "~/ui/account/courier-form";
import { FormFaults } from "~/ui/forms/faults";
import { gramsText } from "~/ui/primitives/numbers";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_join_courier() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  const actor = await requireActor(db, request);
  const applying = await applyingToCarry(db, actor);
  if (!applying.mayApply) throw redirect(accountPath);
  const said = typedBefore(applying.said);
  return { said: { name: actor.name ?? "", ...said }, picker: await pickerView(db, said) };
}

type Said = Extract<Awaited<ReturnType<typeof applyingToCarry>>, { mayApply: true }>["said"];

function typedBefore(said: Said): Typed {
  if (said === null) return {};
  const { capacityG, rangeM, hasColdBox, ...words } = said;
  return {
    ...words,
    capacityKg: String(capacityG / 1000),
    rangeKm: String(rangeM / 1000),
    hasColdBox: hasColdBox ? "on" : "",
  };
}

const { provinceCode, communeCode, lat, lng } = addressShape;
const form = z.object({
  name: field.name(80),
  vehicle: field.choice(vehicles),
  plate: field.optionalText(20),
  capacityKg: field.integer(1, 10_000),
  hasColdBox: field.tick(),
  rangeKm: field.integer(1, 200),
  provinceCode,
  communeCode,
  lat,
  lng,
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const actor = await requireActor(db, request);
  const reading = await readForm(request, form);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const { capacityKg, rangeKm, lat: pinLat, lng: pinLng, ...own } = reading.value;
  const pin = pinOf({ lat: pinLat, lng: pinLng });
  const outcome = await applyToCarry(db, moment(), actor, {
    ...own,
    pin,
    capacityG: capacityKg * 1000,
    rangeM: rangeKm * 1000,
  });
  if (outcome.ok) return redirect(accountPath);
  switch (outcome.reason) {
    case "already_applied":
      return again({ form: m.identity_already_applied() }, reading.typed, 409);
    case "too_heavy":
      return again(
        { capacityKg: m.identity_too_heavy({ most: gramsText(mostGrams[own.vehicle]) }) },
        reading.typed,
        422,
      );
    case "unknown_commune":
      return again({ communeCode: m.areas_unknown_commune() }, reading.typed, 422);
    case "pin_far":
      return again({ pin: m.areas_pin_far() }, { ...reading.typed, lat: "", lng: "" }, 422);
  }
}

const again = async (faults: FieldFaults, typed: Typed, status: number) =>
  data({ faults, typed, picker: await pickerView(wiring().db, typed) }, { status });

export default function ApplyCourier() {
  const { said, picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{m.identity_join_courier()}</h1>
      <FormFaults faults={back?.faults} />
      <CourierForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? said} />
    </div>
  );
}
