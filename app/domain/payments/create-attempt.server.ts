import { present } from "~/domain/shared/missing";
import { type Accepted, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { minutesAfter } from "~/domain/shared/time";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { newTxnRef } from "./names";
import type { PaymentGateway } from "./ports";
import { wireDate } from "./wire-date";

export type CreateAttempt = {
  readonly sessionId: string;
  readonly ipAddress: string;
  readonly locale: "vi" | "en";
  /** Absolute address of our return page. */
  readonly returnUrl: string;
};

export type CreatedAttempt =
  | Accepted<{ redirectUrl: string; txnRef: string; payableId: string; cancelUrl: string }>
  | Refusal<"already_paid" | "expired", { successUrl: string; cancelUrl: string }>;

const pageMinutes = 15;
/** VNPAY is asked about each visit that nobody hears of again; whoever opens more than these at once gets the last one again. */
const mostOpenVisits = 20;

/**
 * The shopper goes to VNPAY: each opening, a double tap's and a second tab's too, is a visit with a reference of its own, because
 * VNPAY shows its page for a reference once. The page closes no later than the session.
 */
export async function createAttempt(
  tx: Tx,
  moment: Moment,
  gateway: PaymentGateway,
  ask: CreateAttempt,
): Promise<CreatedAttempt> {
  const session = await lockSession(tx, ask.sessionId);
  const { successUrl, cancelUrl, payableId } = session;
  if (session.paymentStatus === "paid") return refuseWith("already_paid", { successUrl, cancelUrl });
  if (session.status !== "open" || session.expiresAt <= moment.now)
    return refuseWith("expired", { successUrl, cancelUrl });
  const visit = await openVisit(tx, moment, session, gateway.tmnCode);
  const redirectUrl = gateway.payUrl({
    ...visit,
    amountVnd: session.amountVnd,
    description: session.description,
    returnUrl: ask.returnUrl,
    ipAddress: ask.ipAddress,
    locale: ask.locale,
  });
  return { ok: true, redirectUrl, txnRef: visit.txnRef, payableId, cancelUrl };
}

type LockedSession = {
  id: string;
  payableId: string;
  status: string;
  paymentStatus: string;
  amountVnd: number;
  description: string;
  successUrl: string;
  cancelUrl: string;
  expiresAt: Date;
};
type OpenVisit = { txnRef: string; createdAt: Date; expiresAt: Date };

async function lockSession(tx: Tx, sessionId: string): Promise<LockedSession> {
  const [session] = await tx.$queryRaw<LockedSession[]>`
    SELECT id, payable_id AS "payableId", status, payment_status AS "paymentStatus", amount_vnd AS "amountVnd", description, success_url AS "successUrl",
      cancel_url AS "cancelUrl", expires_at AS "expiresAt"
    FROM checkout_session WHERE id = ${sessionId} FOR UPDATE`;
  return present(session, "checkout session");
}

/** The session's lock lets one at a time ask. */
async function openVisit(tx: Tx, { now, ids }: Moment, session: LockedSession, tmnCode: string): Promise<OpenVisit> {
  const pageEnds = minutesAfter(now, pageMinutes);
  const expiresAt = pageEnds < session.expiresAt ? pageEnds : session.expiresAt;
  const [visit] = await tx.$queryRaw<OpenVisit[]>`
    WITH last AS (
      SELECT txn_ref, created_at, expires_at, count(*) OVER () >= ${mostOpenVisits} AS is_one_too_many FROM payment_attempt
      WHERE session_id = ${session.id} AND status = 'open'
      ORDER BY created_at DESC LIMIT 1
    ), made AS (
      INSERT INTO payment_attempt (id, session_id, txn_ref, tmn_code, amount_vnd, create_date, expires_at, status, created_at)
      SELECT ${ids.next()}::uuid, ${session.id}, ${newTxnRef(ids)}, ${tmnCode}, ${session.amountVnd}::int, ${wireDate(now)},
        ${expiresAt}::timestamptz, 'open', ${now}::timestamptz
      WHERE NOT EXISTS (SELECT 1 FROM last WHERE is_one_too_many)
      RETURNING txn_ref, created_at, expires_at
    )
    SELECT txn_ref AS "txnRef", created_at AS "createdAt", expires_at AS "expiresAt" FROM last WHERE is_one_too_many
    UNION ALL SELECT txn_ref, created_at, expires_at FROM made`;
  return present(visit, "visit");
}
