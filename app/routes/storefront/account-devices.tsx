import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listDevices } from "~/domain/identity/queries.server";
import { signOut, signOutEverywhere } from "~/domain/identity/sign-in/sign-out.server";
import { formatDateTime } from "~/domain/shared/time";
import { field, readForm } from "~/http/form.server";
import { requireSession } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { signOutCookie } from "~/http/session.server";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_devices_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const { actor, sessionId } = await requireSession(db, request);
  return { here: sessionId, devices: await listDevices(db, actor, clock.now()) };
}

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("one"), sessionId: field.id() }),
  z.object({ intent: z.literal("all") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const { actor } = await requireSession(db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, {}, reading.status);
  if (reading.value.intent === "one") {
    await signOut(db, moment(), actor, reading.value.sessionId);
    return redirect("/tai-khoan/thiet-bi");
  }
  await signOutEverywhere(db, moment(), actor);
  return redirect("/dang-nhap", { headers: { "Set-Cookie": await signOutCookie(request) } });
}

export default function Devices() {
  const { here, devices } = useLoaderData<typeof loader>();
  return (
    <div className="narrow stack">
      <a className="tap" href="/tai-khoan">
        {m.identity_account_title()}
      </a>
      <h1>{m.identity_devices_title()}</h1>
      <p className="muted">{m.identity_devices_text()}</p>
      {devices.map(({ sessionId, device, signedInAt, seenAt }) => (
        <section key={sessionId} className="card row row-spread">
          <Icon name="device" />
          <div className="grow">
            <b>{device === "?" ? m.identity_device_unknown() : device}</b>{" "}
            {sessionId === here && <Badge tone="good">{m.identity_device_here()}</Badge>}
            <div className="small muted">
              {m.identity_device_seen({ at: formatDateTime(seenAt), since: formatDateTime(signedInAt) })}
            </div>
          </div>
          {sessionId !== here && (
            <form method="post">
              <input type="hidden" name="intent" value="one" />
              <input type="hidden" name="sessionId" value={sessionId} />
              <Button look="quiet" small aria-label={m.identity_device_sign_out({ device })}>
                {m.action_sign_out()}
              </Button>
            </form>
          )}
        </section>
      ))}
      <form method="post">
        <input type="hidden" name="intent" value="all" />
        <Button look="danger" wide>
          {m.identity_sign_out_everywhere()}
        </Button>
      </form>
    </div>
  );
}
