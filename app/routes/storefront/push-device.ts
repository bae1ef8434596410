import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { dropPushDevice, isPushDevice, keepPushDevice } from "~/domain/notifications/push-devices.server";
import { field, readForm } from "~/http/form.server";
import { requireSession } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { wiring } from "~/wiring.server";

const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("on"),
    endpoint: field.text(1_000),
    publicKey: field.text(200),
    secret: field.text(100),
  }),
  z.object({ intent: z.literal("off"), endpoint: field.text(1_000) }),
  z.object({ intent: z.literal("ask"), endpoint: field.text(1_000) }),
]);

/** This device is to show messages while the page is closed, or no more; or it asks whether it does, since signing out ends that. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor, sessionId } = await requireSession(db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return Response.json({ faults: reading.faults }, { status: reading.status });
  const asked = reading.value;
  if (asked.intent === "off") {
    await dropPushDevice(db, actor, asked.endpoint);
    return Response.json({ isOn: false });
  }
  if (asked.intent === "ask") return Response.json({ isOn: await isPushDevice(db, actor, asked.endpoint) });
  const outcome = await keepPushDevice(db, moment(), { personId: actor.personId, sessionId }, asked);
  return outcome.ok
    ? Response.json({ isOn: true })
    : Response.json({ faults: { form: m.push_fault_device() } }, { status: 400 });
}
