import { present } from "~/domain/shared/missing";
import { type Db, transact } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Moment } from "~/platform/outbox.server";
import type { PaymentGateway, RefundAnswer } from "./ports";
import { recordRefundOutcome } from "./record-refund-outcome.server";

const ourAddress = "127.0.0.1";

/**
 * Sends a promised refund to VNPAY between two commits: first that it is being sent, afterwards what VNPAY answered. After a
 * crash in between the same request id goes out again, and VNPAY cannot give the money back twice. VNPAY takes one refund of
 * a payment at a time, so a second one waits ("waiting") and the sweep sends it later. What came by bank
 * transfer is not VNPAY's to give back ("by_hand"): an operator sends it.
 */
export async function sendRefund(
  db: Db,
  moment: Moment,
  gateway: PaymentGateway,
  refundId: string,
): Promise<RefundAnswer["kind"] | "waiting" | "settled" | "by_hand"> {
  const claim = await claimRefund(db, moment, refundId);
  if (claim !== "claimed") return claim;
  failpoint("refund.claimed");
  const refund = present(await db.refund.findUnique({ where: { id: refundId }, include: { attempt: true } }), "refund");
  const answer = await gateway.refund({
    requestId: refund.requestId,
    txnRef: refund.attempt.txnRef,
    transactionNo: refund.attempt.transactionNo ?? "0",
    transactionDate: refund.attempt.createDate,
    amountVnd: refund.amountVnd,
    isFull: refund.transactionType === "02",
    reason: `Hoan tien ${refund.attempt.txnRef}`,
    createdBy: "cho que",
    ipAddress: ourAddress,
    at: moment.now,
  });
  failpoint("refund.sent");
  await recordRefundOutcome(db, moment, refundId, answer);
  return answer.kind;
}

/** Marks it as being sent, unless it is over, accepted already, or another one of the same payment is on its way. */
const claimRefund = (
  db: Db,
  { now }: Moment,
  refundId: string,
): Promise<"claimed" | "waiting" | "settled" | "by_hand"> =>
  transact(db, async (tx) => {
    const [refund] = await tx.$queryRaw<
      { status: string; transactionNo: string | null; attemptId: string; channel: string }[]
    >`
      SELECT refund.status, refund.transaction_no AS "transactionNo", refund.attempt_id AS "attemptId", attempt.channel
      FROM refund JOIN payment_attempt attempt ON attempt.id = refund.attempt_id
      WHERE refund.id = ${refundId} FOR UPDATE`;
    const { status, transactionNo, attemptId, channel } = present(refund, "refund");
    if (status !== "pending" || transactionNo !== null) return "settled";
    if (channel === "bank") return "by_hand";
    const other = { attemptId, status: "pending", sentAt: { not: null }, NOT: { id: refundId } };
    if (await tx.refund.findFirst({ where: other, select: { id: true } })) return "waiting";
    await tx.refund.update({ where: { id: refundId }, data: { sentAt: now }, select: { id: true } });
    return "claimed";
  });

/** Asks VNPAY what became of an accepted refund. */
export async function checkRefund(db: Db, moment: Moment, gateway: PaymentGateway, refundId: string): Promise<void> {
  const refund = present(await db.refund.findUnique({ where: { id: refundId }, include: { attempt: true } }), "refund");
  if (refund.status !== "pending" || refund.transactionNo === null) return;
  await transact(db, (tx) =>
    tx.refund.update({
      where: { id: refundId },
      data: { askedAt: moment.now, askCount: { increment: 1 } },
      select: { id: true },
    }),
  );
  failpoint("refund.asked");
  const answer = await gateway.query({
    requestId: moment.ids.next().replaceAll("-", ""),
    txnRef: refund.attempt.txnRef,
    transactionDate: refund.attempt.createDate,
    transactionNo: refund.transactionNo,
    ipAddress: ourAddress,
    at: moment.now,
  });
  failpoint("refund.answered");
  if (answer.kind !== "refund" || answer.transactionNo !== refund.transactionNo) return;
  const { state, transactionNo, transactionStatus } = answer;
  await recordRefundOutcome(db, moment, refundId, {
    kind: "accepted",
    state,
    transactionNo,
    transactionStatus,
    responseCode: "00",
  });
}
