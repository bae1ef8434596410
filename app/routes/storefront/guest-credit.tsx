import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askForCode } from "~/domain/identity/sign-in/ask-code.server";
import { readOneTimeCode } from "~/domain/identity/sign-in/one-time-code";
import { forgetProof, provedPhone, provePhone } from "~/domain/identity/sign-in/prove-phone.server";
import { encodeToken } from "~/domain/identity/secrets.server";
import { creditStory } from "~/domain/ordering/paying/credit-story-queries.server";
import { withdrawCredit } from "~/domain/payments/credit/withdraw-credit.server";
import { formatPhone, type Phone } from "~/domain/shared/phone";
import { field, readForm } from "~/http/form.server";
import { localeOf } from "~/http/locale.server";
import { ownPath, privatePage } from "~/http/respond.server";
import { browserCookie, browserSecret, currentActor } from "~/http/session.server";
import { m } from "~/paraglide/messages";
import { CodeStep, PhoneStep } from "~/ui/account/sign-in-forms";
import { FormFaults } from "~/ui/forms/faults";
import { CreditCard } from "~/ui/payments/credit-view";
import { wiring } from "~/wiring.server";

const here = "/so-du";

export const headers = () => ({ ...privatePage, "X-Robots-Tag": "noindex" });
export const meta: MetaFunction = () => [{ title: m.credit_title() }];

/** A guest's credit, without an account: whoever shows the code sent to the number sees it, spends it, takes it back. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, env, clock } = wiring();
  const next = ownPath(new URL(request.url).searchParams.get("next"), "");
  if (await currentActor(db, request)) return redirect(next === "" ? "/tai-khoan/so-du" : next);
  const phone = await provedPhone(db, await browserSecret(request), clock.now());
  const proved = phone && { phone: formatPhone(phone), credit: await creditStory(db, phone) };
  return { proved, next, isDemo: env.isDemo };
}

const next = z.string().max(500).default("");
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ask"), phone: field.phone(), next }),
  z.object({ intent: z.literal("enter"), phone: field.phone(), code: field.text(12), next }),
  z.object({ intent: z.literal("withdraw") }),
  z.object({ intent: z.literal("forget") }),
]);

type Again = {
  step: "phone" | "code";
  phone: string;
  faults: Readonly<Record<string, string>>;
  waitSeconds: number | null;
};
const again = (answer: Partial<Again>, status: number, headers: HeadersInit = {}) =>
  data<Again>({ step: "phone", phone: "", faults: {}, waitSeconds: null, ...answer }, { status, headers });

export async function action({ request, context }: ActionFunctionArgs) {
  const { db } = wiring();
  const reading = await readForm(request, form);
  if (!reading.ok) {
    const step = reading.typed["intent"] === "enter" ? "code" : "phone";
    return again({ step, phone: reading.typed["phone"] ?? "", faults: reading.faults }, reading.status);
  }
  const ask = reading.value;
  switch (ask.intent) {
    case "ask":
      return sendCode(request, context.ip, ask.phone);
    case "enter":
      return enter(request, ask);
    case "withdraw":
      return withdraw(request);
    case "forget":
      await forgetProof(db, await browserSecret(request));
      return redirect(here, { status: 303 });
  }
}

async function sendCode(request: Request, ip: string, phone: Phone) {
  const { db, env, moment, ids } = wiring();
  const secret = (await browserSecret(request)) ?? encodeToken(ids.random(32));
  const locale = localeOf(request.headers.get("cookie"));
  const asked = await askForCode(db, moment(), env.APP_SECRET, { phone, browserSecret: secret, ip, locale });
  const cookie = { "Set-Cookie": await browserCookie(request, secret) };
  if (asked.ok) return again({ step: "code", phone }, 200, cookie);
  if (asked.reason === "too_soon") return again({ step: "code", phone, waitSeconds: asked.waitSeconds }, 429, cookie);
  return again({ phone, faults: { phone: m.identity_too_many_codes() } }, 429);
}

async function enter(
  request: Request,
  { phone, code: typed, next: wanted }: { phone: Phone; code: string; next: string },
) {
  const { db, env, moment } = wiring();
  const [secret, code] = [await browserSecret(request), readOneTimeCode(typed)];
  if (code === null) return again({ step: "code", phone, faults: { code: m.identity_code_shape() } }, 422);
  if (secret === null) return again({ phone, faults: { form: m.identity_code_expired() } }, 422);
  const outcome = await provePhone(db, moment(), env.APP_SECRET, { phone, code, browserSecret: secret });
  if (outcome.ok) return redirect(ownPath(wanted, here), { status: 303 });
  switch (outcome.reason) {
    case "wrong_code": {
      const fault = m.identity_code_wrong({ tries: String(outcome.triesLeft) });
      return again({ step: "code", phone, faults: { code: fault } }, 422);
    }
    case "code_expired":
      return again({ phone, faults: { form: m.identity_code_expired() } }, 422);
    case "too_many_tries":
      return again({ phone, faults: { form: m.identity_too_many_tries() } }, 429);
  }
}

async function withdraw(request: Request) {
  const { db, moment } = wiring();
  const now = moment();
  const phone = await provedPhone(db, await browserSecret(request), now.now);
  if (phone === null) return again({ faults: { form: m.credit_prove_again() } }, 403);
  const outcome = await withdrawCredit(db, now, { phone });
  return outcome.ok ? redirect(here, { status: 303 }) : again({ faults: { form: m.credit_nothing_left() } }, 409);
}

export default function GuestCredit() {
  const { proved, next: wanted, isDemo } = useLoaderData<typeof loader>();
  const { step = "phone", phone = "", faults = {}, waitSeconds = null } = useActionData<typeof action>() ?? {};
  return (
    <div className="narrow stack">
      <h1>{m.credit_title()}</h1>
      <FormFaults faults={faults} />
      {proved ? (
        <>
          <p className="muted">{m.credit_guest_of({ phone: proved.phone })}</p>
          <CreditCard {...proved.credit} />
          <form method="post">
            <button className="link-button" type="submit" name="intent" value="forget">
              {m.credit_guest_forget()}
            </button>
          </form>
        </>
      ) : (
        <>
          <p className="muted">{m.credit_guest_what()}</p>
          {step === "code" ? (
            <CodeStep {...{ next: wanted, phone, waitSeconds, isDemo, faults, here }} doText={m.credit_guest_show()} />
          ) : (
            <PhoneStep next={wanted} phone={phone} faults={faults} consent={null} doText={m.credit_guest_send()} />
          )}
        </>
      )}
    </div>
  );
}
