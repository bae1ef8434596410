import type { Operator } from "~/domain/identity/types";
import { sellerReceivable } from "~/domain/ledger/accounts";
import { post } from "~/domain/ledger/post.server";
import { payoutStarted, receivableKept } from "~/domain/ledger/postings";
import { balanceOf, lockPayable } from "~/domain/ledger/queries.server";
import { inVietnam, isoDay } from "~/domain/shared/time";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import { record, type Moment } from "~/platform/outbox.server";
import { minimumPayoutVnd, obstacleTo, readyVnd, runHour } from "./policy";
import { type PayeeStanding, standings } from "./queries.server";
import { payableOf, sellerIdOf } from "./types";

/** The day's transfers, once it is nine o'clock and there is no run of today yet; returns how many were added. */
export async function makePayoutRunWhenDue(db: Db, moment: Moment): Promise<number> {
  return inVietnam(moment.now).hour < runHour ? 0 : makePayoutRun(db, moment);
}

/**
 * Empties what everybody is owed into transfers of today's run. Begun and interrupted, it goes on where it stopped: one payee
 * is one transaction and has one transfer a run. Finished, the run stays as it is: its bank file may be on its way. Who did not
 * wait for the clock stands in the audit log.
 */
export async function makePayoutRun(db: Db, moment: Moment, by: Operator | null = null): Promise<number> {
  const run = await openRun(db, moment, by);
  if (run === null) return 0;
  failpoint("payout.opened");
  let made = 0;
  for (const standing of await standings(db)) {
    if (obstacleTo(standing, moment.now) !== null) continue;
    made += (await transact(db, (tx) => payOut(tx, moment, run, standing))) ? 1 : 0;
    failpoint("payout.one_paid");
  }
  await transact(db, async (tx) => {
    // Nobody to pay yet: the day's run stays open for what the bank brings later.
    if ((await tx.payout.count({ where: { runId: run } })) === 0) return;
    failpoint("payout.all_paid");
    await tx.payoutRun.update({ where: { id: run }, data: { completedAt: moment.now } });
    await record(tx, moment, { type: "payout_run.made", subject: `payout_run:${run}`, payload: { runId: run } });
  });
  return made;
}

/** Today's run to work on; null when it is complete. */
const openRun = (db: Db, { now, ids }: Moment, by: Operator | null): Promise<string | null> =>
  transact(db, async (tx) => {
    const day = new Date(isoDay(now));
    await tx.payoutRun.createMany({ data: [{ id: ids.next(), day, madeAt: now }], skipDuplicates: true });
    const run = await tx.payoutRun.findUniqueOrThrow({ where: { day } });
    if (run.completedAt !== null) return null;
    if (by !== null)
      await audit(tx, now, { actorId: by.personId, action: "payout_run.made", subject: `payout_run:${run.id}` });
    return run.id;
  });

/** What changed since the look around (another payout, a refund) is seen under the lock, and less is paid. */
async function payOut(tx: Tx, moment: Moment, runId: string, standing: PayeeStanding): Promise<boolean> {
  const { payee, account } = standing;
  const from = payableOf(payee);
  const owedVnd = await lockPayable(tx, from);
  if (account === null || (await tx.payout.count({ where: { runId, payee } })) > 0) return false;
  const payoutId = `po_${moment.ids.next().replaceAll("-", "")}`;
  const keptVnd = await keepDebt(tx, moment, standing, owedVnd, payoutId);
  const amountVnd = Math.min(readyVnd({ ...standing, owedVnd }), owedVnd - keptVnd);
  if (amountVnd < minimumPayoutVnd) return false;
  failpoint("payout.debt_kept");
  await post(tx, moment, payoutStarted({ payoutId, from, amountVnd }));
  failpoint("payout.posted");
  const { bankBin, number, holder } = account;
  await tx.payout.create({
    data: {
      id: payoutId,
      runId,
      payee,
      amountVnd,
      bankBin,
      number,
      holder,
      status: "sent",
      createdAt: moment.now,
    },
  });
  return true;
}

/** What a seller owes from refunds after a payout is kept first. */
async function keepDebt(
  tx: Tx,
  moment: Moment,
  { payee }: PayeeStanding,
  owedVnd: number,
  key: string,
): Promise<number> {
  const sellerId = sellerIdOf(payee);
  const debtVnd = sellerId === null ? 0 : await balanceOf(tx, sellerReceivable(sellerId));
  const keptVnd = Math.min(Math.max(0, debtVnd), owedVnd);
  if (sellerId !== null && keptVnd > 0) await post(tx, moment, receivableKept(sellerId, keptVnd, key));
  return keptVnd;
}
