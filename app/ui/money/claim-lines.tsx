import { Link } from "@remix-run/react";
import type { ClaimRow } from "~/domain/ordering/claims/claim-queries.server";
import { formatVnd } from "~/domain/shared/money";
import { Badge } from "~/ui/primitives/badge";
import { claimText, claimTone } from "./words";

/** What an order's shopper complained about, and what came of it. */
export function ClaimLines({ claims }: { claims: readonly ClaimRow[] }) {
  return claims.map(({ id, product, amountVnd, reason, status }) => (
    <Link key={id} className="card row row-spread person-line" to="/dieu-hanh/tien/khieu-nai">
      <span>
        {product} · {formatVnd(amountVnd)}
        <span className="small muted statement-words">{reason}</span>
      </span>
      <Badge tone={claimTone(status)}>{claimText(status)}</Badge>
    </Link>
  ));
}
