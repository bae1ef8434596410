import { type Reader, sql } from "~/platform/db.server";
import type { Verdict } from "./reconcile";

export type SettlementRow = {
  readonly day: Date;
  readonly chargedVnd: number;
  readonly refundedVnd: number;
  readonly feeVnd: number;
  readonly lines: number;
  readonly differences: number;
  readonly bookedAt: Date | null;
};

type Sums = Omit<SettlementRow, "chargedVnd" | "refundedVnd" | "feeVnd"> &
  Record<"charged" | "refunded" | "fee", bigint>;

const toRow = ({ charged, refunded, fee, ...row }: Sums): SettlementRow => ({
  ...row,
  chargedVnd: Number(charged),
  refundedVnd: Number(refunded),
  feeVnd: Number(fee),
});

/** Settlements by day, newest first; `day` ("2026-11-21") picks one. */
export async function settlements(reader: Reader, { day, most = 60 }: { day?: string; most?: number } = {}) {
  const rows = await reader.$queryRaw<Sums[]>(sql`
    SELECT settlement.day, charged_vnd AS charged, refunded_vnd AS refunded, settlement.fee_vnd AS fee, booked_at AS "bookedAt",
      count(line.id)::int AS lines, count(line.id) FILTER (WHERE line.verdict <> 'agrees')::int AS differences
    FROM settlement LEFT JOIN settlement_line line ON line.day = settlement.day
    WHERE ${day ?? null}::date IS NULL OR settlement.day = ${day ?? null}::date
    GROUP BY settlement.day ORDER BY settlement.day DESC LIMIT ${most}`);
  return rows.map(toRow);
}

export type ComparedRow = {
  readonly id: string;
  readonly txnRef: string;
  readonly transactionNo: string;
  readonly type: string;
  readonly theirsVnd: number | null;
  readonly oursVnd: number | null;
  readonly feeVnd: number;
  readonly verdict: Verdict;
  readonly orderId: string | null;
};

/** A day's lines, differences first. */
export const settlementLines = (reader: Reader, day: string, most = 500): Promise<ComparedRow[]> =>
  reader.$queryRaw(sql`
    SELECT line.id::text, line.txn_ref AS "txnRef", line.transaction_no AS "transactionNo", line.type, line.theirs_vnd AS "theirsVnd",
      line.ours_vnd AS "oursVnd", line.fee_vnd AS "feeVnd", line.verdict, session.payable_id AS "orderId"
    FROM settlement_line line
    LEFT JOIN payment_attempt attempt ON attempt.txn_ref = line.txn_ref
    LEFT JOIN checkout_session session ON session.id = attempt.session_id
    WHERE line.day = ${day}::date ORDER BY line.verdict = 'agrees', line.id LIMIT ${most}`);

export type NotBanked = { readonly day: Date; readonly charges: number; readonly amountVnd: number };

/** Charges that VNPAY has not paid to our bank, by the day they were made: the clearing account explained. Oldest first. */
export async function notBankedByDay(reader: Reader): Promise<NotBanked[]> {
  const rows = await reader.$queryRaw<{ day: Date; charges: number; amount: bigint }[]>(sql`
    SELECT (settled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, count(*)::int AS charges, sum(amount_vnd)::bigint AS amount
    FROM payment_attempt WHERE banked_at IS NULL AND status IN ('paid', 'paid_again') AND settled_at IS NOT NULL
    GROUP BY 1 ORDER BY 1`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountVnd: Number(amount) }));
}

export type FoundPayment = {
  readonly attemptId: string;
  readonly orderId: string;
  readonly txnRef: string;
  readonly transactionNo: string | null;
  readonly amountVnd: number;
  readonly status: string;
  readonly bankCode: string | null;
  readonly createdAt: Date;
  readonly isBanked: boolean;
};

/** Visits to VNPAY by their reference, VNPAY's number, our session, or a whole amount; newest first. */
export function findPayments(reader: Reader, text: string, most = 50): Promise<FoundPayment[]> {
  const amount = /^\d{4,9}$/.test(text.replace(/[.\s]/g, "")) ? Number(text.replace(/[.\s]/g, "")) : -1;
  return reader.$queryRaw(sql`
    SELECT attempt.id::text AS "attemptId", session.payable_id AS "orderId", attempt.txn_ref AS "txnRef", attempt.transaction_no AS "transactionNo",
      attempt.amount_vnd AS "amountVnd", attempt.status, attempt.bank_code AS "bankCode", attempt.created_at AS "createdAt",
      attempt.banked_at IS NOT NULL AS "isBanked"
    FROM payment_attempt attempt JOIN checkout_session session ON session.id = attempt.session_id
    WHERE ${text} = '' OR attempt.txn_ref IN (${text}, ${text.toUpperCase()}) OR attempt.transaction_no = ${text} OR session.id = ${text}
      OR session.payment_intent = ${text} OR attempt.amount_vnd = ${amount} OR session.description ILIKE ${`%${text.replace(/[%_\\]/g, "")}%`}
    ORDER BY attempt.created_at DESC LIMIT ${most}`);
}
