import { Form } from "@remix-run/react";
import type { MemberLine, SentInvitation } from "~/domain/identity/views";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button } from "~/ui/primitives/button";
import { roleLabel } from "./role-words";

/** Everybody in the cooperative; the manager may let people go. */
export function MemberList({ members, mayRemove }: { members: readonly MemberLine[]; mayRemove: boolean }) {
  return (
    <ul className="stack stack-tight">
      {members.map(({ personId, name, phone, role, since }) => (
        <li key={personId} className="card stack stack-tight">
          <div className="row row-spread">
            <b>{name ?? phone}</b>
            <Badge tone={role === "member" ? "good" : "info"}>{roleLabel(role)}</Badge>
          </div>
          <div className="row row-spread small muted">
            <span>
              {phone} · {m.coop_since({ date: formatDate(since) })}
            </span>
          </div>
          {mayRemove && role !== "owner" && (
            <details>
              <summary>{m.coop_remove()}</summary>
              <Form method="post">
                <input type="hidden" name="personId" value={personId} />
                <Button look="danger" small name="intent" value="remove">
                  {m.coop_remove_confirm({ name: name ?? phone })}
                </Button>
              </Form>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Invitations without an answer. */
export function InvitationList({ invitations }: { invitations: readonly SentInvitation[] }) {
  return (
    <ul className="stack stack-tight">
      {invitations.map(({ invitationId, phone, role, invitedAt, expiresAt }) => (
        <li key={invitationId} className="card row row-spread">
          <div>
            <b>{phone}</b> · {roleLabel(role)}
            <p className="small muted">
              {m.coop_invitation_until({ date: formatDate(invitedAt), until: formatDate(expiresAt) })}
            </p>
          </div>
          <Form method="post">
            <input type="hidden" name="invitationId" value={invitationId} />
            <Button look="quiet" small name="intent" value="revoke">
              {m.coop_invitation_revoke()}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
