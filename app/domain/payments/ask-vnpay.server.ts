import { present } from "~/domain/shared/missing";
import { type Db, transact } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { type Moment, record } from "~/platform/outbox.server";
import { isGivenUp } from "./asking";
import { newRequestId } from "./names";
import type { PaymentGateway } from "./ports";
import type { VerifiedCallback } from "./types";

/**
 * Asks VNPAY what became of an attempt. A word that decides something is handed back to be applied like an IPN; null when
 * there is none (yet). A page that was never opened, or never finished in a day, is over.
 */
export async function askVnpay(
  db: Db,
  moment: Moment,
  gateway: PaymentGateway,
  attemptId: string,
): Promise<VerifiedCallback | null> {
  const attempt = present(await db.paymentAttempt.findUnique({ where: { id: attemptId } }), "payment attempt");
  if (attempt.status === "paid" || attempt.status === "paid_again" || attempt.status === "mismatched") return null;
  const asked = { askedAt: moment.now, askCount: { increment: 1 } };
  await transact(db, (tx) => tx.paymentAttempt.update({ where: { id: attemptId }, data: asked, select: { id: true } }));
  failpoint("ask.noted");
  const answer = await gateway.query({
    requestId: newRequestId(moment.ids),
    txnRef: attempt.txnRef,
    transactionDate: attempt.createDate,
    ipAddress: "127.0.0.1",
    at: moment.now,
  });
  failpoint("ask.answered");
  if (answer.kind === "payment" && answer.callback.verdict !== "pending") return { ...answer.callback, evidence: null };
  const neverOpened = answer.kind === "not_found" && attempt.expiresAt <= moment.now;
  if (attempt.status === "open" && (neverOpened || isGivenUp(attempt, moment.now)))
    await expire(db, moment, attemptId, !neverOpened);
  return null;
}

async function expire(db: Db, moment: Moment, attemptId: string, isUnresolved: boolean): Promise<void> {
  await transact(db, async (tx) => {
    const open = { id: attemptId, status: "open" };
    const { count } = await tx.paymentAttempt.updateMany({
      where: open,
      data: { status: "expired", settledAt: moment.now },
    });
    if (count === 0 || !isUnresolved) return;
    await record(tx, moment, {
      type: "payment.unresolved",
      subject: `payment_attempt:${attemptId}`,
      payload: { attemptId },
    });
  });
}
