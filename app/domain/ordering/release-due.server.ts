import { post } from "~/domain/ledger/post.server";
import { released } from "~/domain/ledger/postings";
import { ratesOn } from "~/domain/ledger/rates";
import { isRefusal } from "~/domain/shared/refusal";
import { hoursAfter } from "~/domain/shared/time";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { changePart, lockSubOrder, type LockedSubOrder } from "./internal/locked-order.server";
import { move } from "./sub-order-status";

/** Pays out what was delivered and not complained about in time; returns how many sub-orders were settled. */
export async function releaseDue(db: Db, moment: Moment, claimWindowHours: number, most = 200): Promise<number> {
  const due = await db.subOrder.findMany({
    where: { status: "delivered", deliveredAt: { lte: hoursAfter(moment.now, -claimWindowHours) } },
    select: { id: true },
    orderBy: { deliveredAt: "asc" },
    take: most,
  });
  let settled = 0;
  for (const { id } of due) settled += (await settleSubOrderNow(db, moment, id)).ok ? 1 : 0;
  return settled;
}

const settleSubOrderNow = (db: Db, moment: Moment, subOrderId: string) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const moved = move(part.subOrder.status, "settle");
    if (isRefusal(moved)) return moved;
    const sale = await saleOf(tx, part.order.id, part.subOrder);
    await post(tx, moment, released(sale, ratesOn(moment.now)));
    await changePart(tx, moment, null, part, {
      to: moved.to,
      happening: "settled",
      columns: { settledAt: moment.now },
    });
    return { ok: true as const };
  });

async function saleOf(
  tx: Tx,
  orderId: string,
  { id, sellerId, goodsVnd, weighedVnd, deliveryVnd, courierId, courierPayVnd }: LockedSubOrder,
) {
  const seller = await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { kind: true } });
  return {
    orderId,
    subOrderId: id,
    sellerId,
    goodsVnd: weighedVnd ?? goodsVnd,
    deliveryVnd,
    courierId,
    courierPayVnd: courierPayVnd ?? 0,
    withholdGoodsTax: seller.kind === "farm",
  };
}
