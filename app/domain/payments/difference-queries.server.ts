import { type Reader, sql } from "~/platform/db.server";
import { type Effect, possibleEffects, type Standing } from "./difference";

export type DifferenceRow = Standing & {
  readonly lineId: string;
  readonly day: Date;
  readonly isBooked: boolean;
  readonly txnRef: string;
  readonly transactionNo: string;
  readonly type: string;
  readonly feeVnd: number;
  readonly attemptId: string | null;
  readonly refundId: string | null;
  readonly tmnCode: string | null;
  /** What an operator decided so far. */
  readonly effect: Effect | null;
  readonly reason: string | null;
  readonly decidedById: string | null;
  readonly settledAt: Date | null;
};

export type DifferenceView = DifferenceRow & { readonly possible: readonly Effect[] };

/** The lines that differ, with how they stand now: of one day ("2026-11-21"), one line, or all that nobody settled. */
export async function differences(
  reader: Reader,
  { day, lineId }: { day?: string; lineId?: string } = {},
): Promise<DifferenceView[]> {
  const rows = await reader.$queryRaw<DifferenceRow[]>(sql`
    SELECT line.id::text AS "lineId", line.day, settlement.booked_at IS NOT NULL AS "isBooked", line.txn_ref AS "txnRef",
      line.transaction_no AS "transactionNo", line.type, line.verdict, coalesce(line.theirs_vnd, 0) AS "theirsVnd", line.fee_vnd AS "feeVnd",
      attempt.id::text AS "attemptId", refund.id AS "refundId", attempt.tmn_code AS "tmnCode",
      resolution.effect, resolution.reason, resolution.decided_by_id::text AS "decidedById", resolution.settled_at AS "settledAt",
      coalesce(attempt.status IN ('open', 'failed', 'expired', 'suspected'), false) AS "isUndecided",
      CASE WHEN line.type <> '01' THEN CASE WHEN refund.banked_at IS NULL THEN coalesce(-refund.amount_vnd, 0) ELSE 0 END
        WHEN attempt.banked_at IS NULL THEN coalesce((
          SELECT sum(entry.amount)::int FROM ledger_transaction txn JOIN ledger_entry entry ON entry.transaction_id = txn.id
          JOIN ledger_account account ON account.id = entry.account_id AND account.code LIKE 'vnpay\_clearing:%'
          WHERE txn.order_id = session.payable_id::uuid AND txn.memo = attempt.txn_ref AND txn.kind LIKE 'payment.%'), 0)
        ELSE 0 END AS "oursVnd",
      EXISTS (SELECT 1 FROM settlement_line other WHERE other.txn_ref = line.txn_ref AND other.day <> line.day AND other.verdict = 'agrees'
        AND CASE WHEN line.type = '01' THEN other.type = '01' ELSE other.refund_id = refund.id END) AS "agreesElsewhere"
    FROM settlement_line line JOIN settlement ON settlement.day = line.day
    LEFT JOIN settlement_resolution resolution ON resolution.line_id = line.id
    LEFT JOIN payment_attempt attempt ON attempt.txn_ref = line.txn_ref AND attempt.channel = 'vnpay'
    LEFT JOIN checkout_session session ON session.id = attempt.session_id
    LEFT JOIN refund ON line.type <> '01' AND refund.status = 'succeeded' AND (refund.id = line.refund_id
      OR (line.refund_id IS NULL AND refund.attempt_id = attempt.id AND refund.transaction_no = line.transaction_no))
    WHERE line.verdict <> 'agrees' AND (${day ?? null}::date IS NULL OR line.day = ${day ?? null}::date)
      AND (${lineId ?? null}::bigint IS NULL OR line.id = ${lineId ?? null}::bigint)
      AND (${day ?? lineId ?? null}::text IS NOT NULL OR resolution.settled_at IS NULL)
    ORDER BY line.day, line.id LIMIT 500`);
  return rows.map((row) => ({ ...row, possible: row.settledAt === null ? possibleEffects(row) : [] }));
}

export type DayOfDifferences = { readonly day: Date; readonly count: number; readonly amountVnd: number };

/** Lines of booked days that nobody has decided about, or whose loss waits for a second person; by day, oldest first. */
export async function undecidedDifferences(reader: Reader): Promise<DayOfDifferences[]> {
  const days = new Map<string, DayOfDifferences>();
  for (const { day, isBooked, effect, possible, oursVnd, theirsVnd } of await differences(reader)) {
    if (!isBooked || possible.length === 0 || effect === "wait" || effect === "ask") continue;
    const known = days.get(day.toISOString()) ?? { day, count: 0, amountVnd: 0 };
    const amountVnd = known.amountVnd + Math.abs(oursVnd - theirsVnd);
    days.set(day.toISOString(), { day, count: known.count + 1, amountVnd });
  }
  return [...days.values()];
}
