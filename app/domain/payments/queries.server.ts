import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import { isDueToAsk, isRefundDueToAsk } from "./asking";

/** What the shopper may know of a payment, by our own books. */
export type PaymentView = {
  readonly sessionId: string;
  readonly amountVnd: number;
  readonly state: "paid" | "paid_again" | "waiting" | "failed" | "suspected" | "mismatched" | "over";
  readonly responseCode: string | null;
  /** The session still takes a payment. */
  readonly canRetry: boolean;
  readonly successUrl: string;
  readonly cancelUrl: string;
};

/** By VNPAY's reference, after the shopper came back. */
export async function paymentByReference(reader: Reader, txnRef: string, now: Date): Promise<PaymentView> {
  const attempt = present(
    await reader.paymentAttempt.findUnique({ where: { txnRef }, include: { session: true } }),
    "payment attempt",
  );
  const { session } = attempt;
  return {
    sessionId: session.id,
    amountVnd: session.amountVnd,
    state: stateOf(attempt.status, session.paymentStatus),
    responseCode: attempt.responseCode,
    canRetry: session.status === "open" && session.expiresAt > now,
    successUrl: session.successUrl.replaceAll("{CHECKOUT_SESSION_ID}", session.id),
    cancelUrl: session.cancelUrl,
  };
}

function stateOf(attempt: string, session: string): PaymentView["state"] {
  switch (attempt) {
    case "open":
      return session === "paid" ? "paid" : "waiting";
    case "paid":
    case "paid_again":
    case "suspected":
    case "mismatched":
      return attempt;
    case "failed":
      return session === "paid" ? "paid" : "failed";
    default:
      return session === "paid" ? "paid" : "over";
  }
}

/** Somebody may still be paying: another visit to VNPAY is open, or VNPAY is looking at one. */
export const isBeingPaid = async (reader: Reader, sessionId: string, now: Date): Promise<boolean> =>
  (await reader.paymentAttempt.count({
    where: { sessionId, OR: [{ status: "open", expiresAt: { gt: now } }, { status: "suspected" }] },
  })) > 0;

/** Attempts nobody has told us the end of, at the moments to ask. */
export async function attemptsToAsk(reader: Reader, now: Date): Promise<string[]> {
  const stuck = await reader.paymentAttempt.findMany({
    where: { status: { in: ["open", "suspected"] }, expiresAt: { lt: now } },
    select: { id: true, expiresAt: true, askedAt: true },
    orderBy: { expiresAt: "asc" },
    take: 500,
  });
  return stuck.filter((visit) => isDueToAsk(visit, now)).map(({ id }) => id);
}

export type RefundTask = { readonly refundId: string; readonly step: "send" | "check" };

/** Refunds that wait for us: to be sent (again), or to be asked about. */
export async function refundsToPush(reader: Reader, now: Date): Promise<RefundTask[]> {
  const pending = await reader.refund.findMany({
    // What was transferred goes back by a person's transfer.
    where: { status: "pending", attempt: { channel: "vnpay" } },
    select: { id: true, transactionNo: true, sentAt: true, askedAt: true, askCount: true },
    orderBy: { createdAt: "asc" },
    take: 500,
  });
  return pending
    .filter((refund) => isRefundDueToAsk(refund, now))
    .map(({ id, transactionNo }) => ({ refundId: id, step: transactionNo === null ? "send" : "check" }));
}
