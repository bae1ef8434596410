import { formatVnd } from "~/domain/shared/money";
import { m } from "~/paraglide/messages";
import { claimState, type ToldClaim } from "~/ui/money/claim-words";

/** What the shopper complained about, and where it stands. */
export function ClaimStates({ claims, now }: { claims: readonly ToldClaim[]; now: string }) {
  return (
    <section className="card stack stack-tight" id="khieu-nai">
      <h2>{m.claim_yours()}</h2>
      {claims.map((claim) => (
        <p key={claim.id}>
          <b>{claim.product}</b> · {formatVnd(claim.amountVnd)}
          <br />
          {claimState(claim, new Date(now))}
        </p>
      ))}
    </section>
  );
}
