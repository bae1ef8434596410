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
/** A double tap within this time is one visit. */
const doubleTapMs = 5_000;

/** The shopper goes to VNPAY: one visit, one reference. The page closes no later than the session. */
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
  const visit = (await recentVisit(tx, moment, session)) ?? (await newVisit(tx, moment, session, gateway.tmnCode));
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

const recentVisit = (tx: Tx, { now }: Moment, session: LockedSession): Promise<OpenVisit | null> =>
  tx.paymentAttempt.findFirst({
    where: { sessionId: session.id, status: "open", createdAt: { gt: new Date(now.getTime() - doubleTapMs) } },
    orderBy: { createdAt: "desc" },
    select: { txnRef: true, createdAt: true, expiresAt: true },
  });

async function newVisit(tx: Tx, { now, ids }: Moment, session: LockedSession, tmnCode: string): Promise<OpenVisit> {
  const pageEnds = minutesAfter(now, pageMinutes);
  const expiresAt = pageEnds < session.expiresAt ? pageEnds : session.expiresAt;
  const txnRef = newTxnRef(ids);
  await tx.paymentAttempt.create({
    data: {
      id: ids.next(),
      sessionId: session.id,
      txnRef,
      tmnCode,
      amountVnd: session.amountVnd,
      createDate: wireDate(now),
      expiresAt,
      status: "open",
      createdAt: now,
    },
    select: { id: true },
  });
  return { txnRef, createdAt: now, expiresAt };
}
