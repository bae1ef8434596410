import { deallocate } from "~/domain/inventory/settle-holds.server";
import { isRefusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { SellerHand } from "./accept-sub-order.server";
import { giveBack } from "../internal/give-back.server";
import { changePart, linesOf, lockSubOrder } from "../internal/locked-order.server";
import type { RejectReason } from "../policy";
import { move } from "../sub-order-status";

export type RejectSubOrder = { readonly subOrderId: string; readonly reason: RejectReason; readonly note: string };

/** The seller cannot: goods and delivery are paid back whole, and what was set aside goes back on sale. */
export const rejectSubOrder = (
  db: Db,
  moment: Moment,
  seller: SellerHand,
  { subOrderId, reason, note }: RejectSubOrder,
) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, seller.sellerId);
    const { order, subOrder } = part;
    const moved = move(subOrder.status, "reject");
    if (isRefusal(moved)) return moved;
    await deallocate(tx, moment, await linesOf(tx, [subOrderId]), "rejected");
    const amountVnd = subOrder.goodsVnd + subOrder.deliveryVnd;
    await giveBack(tx, moment, { orderId: order.id, partId: subOrderId, cause: "rejected", amountVnd });
    await changePart(tx, moment, seller.personId, part, {
      to: moved.to,
      happening: "rejected",
      detail: { reason, note, refundVnd: amountVnd },
      columns: { rejectReason: reason, weighedVnd: null, packedG: null },
    });
    return { ok: true as const, refundVnd: amountVnd };
  });
