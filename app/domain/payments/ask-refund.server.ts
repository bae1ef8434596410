import { sellerPayable } from "~/domain/ledger/accounts";
import { type ClawBack, clawBackParts, leftOf, type ReleasedGoods } from "~/domain/ledger/claw-back";
import { clawedBack, lockEscrow, lockPayable } from "~/domain/ledger/queries.server";
import { refundAsked } from "~/domain/ledger/postings";
import { post } from "~/domain/ledger/post.server";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import { type Accepted, refuse, type Refusal } from "~/domain/shared/refusal";
import type { Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { type Moment, record } from "~/platform/outbox.server";
import { newName, newRequestId } from "./names";

export type AskRefund = {
  readonly payableId: string;
  readonly amountVnd: number;
  /** Names the occasion ("weighed:<sub-order>"): one occasion is one refund, however often it is asked for. */
  readonly cause: string;
  readonly reason: string;
  /** The attempt to give back when it is not the one that paid. */
  readonly paidAgain?: string;
  /** The goods it is for, when those who sold them were paid already: it is taken back from them, not from what waits. */
  readonly released?: { readonly subOrderId: string; readonly sellerId: string; readonly parts: ReleasedGoods };
};

export type AskedRefund = Accepted<{ refundId: string }> | Refusal<"not_paid" | "exceeds_payment">;

/**
 * Promises money back: a pending refund, its posting and the fact `refund.asked`. VNPAY hears of it after the commit. The sum
 * of refunds never exceeds the charge, whoever asks at once: the session is locked.
 */
export async function askRefund(tx: Tx, moment: Moment, ask: AskRefund): Promise<AskedRefund> {
  invariant(Number.isSafeInteger(ask.amountVnd) && ask.amountVnd > 0, "a refund is a positive whole amount");
  const session = await lockSessionOf(tx, ask.payableId);
  const earlier = await tx.refund.findUnique({ where: { cause: ask.cause }, select: { id: true } });
  if (earlier) return { ok: true, refundId: earlier.id };
  const charge = await chargeOf(tx, session.id, ask.paidAgain);
  if (!charge) return refuse("not_paid");
  if (charge.refundedVnd + ask.amountVnd > charge.amountVnd) return refuse("exceeds_payment");
  const clawBack = await takenBack(tx, ask);
  if (clawBack === "too_much") return refuse("exceeds_payment");
  const refundId = newName(moment.ids, "re");
  const unappliedVnd = ask.paidAgain ? ask.amountVnd : 0;
  const escrowVnd = ask.paidAgain || clawBack ? 0 : Math.min(ask.amountVnd, await lockEscrow(tx, ask.payableId));
  await tx.refund.create({
    data: {
      id: refundId,
      sessionId: session.id,
      attemptId: charge.id,
      amountVnd: ask.amountVnd,
      escrowVnd,
      unappliedVnd,
      status: "pending",
      reason: ask.reason,
      cause: ask.cause,
      requestId: newRequestId(moment.ids),
      transactionType: ask.amountVnd === charge.amountVnd ? "02" : "03",
      createdAt: moment.now,
    },
    select: { id: true },
  });
  failpoint("refund.written");
  const lossVnd = ask.amountVnd - escrowVnd - unappliedVnd - (clawBack?.totalVnd ?? 0);
  await post(tx, moment, refundAsked({ refundId, orderId: ask.payableId, escrowVnd, unappliedVnd, lossVnd, clawBack }));
  failpoint("refund.promised");
  await record(tx, moment, {
    type: "refund.asked",
    subject: `refund:${refundId}`,
    payload: { refundId, orderId: ask.payableId },
  });
  return { ok: true, refundId };
}

/** What each of those who were paid gives back. A seller whose money is gone owes it. */
async function takenBack(
  tx: Tx,
  { payableId, amountVnd, released }: AskRefund,
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

async function lockSessionOf(tx: Tx, payableId: string): Promise<{ id: string }> {
  const [session] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM checkout_session WHERE payable_id = ${payableId} FOR UPDATE`;
  return present(session, "payment");
}

type Charge = { id: string; amountVnd: number; refundedVnd: number };

/** The charge with what is already promised back of it. */
async function chargeOf(tx: Tx, sessionId: string, paidAgain: string | undefined): Promise<Charge | undefined> {
  const [charge] = await tx.$queryRaw<Charge[]>`
    SELECT attempt.id, attempt.amount_vnd AS "amountVnd",
      (SELECT coalesce(sum(amount_vnd), 0)::int FROM refund
        WHERE attempt_id = attempt.id AND status IN ('pending', 'succeeded')) AS "refundedVnd"
    FROM payment_attempt attempt
    WHERE attempt.session_id = ${sessionId} AND CASE WHEN ${paidAgain ?? null}::uuid IS NULL THEN attempt.status = 'paid'
      ELSE attempt.id = ${paidAgain ?? null}::uuid AND attempt.status = 'paid_again' END`;
  return charge;
}
