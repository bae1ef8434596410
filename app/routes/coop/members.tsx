import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { revokeInvitation } from "~/domain/identity/members/answer-invitation.server";
import { removeMember } from "~/domain/identity/members/end-membership.server";
import { inviteMember } from "~/domain/identity/members/invite-member.server";
import { membersOf, openInvitations } from "~/domain/identity/members/member-queries.server";
import { manages } from "~/domain/identity/policy";
import { invitedRoles, type Actor } from "~/domain/identity/types";
import { field, readForm } from "~/http/form.server";
import { requireSeller } from "~/http/guard.server";
import { formAgain, privatePage } from "~/http/respond.server";
import { m } from "~/paraglide/messages";
import { InviteForm } from "~/ui/coop/invite-form";
import { InvitationList, MemberList } from "~/ui/coop/member-list";
import { FormFaults } from "~/ui/forms/faults";
import { readAnew } from "~/ui/forms/read-anew";
import { sayUnsent } from "~/ui/forms/say-unsent";
import { Notice } from "~/ui/primitives/notice";
import { wiring } from "~/wiring.server";

const path = "/nha-vuon/thanh-vien";

export const headers = () => privatePage;
export const meta: MetaFunction = () => [{ title: m.coop_members_title() }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, clock } = wiring();
  const { actor, seller } = await requireSeller(db, request, "cooperative");
  const [members, invitations] = await Promise.all([
    membersOf(db, actor, seller.sellerId),
    openInvitations(db, actor, seller.sellerId, clock.now()),
  ]);
  return { members, invitations, isManager: manages(actor, seller.sellerId) };
}

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), phone: field.phone(), role: field.choice(invitedRoles) }),
  z.object({ intent: z.literal("revoke"), invitationId: field.id() }),
  z.object({ intent: z.literal("remove"), personId: field.id() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const { actor, seller } = await requireSeller(wiring().db, request, "cooperative");
  const reading = await readForm(request, form);
  if (!reading.ok) return formAgain(reading.faults, reading.typed, reading.status);
  const outcome = await decide(actor, seller.sellerId, reading.value);
  if (outcome.ok) return redirect(reading.value.intent === "invite" ? `${path}?da-moi=1` : path);
  switch (outcome.reason) {
    case "already_member":
      return formAgain({ phone: m.coop_no_already_member() }, reading.typed);
    case "already_invited":
      return formAgain({ phone: m.coop_no_already_invited() }, reading.typed);
    case "too_many":
      return formAgain({ form: m.coop_no_too_many() }, reading.typed, 429);
    case "no_longer_open":
      return formAgain({ form: m.coop_no_longer_open() }, reading.typed, 409);
  }
}

async function decide(actor: Actor, sellerId: string, asked: z.infer<typeof form>) {
  const { db, env, moment } = wiring();
  switch (asked.intent) {
    case "invite":
      return inviteMember(db, moment(), actor, { sellerId, ...asked, publicUrl: env.publicUrl });
    case "revoke":
      return revokeInvitation(db, moment(), actor, { sellerId, ...asked });
    case "remove":
      await removeMember(db, moment(), actor, { sellerId, ...asked });
      return { ok: true } as const;
  }
}

export const clientAction = sayUnsent;
export const shouldRevalidate = readAnew;

export default function Members() {
  const { members, invitations, isManager } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <>
      <h1>{m.coop_members_title()}</h1>
      <p className="muted">{m.coop_members_text()}</p>
      {search.has("da-moi") && !answer && <Notice tone="good">{m.coop_invited()}</Notice>}
      <FormFaults faults={answer?.faults} />
      <MemberList members={members} mayRemove={isManager} />
      {invitations.length > 0 && <h2>{m.coop_invitations_title()}</h2>}
      <InvitationList invitations={invitations} />
      {isManager ? (
        <InviteForm key={invitations[0]?.invitationId} faults={answer?.faults ?? {}} typed={answer?.typed ?? {}} />
      ) : (
        <Notice>{m.coop_only_manager()}</Notice>
      )}
    </>
  );
}
