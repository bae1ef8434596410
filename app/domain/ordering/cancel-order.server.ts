import { deallocate, releaseHolds } from "~/domain/inventory/settle-holds.server";
import { refuse } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { abandonOrder } from "./internal/abandon-order.server";
import { giveBack } from "./internal/give-back.server";
import { changePart, linesOf, lockOrder, type LockedOrder } from "./internal/locked-order.server";
import { canMove, subOrderMoves } from "./sub-order-status";

export type CancelOrder = { readonly orderId: string; readonly actorId: string | null };

/**
 * The shopper changes their mind: freely before paying; afterwards for every seller who has not said yes yet, with all of
 * that seller's money back.
 */
export const cancelOrder = (db: Db, moment: Moment, { orderId, actorId }: CancelOrder) =>
  transact(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.status === "cancelled" || order.status === "expired") return refuse("already");
    if (order.status === "awaiting_payment") {
      await releaseHolds(tx, moment, orderId, "released");
      await abandonOrder(tx, moment, actorId, order, "cancelled");
      return { ok: true as const, refundVnd: 0 };
    }
    const refundVnd = await cancelOpenParts(tx, moment, actorId, order);
    return refundVnd === null ? refuse("too_late") : { ok: true as const, refundVnd };
  });

/** Null when every seller is at work already. */
async function cancelOpenParts(
  tx: Tx,
  moment: Moment,
  actorId: string | null,
  order: LockedOrder,
): Promise<number | null> {
  const open = order.subOrders.filter(({ status }) => canMove(status, "cancel"));
  if (open.length === 0) return null;
  await deallocate(
    tx,
    moment,
    await linesOf(
      tx,
      open.map(({ id }) => id),
    ),
    "cancelled",
  );
  let current = order;
  for (const subOrder of open) {
    const amountVnd = subOrder.goodsVnd + subOrder.deliveryVnd;
    await giveBack(tx, moment, { orderId: order.id, partId: subOrder.id, cause: "cancelled", amountVnd });
    const { to } = subOrderMoves.cancel;
    const detail = { refundVnd: amountVnd };
    const status = await changePart(
      tx,
      moment,
      actorId,
      { order: current, subOrder },
      { to, happening: "cancelled", detail },
    );
    const subOrders = current.subOrders.map((each) => (each.id === subOrder.id ? { ...each, status: to } : each));
    current = { ...current, status, subOrders };
  }
  return open.reduce((sum, { goodsVnd, deliveryVnd }) => sum + goodsVnd + deliveryVnd, 0);
}
