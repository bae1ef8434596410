import { refundDone, refundRejected } from "~/domain/ledger/refund-postings";
import { moveLot } from "./credit/lots.server";
import { post, reverse } from "~/domain/ledger/post.server";
import { present } from "~/domain/shared/missing";
import { type Db, transact, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { type Moment, record } from "~/platform/outbox.server";
import type { RefundAnswer } from "./ports";

type LockedRefund = {
  id: string;
  status: string;
  orderId: string;
  amountVnd: number;
  tmnCode: string;
  lotId: string | null;
};

/** Writes down what VNPAY answered. An answer that settles nothing ("unknown") leaves the refund pending. */
export const recordRefundOutcome = (db: Db, moment: Moment, refundId: string, answer: RefundAnswer): Promise<void> =>
  transact(db, async (tx) => {
    const refund = await lockRefund(tx, refundId);
    if (refund.status !== "pending") return;
    switch (answer.kind) {
      case "unknown":
        return;
      case "in_flight":
        return keepNumber(tx, refundId, answer.transactionNo);
      case "rejected":
        return settle(tx, moment, refund, "failed", { responseCode: answer.responseCode });
      case "accepted": {
        const { responseCode, transactionStatus } = answer;
        await keepNumber(tx, refundId, answer.transactionNo);
        const codes = { responseCode, transactionStatus };
        if (answer.state !== "pending") return settle(tx, moment, refund, answer.state, codes);
        await tx.refund.update({ where: { id: refundId }, data: codes, select: { id: true } });
      }
    }
  });

/** The first number stands; "0" is VNPAY's way of saying none. */
async function keepNumber(tx: Tx, refundId: string, transactionNo: string | null): Promise<void> {
  if (transactionNo === null || transactionNo === "0") return;
  await tx.refund.updateMany({ where: { id: refundId, transactionNo: null }, data: { transactionNo } });
}

async function lockRefund(tx: Tx, refundId: string): Promise<LockedRefund> {
  const [refund] = await tx.$queryRaw<LockedRefund[]>`
    SELECT refund.id, refund.status, session.payable_id AS "orderId", refund.amount_vnd AS "amountVnd",
      attempt.tmn_code AS "tmnCode", refund.lot_id::text AS "lotId"
    FROM refund JOIN checkout_session session ON session.id = refund.session_id
    JOIN payment_attempt attempt ON attempt.id = refund.attempt_id
    WHERE refund.id = ${refundId} FOR UPDATE OF refund`;
  return present(refund, "refund");
}

type Codes = { responseCode: string; transactionStatus?: string };

async function settle(
  tx: Tx,
  moment: Moment,
  refund: LockedRefund,
  status: "succeeded" | "failed",
  codes: Codes,
): Promise<void> {
  const { id: refundId, orderId, amountVnd, tmnCode } = refund;
  await tx.refund.update({
    where: { id: refundId },
    data: { status, settledAt: moment.now, ...codes },
    select: { id: true },
  });
  failpoint("refund.settled");
  if (status === "succeeded") await post(tx, moment, refundDone({ refundId, orderId, tmnCode, amountVnd }));
  else await takeBack(tx, moment, refund);
  failpoint("refund.posted");
  await record(tx, moment, { type: `refund.${status}`, subject: `refund:${refundId}`, payload: { refundId, orderId } });
}

/** The promise is undone. What was the shopper's credit is credit again. */
async function takeBack(tx: Tx, moment: Moment, { id, orderId, amountVnd, lotId }: LockedRefund): Promise<void> {
  await reverse(tx, moment, refundRejected(id));
  if (lotId === null) return;
  await moveLot(tx, moment, { lotId, kind: "restored", amountVnd, orderId, cause: `refused:${id}` });
}
