import { post } from "~/domain/ledger/post.server";
import { vnpaySettled } from "~/domain/ledger/postings";
import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";

export type BookSettlement = {
  readonly day: string;
  readonly tmnCode: string;
  readonly bankAccount: string;
  readonly actorId: string;
};

/**
 * VNPAY's transfer of a day is in our bank: what agreed leaves the clearing account, and may be paid out from now on. What
 * differed stays in the clearing account, where its age shows.
 */
export const bookSettlement = (
  db: Db,
  moment: Moment,
  { day: isoDay, tmnCode, bankAccount, actorId }: BookSettlement,
): Promise<Accepted | Refusal<"booked_already">> =>
  transact(db, async (tx) => {
    const day = new Date(isoDay);
    await tx.$executeRaw`SELECT 1 FROM settlement WHERE day = ${isoDay}::date FOR UPDATE`;
    const settlement = present(await tx.settlement.findUnique({ where: { day } }), "settlement");
    if (settlement.bookedAt !== null) return refuse("booked_already");
    const grossVnd = Number(settlement.chargedVnd - settlement.refundedVnd);
    const posting = vnpaySettled({ day: isoDay, tmnCode, bankAccount, grossVnd, feeVnd: Number(settlement.feeVnd) });
    if (posting.entries.length > 0) await post(tx, moment, posting);
    await markBanked(tx, moment, isoDay);
    await tx.settlement.update({ where: { day }, data: { bookedAt: moment.now, bookedById: actorId } });
    const detail = { grossVnd, feeVnd: Number(settlement.feeVnd) };
    await audit(tx, moment.now, { actorId, action: "settlement.booked", subject: `settlement:${isoDay}`, detail });
    return { ok: true };
  });

async function markBanked(tx: Tx, { now }: Moment, day: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt SET banked_at = ${now} FROM settlement_line line
    WHERE line.day = ${day}::date AND line.verdict = 'agrees' AND line.type = '01' AND payment_attempt.id = line.attempt_id`;
  await tx.$executeRaw`
    UPDATE refund SET banked_at = ${now} FROM settlement_line line
    WHERE line.day = ${day}::date AND line.verdict = 'agrees' AND line.type <> '01' AND refund.id = line.refund_id`;
}
