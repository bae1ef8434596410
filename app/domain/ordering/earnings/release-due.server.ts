import { post } from "~/domain/ledger/post.server";
import type { Posting } from "~/domain/ledger/posting";
import { released } from "~/domain/ledger/postings";
import { rateBook } from "~/domain/ledger/rate-queries.server";
import { type RateBook, ratesOn } from "~/domain/ledger/rates";
import { isRefusal } from "~/domain/shared/refusal";
import { hoursAfter } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { failpoint } from "~/platform/failpoint.server";
import type { Moment } from "~/platform/outbox.server";
import { changePart, lockSubOrder } from "../internal/locked-order.server";
import { saleOf } from "../internal/sale.server";
import { move } from "../sub-order-status";

/**
 * Pays out what was delivered and not complained about in time; returns how many sub-orders were settled. A claim keeps only
 * its own line's money back.
 */
export async function releaseDue(db: Db, moment: Moment, claimWindowHours: number, most = 200): Promise<number> {
  const due = await db.subOrder.findMany({
    where: { status: "delivered", deliveredAt: { lte: hoursAfter(moment.now, -claimWindowHours) } },
    select: { id: true },
    orderBy: { deliveredAt: "asc" },
    take: most,
  });
  if (due.length === 0) return 0;
  const book = await rateBook(db);
  let settled = 0;
  for (const { id } of due) settled += (await settleSubOrderNow(db, moment, id, book)).ok ? 1 : 0;
  return settled;
}

const settleSubOrderNow = (db: Db, moment: Moment, subOrderId: string, book: RateBook) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const moved = move(part.subOrder.status, "settle");
    if (isRefusal(moved)) return moved;
    await release(
      tx,
      moment,
      released(await saleOf(tx, part.order.id, part.subOrder), ratesOn(part.order.placedAt, book)),
    );
    failpoint("release.posted");
    await changePart(tx, moment, null, part, {
      to: moved.to,
      happening: "settled",
      columns: { settledAt: moment.now },
    });
    return { ok: true as const };
  });

/** Goods that are complained about to the last gram leave nothing to release. */
async function release(tx: Tx, moment: Moment, posting: Posting): Promise<void> {
  if (posting.entries.length > 0) await post(tx, moment, posting);
}
