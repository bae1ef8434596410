import type { OwnMembership, ReceivedInvitation } from "~/domain/identity/views";
import { formatDate } from "~/domain/shared/time";
import { m } from "~/paraglide/messages";
import { Badge } from "~/ui/primitives/badge";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { roleLabel } from "./role-words";

/** A cooperative asks: yes or no. */
export function InvitationCard({ invitation }: { invitation: ReceivedInvitation }) {
  const { invitationId, sellerName, inviter, role } = invitation;
  return (
    <form method="post" className="card stack stack-tight">
      <h2>{sellerName}</h2>
      <p>{m.coop_own_invited({ inviter, seller: sellerName, role: roleLabel(role).toLowerCase() })}</p>
      <input type="hidden" name="invitationId" value={invitationId} />
      <div className="row">
        <Button name="intent" value="accept">
          {m.coop_own_accept()}
        </Button>
        <Button look="quiet" name="intent" value="decline">
          {m.coop_own_decline()}
        </Button>
      </div>
    </form>
  );
}

/** A cooperative the person belongs to, and the way out. */
export function MembershipCard({ membership }: { membership: OwnMembership }) {
  const { sellerId, sellerName, role, since } = membership;
  return (
    <section className="card stack stack-tight">
      <div className="row row-spread">
        <h2>{sellerName}</h2>
        <Badge tone="good">{roleLabel(role)}</Badge>
      </div>
      <p className="small muted">{m.coop_since({ date: formatDate(since) })}</p>
      {role === "staff" && (
        <ButtonLink look="quiet" to="/nha-vuon">
          {m.console_farm()}
        </ButtonLink>
      )}
      <details>
        <summary>{m.coop_own_leave()}</summary>
        <form method="post">
          <input type="hidden" name="sellerId" value={sellerId} />
          <Button look="danger" small name="intent" value="leave">
            {m.coop_own_leave()}
          </Button>
        </form>
      </details>
    </section>
  );
}
