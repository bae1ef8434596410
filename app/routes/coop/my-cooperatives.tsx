import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerInvitation } from "~/domain/identity/members/answer-invitation.server";
import { leaveCooperative } from "~/domain/identity/members/end-membership.server";
import { invitationsTo, membershipsOf } from "~/domain/identity/members/member-queries.server";
import { broughtInBy } from "~/domain/inventory/queries.server";
import { field, readForm } from "~/http/form.server";
import { requireActor } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { BroughtInList } from "~/ui/coop/brought-in-list";
import { InvitationCard, MembershipCard } from "~/ui/coop/membership-cards";
import { FormFaults } from "~/ui/forms/faults";
import { Empty } from "~/ui/primitives/empty";
import { wiring } from "~/wiring.server";

const path = "/nha-vuon/hop-tac-xa";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.coop_own_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const actor = await requireActor(db, request);
  const [invitations, memberships, brought] = await Promise.all([
    invitationsTo(db, actor, clock.now()),
    membershipsOf(db, actor),
    broughtInBy(db, actor.personId),
  ]);
  return { invitations, memberships, brought };
}

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept"), invitationId: field.id() }),
  z.object({ intent: z.literal("decline"), invitationId: field.id() }),
  z.object({ intent: z.literal("leave"), sellerId: field.id() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { db, moment } = wiring();
  const actor = await requireActor(db, request);
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const asked = reading.value;
  if (asked.intent === "leave") {
    await leaveCooperative(db, moment(), actor, asked.sellerId);
    return redirect(path);
  }
  const { invitationId, intent: answer } = asked;
  const outcome = await answerInvitation(db, moment(), actor, { invitationId, answer });
  if (outcome.ok) return redirect(path);
  const fault = outcome.reason === "expired" ? m.coop_no_expired() : m.coop_no_longer_open();
  return formAgain({ form: fault }, reading.typed, 409);
}

export default function MyCooperatives() {
  const { invitations, memberships, brought } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isMember = memberships.some(({ role }) => role === "member");
  return (
    <div className="narrow stack">
      <a className="tap" href="/tai-khoan">
        {m.identity_account_title()}
      </a>
      <h1>{m.coop_own_title()}</h1>
      <FormFaults faults={answer?.faults} />
      {invitations.map((invitation) => (
        <InvitationCard key={invitation.invitationId} invitation={invitation} />
      ))}
      {memberships.map((membership) => (
        <MembershipCard key={membership.sellerId} membership={membership} />
      ))}
      {invitations.length + memberships.length === 0 && (
        <Empty icon="people" title={m.coop_own_none()}>
          <p>{m.coop_own_none_text()}</p>
        </Empty>
      )}
      {(isMember || brought.length > 0) && <BroughtInList brought={brought} />}
    </div>
  );
}
