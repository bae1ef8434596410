import { type Db, transact } from "~/platform/db.server";
import { type Moment, record } from "~/platform/outbox.server";
import type { PaymentGateway } from "./ports";
import type { Evidence } from "./types";

/**
 * The shopper's browser came back. It proves nothing and moves no money: the visit is noted, and if the IPN has not come the
 * fact makes a job ask VNPAY. Gives the reference and VNPAY's response code when the signature is genuine, else null.
 */
export async function noteReturn(
  db: Db,
  moment: Moment,
  gateway: PaymentGateway,
  evidence: Evidence,
): Promise<{ txnRef: string; responseCode: string } | null> {
  const reading = gateway.readCallback(evidence.rawQuery);
  if (!reading.ok) return null;
  const { txnRef, responseCode } = reading.callback;
  await transact(db, async (tx) => {
    const seen = await tx.$queryRaw<{ id: string }[]>`
      UPDATE payment_attempt SET returned_at = ${moment.now} WHERE txn_ref = ${txnRef} AND returned_at IS NULL AND status = 'open'
      RETURNING id`;
    for (const { id } of seen) {
      await record(tx, moment, {
        type: "payment.returned",
        subject: `payment_attempt:${id}`,
        payload: { attemptId: id },
      });
    }
  });
  return { txnRef, responseCode };
}
