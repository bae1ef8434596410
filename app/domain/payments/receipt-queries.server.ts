import type { Reader } from "~/platform/db.server";
import type { Unclear } from "./vietqr/types";

/** Money in our bank that a person has to explain. */
export type UnappliedReceipt = {
  readonly id: string;
  readonly bankReference: string;
  readonly amountVnd: number;
  readonly content: string;
  readonly bookedAt: Date;
  readonly receivedAt: Date;
  readonly why: Unclear;
  /** The order its code names, whatever kept it from paying. */
  readonly payableId: string | null;
  /** Somebody says that nobody claims it, and another one has to agree. */
  readonly writeOff: { readonly why: string; readonly byId: string } | null;
};

/** Oldest first: it is somebody's money. */
export async function unappliedReceipts(reader: Reader, most = 200): Promise<UnappliedReceipt[]> {
  const rows = await reader.bankReceipt.findMany({
    where: { status: "unapplied" },
    orderBy: { receivedAt: "asc" },
    take: most,
  });
  return rows.map(({ unclearWhy, ...row }) => ({
    id: row.id,
    bankReference: row.bankReference,
    amountVnd: row.amountVnd,
    content: row.content,
    bookedAt: row.bookedAt,
    receivedAt: row.receivedAt,
    why: unclearWhy as Unclear,
    payableId: row.payableId,
    writeOff: row.writeOffById === null ? null : { why: row.writeOffWhy ?? "", byId: row.writeOffById },
  }));
}

/** Money promised back of a transfer: a person has to send it. */
export type BankRefund = {
  readonly refundId: string;
  readonly orderId: string;
  readonly amountVnd: number;
  readonly since: Date;
  /** What the transfer said and its number: the bank's app finds the sender by it. */
  readonly content: string;
  readonly bankReference: string;
};

export const bankRefundsToSend = (reader: Reader): Promise<BankRefund[]> =>
  reader.$queryRaw<BankRefund[]>`
    SELECT refund.id AS "refundId", session.payable_id AS "orderId", refund.amount_vnd AS "amountVnd",
      refund.created_at AS since, receipt.content, receipt.bank_reference AS "bankReference"
    FROM refund JOIN checkout_session session ON session.id = refund.session_id
    JOIN payment_attempt attempt ON attempt.id = refund.attempt_id AND attempt.channel = 'bank'
    JOIN bank_receipt receipt ON receipt.reference = attempt.txn_ref
    WHERE refund.status = 'pending' ORDER BY refund.created_at LIMIT 200`;
