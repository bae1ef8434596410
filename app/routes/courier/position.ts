import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordPing } from "~/domain/tracking/record-ping.server";
import { readForm } from "~/http/form.server";
import { requireCourier } from "~/http/guard.server";
import { wiring } from "~/wiring.server";

const schema = z.object({
  lat: z.coerce.number().min(-90).max(90),
  lng: z.coerce.number().min(-180).max(180),
  deviceTime: z.iso.datetime(),
});

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const courier = await requireCourier(db, request);
  const reading = await readForm(request, schema);
  if (!reading.ok) return new Response(null, { status: reading.status });
  const { lat, lng, deviceTime } = reading.value;
  const outcome = await recordPing(db, moment(), courier, { lat, lng, deviceTime: new Date(deviceTime) });
  return new Response(null, { status: outcome.ok ? 204 : 409 });
}

export const loader = () => redirect("/giao-hang");
