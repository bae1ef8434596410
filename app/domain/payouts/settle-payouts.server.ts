import type { Operator } from "~/domain/identity/types";
import { post } from "~/domain/ledger/post.server";
import { payoutPaid, payoutReturned } from "~/domain/ledger/postings";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { record, type Moment } from "~/platform/outbox.server";
import { isPayee, payableOf } from "./types";

type LockedPayout = { id: string; payee: string; amountVnd: number; status: string };

/** The bank has done the run: every transfer it did not send back is paid. Returns how many. */
export const confirmRun = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { runId, bankAccount }: { runId: string; bankAccount: string },
): Promise<number> =>
  transact(db, async (tx) => {
    const sent = await tx.$queryRaw<LockedPayout[]>`
      SELECT id, payee, amount_vnd AS "amountVnd", status FROM payout
      WHERE run_id = ${runId}::uuid AND status = 'sent' ORDER BY id FOR UPDATE`;
    for (const { id, amountVnd } of sent) {
      await post(tx, moment, payoutPaid(id, amountVnd, bankAccount));
      failpoint("payout.confirming");
      await close(tx, moment, operator, id, { status: "paid" });
    }
    const detail = { payouts: sent.length };
    const note = {
      actorId: operator.personId,
      action: "payout_run.confirmed" as const,
      subject: `payout_run:${runId}`,
      detail,
    };
    if (sent.length > 0) await audit(tx, moment.now, note);
    return sent.length;
  });

export type PayoutReturn = Accepted | Refusal<"reason_needed" | "already_settled">;

/**
 * The bank sent one transfer back: the payee is owed it again, and the account waits until its owner has looked at it. A
 * transfer that was confirmed can still come back: banks take days.
 */
export const returnPayout = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { payoutId, why, bankAccount }: { payoutId: string; why: string; bankAccount: string },
): Promise<PayoutReturn> =>
  transact(db, async (tx): Promise<PayoutReturn> => {
    if (why === "") return refuse("reason_needed");
    const [payout] = await tx.$queryRaw<LockedPayout[]>`
      SELECT id, payee, amount_vnd AS "amountVnd", status FROM payout WHERE id = ${payoutId} FOR UPDATE`;
    const { payee, amountVnd, status } = present(payout, "payout");
    if (status === "returned") return refuse("already_settled");
    invariant(isPayee(payee), `payout ${payoutId} pays nobody`);
    const money = { payoutId, from: payableOf(payee), amountVnd };
    await post(tx, moment, payoutReturned(money, status === "paid" ? bankAccount : null));
    failpoint("payout.returning");
    await close(tx, moment, operator, payoutId, { status: "returned", returnedWhy: why });
    await tx.bankAccount.updateMany({ where: { payee }, data: { returnedWhy: why } });
    const note = { actorId: operator.personId, action: "payout.returned" as const, subject: `payout:${payoutId}` };
    await audit(tx, moment.now, { ...note, detail: { why, amountVnd } });
    await record(tx, moment, { type: "payout.returned", subject: `payout:${payoutId}`, payload: { payoutId } });
    return { ok: true };
  });

const close = (
  tx: Tx,
  { now }: Moment,
  { personId }: Operator,
  id: string,
  as: { status: "paid" | "returned"; returnedWhy?: string },
) => tx.payout.update({ where: { id }, data: { ...as, settledAt: now, settledById: personId }, select: { id: true } });
