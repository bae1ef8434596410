import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { passesOf } from "~/domain/delivery/passes/pass-queries.server";
import { decisions } from "~/domain/identity/applications/approval";
import { blockPerson, unblockPerson } from "~/domain/identity/operators/block-person.server";
import { decideOnCourier, decideOnSeller } from "~/domain/identity/applications/decide-application.server";
import { personFile } from "~/domain/identity/queries.server";
import { resetSecondFactor } from "~/domain/identity/second-factor/show-second-factor.server";
import { listMessages } from "~/domain/notifications/queries.server";
import { formatPhone } from "~/domain/shared/phone";
import { field, idParam, readForm } from "~/http/form.server";
import { requireOperator } from "~/http/guard.server";
import { m } from "~/paraglide/messages";
import { PassList } from "~/ui/delivery/pass-list";
import { FormFaults } from "~/ui/forms/faults";
import { TextField } from "~/ui/forms/field";
import { readAnew } from "~/ui/forms/read-anew";
import { CourierFileCard, PersonFacts, SellerFileCard } from "~/ui/ops/person-file";
import { MessageList } from "~/ui/ops/message-list";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { wiring } from "~/wiring.server";

export const meta: MetaFunction = () => [{ title: m.identity_ops_people_title() }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  await requireOperator(db, request);
  const now = clock.now();
  const person = await personFile(db, idParam(params["personId"], "person"), now);
  const passes = person.courier ? await passesOf(db, person.courier.courierId, now) : [];
  const messages = (await listMessages(db, person.phone, 20)).map((message) =>
    message.template === "one_time_code" ? { ...message, body: "" } : message,
  );
  return { person, passes, messages };
}

const reason = field.optionalText(200);
const application = { id: field.id(), decision: field.choice(decisions), seen: field.text(20), reason };
const form = z.discriminatedUnion("about", [
  z.object({ about: z.literal("seller"), ...application }),
  z.object({ about: z.literal("courier"), ...application }),
  z.object({ about: z.literal("block"), reason }),
  z.object({ about: z.literal("unblock"), reason }),
  z.object({ about: z.literal("reset_factor"), reason }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = wiring();
  const operator = await requireOperator(db, request);
  const personId = idParam(params["personId"], "person");
  const reading = await readForm(request, form);
  if (!reading.ok) return again("", reading.faults, reading.status);
  const outcome = await decide(operator, personId, reading.value);
  if (outcome.ok) return redirect(`/dieu-hanh/nguoi-dung/${personId}`);
  const about = "id" in reading.value ? reading.value.id : "person";
  switch (outcome.reason) {
    case "reason_needed":
      return again(about, { reason: m.identity_ops_reason_needed() }, 422);
    case "yourself":
      return again(about, { form: m.identity_ops_yourself() }, 409);
    case "not_possible_now":
    case "already_so":
      return again(about, { form: m.identity_ops_not_possible() }, 409);
  }
}

function decide(operator: Awaited<ReturnType<typeof requireOperator>>, personId: string, asked: z.infer<typeof form>) {
  const { db, env, moment } = wiring();
  switch (asked.about) {
    case "seller":
      return decideOnSeller(db, moment(), operator, asked.id, { ...asked, publicUrl: env.publicUrl });
    case "courier":
      return decideOnCourier(db, moment(), operator, asked.id, { ...asked, publicUrl: env.publicUrl });
    case "block":
      return blockPerson(db, moment(), operator, { personId, reason: asked.reason });
    case "unblock":
      return unblockPerson(db, moment(), operator, { personId, reason: asked.reason });
    case "reset_factor":
      return resetSecondFactor(db, moment(), operator, { personId, reason: asked.reason });
  }
}

const again = (about: string, faults: Readonly<Record<string, string>>, status: number) =>
  data({ about, faults }, { status });

export const shouldRevalidate = readAnew;

export default function OpsPerson() {
  const { person, passes, messages } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  const faultOf = (id: string): string | undefined => (back?.about === id ? back.faults["reason"] : undefined);
  return (
    <>
      <h1>{person.name ?? formatPhone(person.phone)}</h1>
      <FormFaults faults={back?.faults} />
      <PersonFacts person={person} />
      {person.sellers.map((seller) => (
        <SellerFileCard key={seller.sellerId} seller={seller} fault={faultOf(seller.sellerId)} />
      ))}
      {person.courier && <CourierFileCard courier={person.courier} fault={faultOf(person.courier.courierId)} />}
      {person.courier && (
        <>
          <h2>{m.delivery_pass_title()}</h2>
          {passes.length === 0 && <p className="muted">{m.delivery_pass_none()}</p>}
          <PassList passes={passes} />
          <ButtonLink look="quiet" to={`/dieu-hanh/nguoi-dung/${person.personId}/giay-di-duong`}>
            {m.delivery_pass_manage()}
          </ButtonLink>
        </>
      )}
      <Form method="post" className="card stack stack-tight">
        <input type="hidden" name="about" value={person.isBlocked ? "unblock" : "block"} />
        <TextField label={m.identity_ops_decide_reason()} name="reason" fault={faultOf("person")} maxLength={200} />
        <Button look={person.isBlocked ? "main" : "danger"}>
          {person.isBlocked ? m.identity_ops_unblock() : m.identity_ops_block()}
        </Button>
      </Form>
      {person.hasSecondFactor && (
        <Form method="post" className="card stack stack-tight">
          <input type="hidden" name="about" value="reset_factor" />
          <TextField label={m.identity_ops_decide_reason()} name="reason" fault={faultOf("person")} maxLength={200} />
          <Button look="danger">{m.identity_ops_reset_factor()}</Button>
        </Form>
      )}
      <h2>{m.identity_ops_messages()}</h2>
      <MessageList messages={messages} />
    </>
  );
}
