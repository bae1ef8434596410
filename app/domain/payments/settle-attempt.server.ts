import {
  paymentReceived,
  paymentSuspected,
  paymentUnapplied,
  type Receipt,
  suspicionCleared,
  suspicionConfirmed,
  suspicionWithdrawn,
} from "~/domain/ledger/charge-postings";
import type { Posting } from "~/domain/ledger/posting";
import { post } from "~/domain/ledger/post.server";
import { isPosted } from "~/domain/ledger/queries.server";
import { isRefusal } from "~/domain/shared/refusal";
import { invariant } from "~/domain/shared/invariant";
import { type Moment, record } from "~/platform/outbox.server";
import { type Sql, sql, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { askRefund } from "./ask-refund.server";
import { type AttemptStatus, judge } from "./attempt-status";
import { ipnReplyTo } from "./ipn-reply";
import type { Settlement, Source, VerifiedCallback } from "./types";

/**
 * Applies VNPAY's word, whose signature is checked, to one attempt: its state, the session, the ledger and the evidence in
 * the caller's transaction. A word heard before changes nothing. A payment costs three statements: lock, write, post.
 */
export async function settleAttempt(tx: Tx, moment: Moment, callback: VerifiedCallback): Promise<Settlement> {
  const attempt = await lockAttempt(tx, callback.txnRef);
  if (!attempt) return unmoved(tx, moment, callback, { kind: "unknown_reference" });
  return apply(tx, moment, attempt, callback);
}

type LockedAttempt = {
  id: string;
  sessionId: string;
  payableId: string;
  amountVnd: number;
  status: AttemptStatus;
  isPayablePaid: boolean;
  transactionNo: string | null;
  sessionExpiresAt: Date;
  sessionStatus: string;
};

/** Locks the attempt and its session: two callbacks for one payable take turns. */
async function lockAttempt(tx: Tx, txnRef: string): Promise<LockedAttempt | undefined> {
  const [attempt] = await tx.$queryRaw<LockedAttempt[]>`
    SELECT attempt.id, attempt.session_id AS "sessionId", session.payable_id AS "payableId", attempt.amount_vnd AS "amountVnd",
      attempt.status, attempt.transaction_no AS "transactionNo", session.payment_status = 'paid' AS "isPayablePaid",
      session.expires_at AS "sessionExpiresAt", session.status AS "sessionStatus"
    FROM payment_attempt attempt JOIN checkout_session session ON session.id = attempt.session_id
    WHERE attempt.txn_ref = ${txnRef} FOR UPDATE`;
  return attempt;
}

async function apply(tx: Tx, moment: Moment, attempt: LockedAttempt, callback: VerifiedCallback): Promise<Settlement> {
  const source: Source = callback.evidence ? "ipn" : "querydr";
  const judgement = judge(attempt, { verdict: callback.verdict, amountVnd: callback.amountVnd, source });
  const subject = { subject: `payment_attempt:${attempt.id}`, payload: { attemptId: attempt.id } };
  switch (judgement.kind) {
    case "move": {
      failpoint("pay.locked");
      // Both are sent at once, the attempt's new state first.
      const [, settlement] = await Promise.all([
        write(tx, moment, attempt, callback, source, judgement.to),
        move(tx, moment, attempt, callback, judgement.to),
      ]);
      return settlement;
    }
    case "ask_first":
      await record(tx, moment, { type: "payment.contradicted", ...subject });
      return unmoved(tx, moment, callback, { kind: "already_final", payableId: attempt.payableId });
    case "already_final":
      return unmoved(tx, moment, callback, { kind: "already_final", payableId: attempt.payableId });
    case "wrong_amount":
      if (judgement.asks) await record(tx, moment, { type: "payment.contradicted", ...subject });
      return unmoved(tx, moment, callback, { kind: "wrong_amount" });
    case "pending":
      return unmoved(tx, moment, callback, { kind: "pending" });
  }
}

/** The attempt, its session and the evidence in one statement. */
async function write(
  tx: Tx,
  { now }: Moment,
  attempt: LockedAttempt,
  callback: VerifiedCallback,
  source: Source,
  to: AttemptStatus,
): Promise<void> {
  const rspCode = ipnReplyTo({ kind: "paid" }).RspCode;
  await tx.$executeRaw`
    WITH settled AS (
      UPDATE payment_attempt SET status = ${to}, response_code = ${callback.responseCode},
        transaction_status = ${callback.transactionStatus}, transaction_no = ${callback.transactionNo},
        bank_code = ${callback.bankCode}, pay_date = ${callback.payDate}, settled_by = ${source}, settled_at = ${now}
      WHERE id = ${attempt.id}::uuid
    ), completed AS (
      UPDATE checkout_session SET status = 'complete', payment_status = 'paid'
      WHERE id = ${attempt.sessionId} AND ${to}::text = 'paid'
    )
    ${evidenceRow(now, callback, rspCode)}`;
}

/** What follows from the attempt's new state: the money finds its account, and the caller learns what happened. */
async function move(
  tx: Tx,
  moment: Moment,
  attempt: LockedAttempt,
  callback: VerifiedCallback,
  to: AttemptStatus,
): Promise<Settlement> {
  const { sessionId, payableId } = attempt;
  const posting = await postingFor(tx, attempt, callback, to);
  if (posting) await post(tx, moment, posting);
  failpoint("pay.posted");
  const subject = { subject: `payment_attempt:${attempt.id}`, payload: { attemptId: attempt.id, orderId: payableId } };
  switch (to) {
    case "paid": {
      const late = attempt.sessionStatus === "expired" || attempt.sessionExpiresAt <= moment.now;
      return { kind: "paid", sessionId, payableId, amountVnd: attempt.amountVnd, late };
    }
    case "paid_again":
      return { kind: "unapplied", sessionId, payableId, refundId: await giveBack(tx, moment, attempt) };
    case "suspected":
      await record(tx, moment, { type: "payment.suspected", ...subject });
      return { kind: "suspected", sessionId, payableId };
    case "mismatched":
      await record(tx, moment, { type: "payment.mismatched", ...subject });
      return { kind: "wrong_amount" };
    default:
      return { kind: "failed", sessionId, payableId };
  }
}

async function postingFor(
  tx: Tx,
  attempt: LockedAttempt,
  callback: VerifiedCallback,
  to: AttemptStatus,
): Promise<Posting | null> {
  const receipt: Receipt = {
    tmnCode: callback.tmnCode,
    txnRef: callback.txnRef,
    transactionNo: attempt.status === "suspected" ? (attempt.transactionNo ?? "0") : callback.transactionNo,
    orderId: attempt.payableId,
    amountVnd: callback.amountVnd ?? 0,
  };
  const wasHeld = attempt.status === "suspected";
  if (attempt.status === "failed" && (await isPosted(tx, suspicionConfirmed(receipt).idemKey)))
    return suspicionWithdrawn(receipt, to === "paid" ? "escrow" : "unapplied");
  if (to === "suspected") return paymentSuspected(receipt);
  if (to === "paid") return wasHeld ? suspicionCleared(receipt, "escrow") : paymentReceived(receipt);
  if (to === "paid_again") return wasHeld ? suspicionCleared(receipt, "unapplied") : paymentUnapplied(receipt);
  if (to === "mismatched") return paymentUnapplied(receipt);
  return wasHeld ? suspicionConfirmed(receipt) : null;
}

async function giveBack(tx: Tx, moment: Moment, attempt: LockedAttempt): Promise<string> {
  const { id, payableId, amountVnd } = attempt;
  const cause = `paid_again:${id}`;
  const refund = await askRefund(tx, moment, { payableId, amountVnd, cause, reason: "duplicate", paidAgain: id });
  invariant(!isRefusal(refund), "a second payment can be given back");
  return refund.refundId;
}

/** Nothing moves; that it was heard is kept all the same. */
async function unmoved(
  tx: Tx,
  { now }: Moment,
  callback: VerifiedCallback,
  settlement: Settlement,
): Promise<Settlement> {
  if (callback.evidence) await tx.$executeRaw(evidenceRow(now, callback, ipnReplyTo(settlement).RspCode));
  return settlement;
}

const evidenceRow = (now: Date, { evidence, txnRef }: VerifiedCallback, rspCode: string): Sql => sql`
  INSERT INTO payment_callback (source, raw_query, ip, verified, txn_ref, rsp_code, at)
  SELECT 'ipn', ${evidence?.rawQuery ?? ""}, ${evidence?.ip ?? ""}, true, ${txnRef}, ${rspCode}, ${now}
  WHERE ${evidence !== null}::boolean`;
