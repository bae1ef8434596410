import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireCourier } from "~/http/guard.server";
import { wiring } from "~/wiring.server";
import { readSent, takeEvent } from "./parts/take-event.server";

/** Takes one event from the phone's outbox, which wants to know whether to keep it; a plain form goes to the run itself. */
export async function action({ request }: ActionFunctionArgs) {
  const courier = await requireCourier(wiring().db, request);
  const sent = await readSent(request);
  const taken = sent.ok ? await takeEvent(courier, sent) : sent;
  return taken.ok
    ? Response.json({ ok: true })
    : Response.json({ ok: false, reason: taken.reason }, { status: taken.status });
}

/** Nothing to see here. */
export const loader = () => redirect("/giao-hang");
