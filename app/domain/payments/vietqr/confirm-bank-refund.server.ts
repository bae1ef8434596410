import type { Operator } from "~/domain/identity/types";
import { refundTransferred } from "~/domain/ledger/bank-postings";
import { post } from "~/domain/ledger/post.server";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";

export type BankRefundConfirmed = { ok: true } | Refusal<"note_needed" | "already_settled">;

/**
 * Money of a transfer goes back by a transfer, which only a person can make. This writes down that it was made: the promise
 * is kept and the shopper is told.
 */
export const confirmBankRefund = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { refundId, note }: { refundId: string; note: string },
): Promise<BankRefundConfirmed> =>
  transact(db, async (tx): Promise<BankRefundConfirmed> => {
    if (note.trim() === "") return refuse("note_needed");
    const { status, orderId, bankAccount, amountVnd } = await lockBankRefund(tx, refundId);
    if (status !== "pending") return refuse("already_settled");
    const { now } = moment;
    const done = { status: "succeeded", sentAt: now, settledAt: now, bankedAt: now };
    await tx.refund.update({ where: { id: refundId }, data: done, select: { id: true } });
    await post(tx, moment, refundTransferred({ refundId, orderId, bankAccount, amountVnd }));
    const subject = `refund:${refundId}`;
    await record(tx, moment, { type: "refund.succeeded", subject, payload: { refundId, orderId } });
    const detail = { amountVnd, note };
    await audit(tx, now, { actorId: operator.personId, action: "refund.transferred", subject, detail });
    return { ok: true };
  });

type LockedBankRefund = { status: string; orderId: string; bankAccount: string; amountVnd: number };

async function lockBankRefund(tx: Tx, refundId: string): Promise<LockedBankRefund> {
  const [refund] = await tx.$queryRaw<LockedBankRefund[]>`
    SELECT refund.status, session.payable_id AS "orderId", attempt.tmn_code AS "bankAccount", refund.amount_vnd AS "amountVnd"
    FROM refund JOIN checkout_session session ON session.id = refund.session_id
    JOIN payment_attempt attempt ON attempt.id = refund.attempt_id AND attempt.channel = 'bank'
    WHERE refund.id = ${refundId} FOR UPDATE OF refund`;
  return present(refund, "refund");
}
