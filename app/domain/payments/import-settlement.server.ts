import { createHash } from "node:crypto";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { sql, transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockSettlements } from "./lock-settlements.server";
import { type OurLine, reconcile } from "./reconcile";
import { readSettlement, type TheirLine } from "./read-settlement";

export type ImportSettlement = {
  /** "2026-11-21", a day in Vietnam. */
  readonly day: string;
  readonly text: string;
  readonly tmnCode: string;
  /** Null when a job brought the file. */
  readonly actorId: string | null;
};

export type SettlementImport =
  | Accepted<{ differences: number; isNew: boolean }>
  | Refusal<"unreadable", { line: number }>
  | Refusal<"day_not_over" | "booked_already">;

/**
 * Puts VNPAY's file of a day beside our books. The same file again changes nothing; another one replaces the first as long as
 * the day is not booked. Nothing is posted here: differences are held out until a person has looked.
 */
export async function importSettlement(db: Db, moment: Moment, ask: ImportSettlement): Promise<SettlementImport> {
  const compact = ask.day.replaceAll("-", "");
  if (startOf(ask.day).getTime() + dayMs > moment.now.getTime()) return refuse("day_not_over");
  const reading = readSettlement(ask.text, { day: compact, tmnCode: ask.tmnCode });
  if (!reading.ok) return reading;
  return transact(db, async (tx): Promise<SettlementImport> => {
    await lockSettlements(tx);
    const day = new Date(ask.day);
    const fileHash = createHash("sha256").update(ask.text).digest("hex");
    const before = await tx.settlement.findUnique({ where: { day } });
    if (before && before.bookedAt !== null)
      return before.fileHash === fileHash
        ? { ok: true, isNew: false, differences: await countDifferences(tx, day) }
        : refuse("booked_already");
    const differences = await write(tx, moment, ask, { day, fileHash, theirs: reading.lines });
    return { ok: true, isNew: before?.fileHash !== fileHash, differences };
  });
}

const dayMs = 86_400_000;
const startOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

type Page = { day: Date; fileHash: string; theirs: readonly TheirLine[] };

async function write(
  tx: Tx,
  { now }: Moment,
  { actorId, day: isoDay }: ImportSettlement,
  { day, fileHash, theirs }: Page,
): Promise<number> {
  const compared = reconcile(theirs, await ourLines(tx, isoDay, theirs));
  const agreed = compared.filter(({ verdict }) => verdict === "agrees");
  const sum = (which: typeof agreed, of: (line: (typeof agreed)[number]) => number): number =>
    which.reduce((total, line) => total + of(line), 0);
  const isCharge = ({ type }: (typeof agreed)[number]): boolean => type === "01";
  const totals = {
    chargedVnd: sum(agreed.filter(isCharge), ({ oursVnd }) => oursVnd ?? 0),
    refundedVnd: -sum(
      agreed.filter((line) => !isCharge(line)),
      ({ oursVnd }) => oursVnd ?? 0,
    ),
    feeVnd: sum(agreed, ({ feeVnd }) => feeVnd),
  };
  const head = { fileHash, importedAt: now, ...totals };
  await tx.settlementLine.deleteMany({ where: { day } });
  await tx.settlement.upsert({ where: { day }, create: { day, ...head }, update: head });
  await tx.settlementLine.createMany({ data: compared.map((line) => ({ day, ...line })) });
  const differences = compared.length - agreed.length;
  const note = { action: "settlement.imported" as const, subject: `settlement:${isoDay}` };
  if (actorId !== null)
    await audit(tx, now, { actorId, ...note, detail: { lines: theirs.length, differences, fileHash } });
  return differences;
}

const countDifferences = (tx: Tx, day: Date): Promise<number> =>
  tx.settlementLine.count({ where: { day, verdict: { not: "agrees" } } });

/** Ours that the file names, and ours of the day by VNPAY's own clock. What agreed with another day's file is settled there. */
function ourLines(tx: Tx, day: string, theirs: readonly TheirLine[]): Promise<OurLine[]> {
  const refs = [...new Set(theirs.map(({ txnRef }) => txnRef))];
  const from = startOf(day);
  const until = new Date(from.getTime() + dayMs);
  const compact = day.replaceAll("-", "");
  return tx.$queryRaw(sql`
    SELECT attempt.txn_ref AS "txnRef", attempt.transaction_no AS "transactionNo", 'charge' AS type, attempt.amount_vnd AS "amountVnd",
      attempt.id::text AS "attemptId", NULL AS "refundId", attempt.banked_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM settlement_line line WHERE line.txn_ref = attempt.txn_ref AND line.attempt_id = attempt.id
          AND line.type = '01' AND line.verdict = 'agrees' AND line.day <> ${day}::date) AS "isBanked",
      coalesce(left(attempt.pay_date, 8) = ${compact}, false) AS "isOfDay"
    FROM payment_attempt attempt
    WHERE attempt.channel = 'vnpay' AND attempt.status IN ('paid', 'paid_again') AND (attempt.txn_ref = ANY (${refs}::text[])
      OR (attempt.settled_at >= ${from} AND attempt.settled_at < ${new Date(until.getTime() + dayMs)}))
    UNION ALL
    SELECT attempt.txn_ref, refund.transaction_no, 'refund', -refund.amount_vnd, attempt.id::text, refund.id,
      refund.banked_at IS NOT NULL OR EXISTS (
        SELECT 1 FROM settlement_line line WHERE line.txn_ref = attempt.txn_ref AND line.refund_id = refund.id
          AND line.verdict = 'agrees' AND line.day <> ${day}::date),
      coalesce(refund.sent_at >= ${from} AND refund.sent_at < ${until}, false)
    FROM refund JOIN payment_attempt attempt ON attempt.id = refund.attempt_id
    WHERE attempt.channel = 'vnpay' AND refund.status = 'succeeded' AND (attempt.txn_ref = ANY (${refs}::text[])
      OR (refund.sent_at >= ${from} AND refund.sent_at < ${until}))`);
}
