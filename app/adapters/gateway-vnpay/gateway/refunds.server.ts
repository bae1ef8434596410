import { attemptOfCharge, buildCharge, chargeId } from "../stripe/build-charge";
import { buildRefund } from "../stripe/build-refund";
import { noSuch, refused } from "../stripe/fault";
import type { AttemptRecord, NewRefund, RefundRecord, SessionRecord } from "../stripe/records";
import type { Deed } from "./deed";
import { recordEvent } from "./events.server";
import { randomLetters } from "./ids.server";
import { type RefundRow, refundOf } from "./rows";
import { findSession, one } from "./sessions.server";

/** Writes a refund down that VNPAY is to be asked for. Its session stays locked, so that two never exceed the charge. */
export async function askRefund(
  deed: Deed,
  asked: NewRefund,
): Promise<{ session: SessionRecord; refund: RefundRecord }> {
  const { attempt, session } = await findCharge(deed, asked);
  const taken = session.refunds.filter((refund) => refund.attemptId === attempt.id && refund.status !== "failed");
  const left = session.amountVnd - taken.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const amountVnd = asked.amountVnd ?? left;
  const param = asked.amountVnd === null ? undefined : "amount";
  if (left === 0)
    throw refused(`Charge ${chargeId(attempt)} has already been refunded.`, "charge_already_refunded", param);
  if (amountVnd > left) {
    const message = `Refund amount (₫${amountVnd}) is greater than unrefunded amount on charge (₫${left})`;
    throw refused(message, "charge_already_refunded", "amount");
  }
  const refund = await insertRefund(deed, session, attempt, { ...asked, amountVnd });
  return { session: { ...session, refunds: [...session.refunds, refund] }, refund };
}

async function findCharge(
  deed: Deed,
  { chargeId: id, intentId }: NewRefund,
): Promise<{ session: SessionRecord; attempt: AttemptRecord }> {
  if (id !== null) {
    const attemptId = attemptOfCharge(id);
    const session = attemptId === null ? null : await findSession(deed.tx, { attemptId }, "locked");
    const attempt = session?.attempts.find((each) => each.id === attemptId);
    if (!session || !attempt || (intentId !== null && session.intentId !== intentId))
      throw noSuch("charge", id, "charge");
    if (attempt.status === "paid" || attempt.status === "unapplied") return { session, attempt };
    throw refused(`Charge ${id} was not successful; it cannot be refunded.`, "charge_not_refundable", "charge");
  }
  const session = intentId === null ? null : await findSession(deed.tx, { intentId }, "locked");
  if (!session) throw noSuch("payment_intent", intentId ?? "", "payment_intent");
  const attempt = session.attempts.find(({ status }) => status === "paid");
  if (attempt) return { session, attempt };
  const message = "This PaymentIntent does not have a successful charge to refund.";
  throw refused(message, "charge_not_refundable", "payment_intent");
}

/** VNPAY's full refund is the whole payment in one piece; whatever follows a part is a part, too. */
export async function insertRefund(
  deed: Deed,
  session: SessionRecord,
  attempt: AttemptRecord,
  { amountVnd, metadata, reason }: Pick<RefundRecord, "amountVnd" | "metadata" | "reason">,
): Promise<RefundRecord> {
  const earlier = session.refunds.some((refund) => refund.attemptId === attempt.id && refund.status !== "failed");
  const { rows } = await deed.tx.query<RefundRow>(
    `insert into vnpay_gateway.refund (id, session_id, attempt_id, amount_vnd, reason, metadata, created_at, request_id, is_full,
       push_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7) returning *, $10 as intent_id`,
    [
      deed.newId("re"),
      session.id,
      attempt.id,
      amountVnd,
      reason,
      JSON.stringify(metadata),
      deed.now,
      `RF${randomLetters(24)}`,
      amountVnd === session.amountVnd && !earlier,
      session.intentId,
    ],
  );
  const refund = refundOf(one(rows));
  await recordEvent(deed, "refund.created", buildRefund(refund));
  await recordEvent(
    deed,
    "charge.refunded",
    buildCharge({ ...session, refunds: [...session.refunds, refund] }, attempt),
  );
  return refund;
}
