import type { Reader } from "~/platform/db.server";
import { isGivenUp } from "./asking";

/** suspected: VNPAY looks at it; mismatched: another amount than asked; unresolved: VNPAY never said; refund_failed: money not given back. */
export type TroubleKind = "suspected" | "mismatched" | "unresolved" | "refund_failed";

/** Money that a person has to look after. `subject` names it in the audit log. */
export type PaymentTrouble = {
  readonly subject: string;
  readonly kind: TroubleKind;
  /** VNPAY's reference, or our refund's. */
  readonly reference: string;
  readonly orderId: string;
  readonly amountVnd: number;
  readonly since: Date;
};

/** The audit entry that says a person has dealt with it. */
export const troubleClosed = "payment.trouble_closed";

type Where = { readonly orderId?: string; readonly subject?: string };

/** What still waits for a person, oldest first: all of it, one order's, or one subject's. */
export async function paymentTroubles(reader: Reader, where: Where = {}): Promise<PaymentTrouble[]> {
  const [attempts, refunds] = await Promise.all([troubledAttempts(reader, where), failedRefunds(reader, where)]);
  const found = [...attempts, ...refunds];
  if (found.length === 0) return [];
  const closed = await reader.auditEntry.findMany({
    where: { action: troubleClosed, subject: { in: found.map(({ subject }) => subject) } },
    select: { subject: true },
  });
  const isClosed = new Set(closed.map(({ subject }) => subject));
  return found.filter(({ subject }) => !isClosed.has(subject)).sort((a, b) => a.since.getTime() - b.since.getTime());
}

const idIn = (subject: string | undefined, table: string): string | undefined => {
  if (subject === undefined) return undefined;
  return subject.startsWith(`${table}:`) ? subject.slice(table.length + 1) : "";
};
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const at = (orderId: string | undefined) => (orderId === undefined ? {} : { session: { payableId: orderId } });

async function troubledAttempts(reader: Reader, { orderId, subject }: Where): Promise<PaymentTrouble[]> {
  const id = idIn(subject, "payment_attempt");
  if (id !== undefined && !uuid.test(id)) return [];
  const rows = await reader.paymentAttempt.findMany({
    where: {
      ...(id !== undefined && { id }),
      ...at(orderId),
      OR: [
        { status: "suspected" },
        // One that was given back since is nobody's trouble any more.
        { status: "mismatched", refunds: { none: { status: { in: ["pending", "succeeded"] } } } },
        // Asked about once and unknown to VNPAY is a page that was never opened; asked for a day is a riddle.
        { status: "expired", askCount: { gt: 1 }, settledAt: { not: null } },
      ],
    },
    include: { session: { select: { payableId: true } } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  return rows
    .filter(
      ({ status, expiresAt, settledAt }) => status !== "expired" || (settledAt && isGivenUp({ expiresAt }, settledAt)),
    )
    .map(({ id: attemptId, status, txnRef, session, amountVnd, settledAt, createdAt }) => ({
      subject: `payment_attempt:${attemptId}`,
      kind: status === "expired" ? "unresolved" : status === "suspected" ? "suspected" : "mismatched",
      reference: txnRef,
      orderId: session.payableId,
      amountVnd,
      since: settledAt ?? createdAt,
    }));
}

async function failedRefunds(reader: Reader, { orderId, subject }: Where): Promise<PaymentTrouble[]> {
  const id = idIn(subject, "refund");
  if (id === "") return [];
  const rows = await reader.refund.findMany({
    where: { ...(id !== undefined && { id }), ...at(orderId), status: "failed" },
    include: { session: { select: { payableId: true } } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  return rows.map(({ id: refundId, session, amountVnd, settledAt, createdAt }) => ({
    subject: `refund:${refundId}`,
    kind: "refund_failed",
    reference: refundId,
    orderId: session.payableId,
    amountVnd,
    since: settledAt ?? createdAt,
  }));
}
