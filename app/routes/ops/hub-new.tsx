import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isPicking, pickerView } from "~/domain/areas/picker.server";
import { createHub } from "~/domain/delivery/hubs/keep-hub.server";
import { readForm, type FieldFaults, type Typed } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { hubFaults, hubForm } from "~/http/hub-form.server";
import { privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { HubForm } from "~/ui/hub/hub-form";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.hub_new() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = wiring();
  await requireOperator(db, request);
  return { picker: await pickerView(db) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const operator = await requireOperator(db, request);
  const reading = await readForm(request, hubForm);
  if (isPicking(reading.typed)) return again({}, reading.typed, 200);
  if (!reading.ok) return again(reading.faults, reading.typed, reading.status);
  const outcome = await createHub(db, moment(), operator, reading.value);
  return outcome.ok
    ? redirect(`/dieu-hanh/kho/${outcome.code}`)
    : again(hubFaults[outcome.reason](), reading.typed, outcome.reason === "code_taken" ? 409 : 422);
}

const again = async (faults: FieldFaults, typed: Typed, status: number) =>
  data({ faults, typed, picker: await pickerView(wiring().db, typed) }, { status });

export default function OpsHubNew() {
  const { picker } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  return (
    <>
      <h1>{m.hub_new()}</h1>
      <HubForm picker={back?.picker ?? picker} faults={back?.faults ?? {}} typed={back?.typed ?? {}} />
    </>
  );
}
