import type { Operator } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { type ClaimDecision, decideLocked, lockClaim } from "../internal/decide-locked.server";
import { lockSubOrder } from "../internal/locked-order.server";

export type DecideClaim = { readonly claimId: string; readonly decision: "grant" | "refuse" };

/**
 * Gives the money of a claim back to the shopper, or lets the seller have it. Above a limit the first operator agrees and a
 * second one grants. Money that was released already is taken back from those who got it, in proportion.
 */
export const decideClaim = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { claimId, decision }: DecideClaim,
): Promise<ClaimDecision> =>
  transact(db, async (tx): Promise<ClaimDecision> => {
    const { subOrderId } = present(await tx.claim.findUnique({ where: { id: claimId } }), "claim");
    const part = await lockSubOrder(tx, subOrderId, null);
    return decideLocked(tx, moment, operator, { claim: await lockClaim(tx, claimId), part, decision });
  });
