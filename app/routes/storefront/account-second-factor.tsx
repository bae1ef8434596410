import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import {
  confirmSecondFactor,
  secondFactorOf,
  startSecondFactor,
} from "~/domain/identity/second-factor/enrol-second-factor.server";
import { readOneTimeCode } from "~/domain/identity/sign-in/one-time-code";
import { showSecondFactor, stopSecondFactor } from "~/domain/identity/second-factor/show-second-factor.server";
import { field, readForm, type FieldFaults } from "~/http/form.server";
import { requireOperatorAtTheDoor } from "~/http/guard.server";
import { qrImage } from "~/http/qr.server";
import { formAgain, ownPath, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { FactorEnrol, FactorOn, FactorShow, FactorStart, RecoveryCodes } from "~/ui/account/second-factor-forms";
import { FormFaults } from "~/ui/forms/faults";
import { wiring } from "~/wiring.server";

const path = "/tai-khoan/xac-thuc";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_factor_title() }];

const nextOf = (request: Request): string => ownPath(new URL(request.url).searchParams.get("next"), "/dieu-hanh");

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, env } = wiring();
  const { operator, isInside } = await requireOperatorAtTheDoor(db, request);
  const factor = await secondFactorOf(db, operator, env.APP_SECRET);
  const qr = factor.state === "pending" ? qrImage(factor.uri, 2) : "";
  return { factor, qr, isInside, isRequired: !env.isDemo, next: nextOf(request) };
}

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start") }),
  z.object({ intent: z.enum(["confirm", "show", "stop"]), code: field.text(20) }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { db, env, moment } = wiring();
  const { operator, sessionId } = await requireOperatorAtTheDoor(db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, {}, reading.status);
  const asked = reading.value;
  const here = `${path}?${new URLSearchParams({ next: nextOf(request) }).toString()}`;
  const pepper = env.APP_SECRET;
  if (asked.intent === "start") {
    await startSecondFactor(db, moment(), operator, pepper);
    return redirect(here);
  }
  if (asked.intent === "confirm") {
    const code = readOneTimeCode(asked.code) ?? "";
    const confirmed = await confirmSecondFactor(db, moment(), operator, pepper, { sessionId, code });
    return confirmed.ok ? data({ faults: {}, recoveryCodes: confirmed.recoveryCodes }) : refusal(confirmed.reason);
  }
  const shown =
    asked.intent === "show"
      ? await showSecondFactor(db, moment(), operator, pepper, { sessionId, text: asked.code })
      : await stopSecondFactor(db, moment(), operator, pepper, asked.code);
  if (!shown.ok) return refusal(shown.reason);
  return redirect(asked.intent === "show" ? nextOf(request) : here);
}

function refusal(reason: "wrong_code" | "too_many_tries" | "not_started") {
  switch (reason) {
    case "wrong_code":
      return formAgain({ code: m.identity_factor_wrong() });
    case "too_many_tries":
      return formAgain({ code: m.identity_factor_too_many() }, {}, 429);
    case "not_started":
      return formAgain({ form: m.identity_factor_not_started() }, {}, 409);
  }
}

export default function SecondFactor() {
  const { factor, qr, isInside, isRequired, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const faults: FieldFaults = answer?.faults ?? {};
  const fault = faults["code"];
  if (answer && "recoveryCodes" in answer) return <RecoveryCodes codes={answer.recoveryCodes} next={next} />;
  return (
    <div className="narrow stack">
      <a className="tap" href="/tai-khoan">
        {m.identity_account_title()}
      </a>
      <h1>{m.identity_factor_title()}</h1>
      <FormFaults faults={answer?.faults} />
      {factor.state === "none" && <FactorStart isRequired={isRequired} />}
      {factor.state === "pending" && <FactorEnrol qr={qr} secret={factor.secret} fault={fault} />}
      {factor.state === "on" && !isInside && <FactorShow fault={fault} />}
      {factor.state === "on" && isInside && <FactorOn {...factor} fault={fault} />}
    </div>
  );
}
