import { sellerPayable } from "~/domain/ledger/accounts";
import { type ClawBack, clawBackParts, leftOf, type ReleasedGoods } from "~/domain/ledger/claw-back";
import { clawedBack, lockEscrow, lockPayable } from "~/domain/ledger/queries.server";
import type { Tx } from "~/platform/db.server";

/** A payable's session, locked: whoever gives money back of it takes turns. Undefined when credit paid all of it. */
export async function lockSessionOf(tx: Tx, payableId: string): Promise<{ id: string } | undefined> {
  const [session] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM checkout_session WHERE payable_id = ${payableId} FOR UPDATE`;
  return session;
}

export type Charge = { readonly id: string; readonly amountVnd: number; readonly givenVnd: number };

/** The charge with what is promised back of it already or waits as the shopper's credit. */
export async function chargeOf(tx: Tx, sessionId: string, paidAgain?: string): Promise<Charge | undefined> {
  const [charge] = await tx.$queryRaw<Charge[]>`
    SELECT attempt.id, attempt.amount_vnd AS "amountVnd",
      ((SELECT coalesce(sum(amount_vnd), 0) FROM refund
        WHERE attempt_id = attempt.id AND status IN ('pending', 'succeeded'))
      + (SELECT coalesce(sum(amount_vnd - withdrawn_vnd), 0) FROM credit_lot WHERE attempt_id = attempt.id))::int AS "givenVnd"
    FROM payment_attempt attempt
    WHERE attempt.session_id = ${sessionId} AND CASE WHEN ${paidAgain ?? null}::uuid IS NULL THEN attempt.status = 'paid'
      ELSE attempt.id = ${paidAgain ?? null}::uuid AND attempt.status = 'paid_again' END`;
  return charge;
}

export type GivenBack = {
  readonly payableId: string;
  readonly amountVnd: number;
  /** The goods it is for, when those who sold them were paid already: it is taken back from them, not from what waits. */
  readonly released?: { readonly subOrderId: string; readonly sellerId: string; readonly parts: ReleasedGoods };
};

export type MoneySources = {
  readonly escrowVnd: number;
  readonly lossVnd: number;
  readonly clawBack: ClawBack | undefined;
};

/** Where money that goes back is taken from: what waits in escrow, or those who were paid; the rest is the platform's loss. */
export async function sourcesOf(tx: Tx, given: GivenBack): Promise<MoneySources | "too_much"> {
  const clawBack = await takenBack(tx, given);
  if (clawBack === "too_much") return "too_much";
  const escrowVnd = clawBack ? 0 : Math.min(given.amountVnd, await lockEscrow(tx, given.payableId));
  return { escrowVnd, clawBack, lossVnd: given.amountVnd - escrowVnd - (clawBack?.totalVnd ?? 0) };
}

/** What each of those who were paid gives back. A seller whose money is gone owes it. */
async function takenBack(
  tx: Tx,
  { payableId, amountVnd, released }: GivenBack,
): Promise<ClawBack | undefined | "too_much"> {
  if (!released) return undefined;
  const { subOrderId, sellerId, parts } = released;
  const balanceVnd = await lockPayable(tx, sellerPayable(sellerId));
  const before = await clawedBack(tx, payableId, subOrderId);
  if (amountVnd > leftOf(parts, before)) return "too_much";
  const taken = clawBackParts(amountVnd, parts, before);
  const owedVnd = Math.max(0, taken.sellerVnd - balanceVnd);
  return { subOrderId, sellerId, parts: taken, owedVnd, totalVnd: amountVnd };
}
