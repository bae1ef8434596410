import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { askForCode } from "~/domain/identity/sign-in/ask-code.server";
import { deviceName } from "~/domain/identity/sign-in/device-name";
import { readOneTimeCode } from "~/domain/identity/sign-in/one-time-code";
import { encodeToken } from "~/domain/identity/secrets.server";
import { signIn } from "~/domain/identity/sign-in/sign-in.server";
import type { Phone } from "~/domain/shared/phone";
import { field, readForm } from "~/http/form.server";
import { accountPath } from "~/http/guard.server";
import { localeOf } from "~/http/locale.server";
import { ownPath, privatePage } from "~/http/respond.server";
import { browserCookie, browserSecret, currentSession, sessionToken, signInCookie } from "~/http/session.server";
import { m } from "~/paraglide/messages";
import { CodeStep, PhoneStep } from "~/ui/account/sign-in-forms";
import { FormFaults } from "~/ui/forms/faults";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_sign_in_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, env } = wiring();
  const next = ownPath(new URL(request.url).searchParams.get("next"), accountPath);
  if (await currentSession(db, request)) return redirect(next);
  return { next, isDemo: env.isDemo };
}

const next = z.string().max(500).default("");
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("ask"), phone: field.phone(), next }),
  z.object({ intent: z.literal("enter"), phone: field.phone(), code: field.text(12), next }),
]);

export async function action({ request, context }: ActionFunctionArgs) {
  const reading = await readForm(request, form);
  if (!reading.ok)
    return again(
      reading.typed["intent"] === "enter" ? "code" : "phone",
      reading.typed["phone"] ?? "",
      reading.faults,
      reading.status,
    );
  const { value } = reading;
  return value.intent === "ask"
    ? ask(request, context.ip, value.phone)
    : enter(request, value.phone, value.code, value.next);
}

type Step = "phone" | "code";
type Again = { step: Step; phone: string; faults: Readonly<Record<string, string>>; waitSeconds: number | null };

const again = (
  step: Step,
  phone: string,
  faults: Again["faults"],
  status: number,
  waitSeconds: number | null = null,
  init: HeadersInit = {},
) => data<Again>({ step, phone, faults, waitSeconds }, { status, headers: init });

async function ask(request: Request, ip: string, phone: Phone) {
  const { db, env, moment, ids } = wiring();
  const secret = (await browserSecret(request)) ?? encodeToken(ids.random(32));
  const locale = localeOf(request.headers.get("cookie"));
  const asked = await askForCode(db, moment(), env.APP_SECRET, { phone, browserSecret: secret, ip, locale });
  const cookie = { "Set-Cookie": await browserCookie(request, secret) };
  if (asked.ok) return again("code", phone, {}, 200, null, cookie);
  if (asked.reason === "too_soon") return again("code", phone, {}, 429, asked.waitSeconds, cookie);
  return again("phone", phone, { phone: m.identity_too_many_codes() }, 429);
}

async function enter(request: Request, phone: Phone, typed: string, wanted: string) {
  const { db, env, moment } = wiring();
  const [secret, code] = [await browserSecret(request), readOneTimeCode(typed)];
  if (code === null) return again("code", phone, { code: m.identity_code_shape() }, 422);
  if (secret === null) return again("phone", phone, { form: m.identity_code_expired() }, 422);
  const device = deviceName(request.headers.get("user-agent"));
  const replaces = await sessionToken(request);
  const locale = localeOf(request.headers.get("cookie"));
  const outcome = await signIn(db, moment(), env.APP_SECRET, {
    phone,
    code,
    browserSecret: secret,
    device,
    locale,
    replaces,
  });
  if (outcome.ok)
    return redirect(ownPath(wanted, accountPath), {
      headers: { "Set-Cookie": await signInCookie(request, outcome.token, outcome.expiresAt) },
    });
  switch (outcome.reason) {
    case "wrong_code":
      return again("code", phone, { code: m.identity_code_wrong({ tries: String(outcome.triesLeft) }) }, 422);
    case "code_expired":
      return again("phone", phone, { form: m.identity_code_expired() }, 422);
    case "too_many_tries":
      return again("phone", phone, { form: m.identity_too_many_tries() }, 429);
    case "blocked":
      return again("phone", phone, { form: m.identity_blocked() }, 403);
  }
}

export default function SignInPage() {
  const { next: wanted, isDemo } = useLoaderData<typeof loader>();
  const { step = "phone", phone = "", faults = {}, waitSeconds = null } = useActionData<typeof action>() ?? {};
  return (
    <div className="narrow stack">
      <h1>{step === "code" ? m.identity_code_title() : m.identity_sign_in_title()}</h1>
      <FormFaults faults={faults} />
      {step === "code" ? (
        <CodeStep next={wanted} phone={phone} waitSeconds={waitSeconds} isDemo={isDemo} faults={faults} />
      ) : (
        <PhoneStep next={wanted} phone={phone} faults={faults} />
      )}
    </div>
  );
}
