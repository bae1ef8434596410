import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { hasCooperativeNews } from "~/domain/identity/members/member-queries.server";
import { isCourier, sellerOf } from "~/domain/identity/policy";
import { listOwnApplications } from "~/domain/identity/queries.server";
import type { OwnApplication } from "~/domain/identity/views";
import { updateProfile } from "~/domain/identity/update-profile.server";
import { creditOf } from "~/domain/payments/credit/queries.server";
import { formatPhone } from "~/domain/shared/phone";
import { field, readForm } from "~/http/form.server";
import { accountPath, requireActor } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { AccountLinks } from "~/ui/account/account-links";
import { ApprovalBadge, kindLabel } from "~/ui/account/approval-badge";
import { TextField } from "~/ui/forms/field";
import { Button } from "~/ui/primitives/button";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.identity_account_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const actor = await requireActor(db, request);
  return {
    phone: actor.phone,
    name: actor.name ?? "",
    creditVnd: await creditOf(db, actor.phone),
    sells: sellerOf(actor) !== null,
    carries: isCourier(actor),
    operates: actor.isOperator,
    cooperates: await hasCooperativeNews(db, actor, clock.now()),
    applications: await listOwnApplications(db, actor),
  };
}

const nameForm = z.object({ name: field.name(80) });

export async function action({ request }: ActionFunctionArgs) {
  const { db } = wiring();
  const actor = await requireActor(db, request);
  const reading = await readForm(request, nameForm);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  await updateProfile(db, actor, reading.value);
  return redirect(accountPath);
}

export default function Account() {
  const account = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="narrow stack">
      <h1>{m.identity_account_title()}</h1>
      <p className="muted">{formatPhone(account.phone)}</p>
      <AccountLinks {...account} />
      {account.applications.map((application, index) => (
        <ApplicationCard key={index} application={application} />
      ))}
      <form method="post" className="card stack stack-tight">
        <TextField
          label={m.identity_your_name()}
          name="name"
          autoComplete="name"
          defaultValue={again?.typed["name"] ?? account.name}
          fault={again?.faults["name"]}
          maxLength={80}
          required
        />
        <Button look="quiet">{m.action_save()}</Button>
      </form>
      <form method="post" action="/dang-xuat">
        <Button look="quiet" wide>
          {m.action_sign_out()}
        </Button>
      </form>
    </div>
  );
}

const applyPaths: Record<OwnApplication["kind"], string> = {
  farm: "/dang-ky/nha-vuon",
  cooperative: "/dang-ky/hop-tac-xa",
  courier: "/dang-ky/giao-hang",
};

function ApplicationCard({ application: { kind, name, status, note } }: { application: OwnApplication }) {
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>{name}</h2>
        <ApprovalBadge status={status} />
      </div>
      <p className="small muted">{kindLabel(kind)}</p>
      {status === "applied" && <p>{m.identity_application_waiting()}</p>}
      {note !== null && <Notice tone="warning">{m.identity_application_note({ note })}</Notice>}
      {status === "declined" && <a href={applyPaths[kind]}>{m.identity_apply_again()}</a>}
    </section>
  );
}
