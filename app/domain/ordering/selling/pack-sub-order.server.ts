import { shipAllocation } from "~/domain/inventory/ship-allocation.server";
import { newCode } from "~/domain/shared/code";
import { isRefusal, refuse } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { SellerHand } from "./accept-sub-order.server";
import { giveBack } from "../internal/give-back.server";
import { changePart, lockSubOrder } from "../internal/locked-order.server";
import { move } from "../sub-order-status";

export type PackSubOrder = {
  readonly subOrderId: string;
  readonly parcels: number;
  /** As the packer saw it; a weight changed in another tab since is looked at first. */
  readonly version: number;
  /** A difference below this waits as the shopper's credit instead of going back to the card. */
  readonly creditBelowVnd: number;
};

/** Closes the boxes: the weighed goods leave the stock, the difference goes back to the shopper, each parcel gets its code. */
export const packSubOrder = (
  db: Db,
  moment: Moment,
  seller: SellerHand,
  { subOrderId, parcels, version, creditBelowVnd }: PackSubOrder,
) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, seller.sellerId);
    const { order, subOrder } = part;
    const moved = move(subOrder.status, "pack");
    if (isRefusal(moved)) return moved;
    if (subOrder.version !== version) return refuse("stale");
    const lines = await weighedLines(tx, subOrderId);
    if (lines.every((line) => line.shipped === 0)) return refuse("nothing_packed");

    for (const { id, shipped } of lines) await shipAllocation(tx, moment, { lineId: id, quantity: shipped });
    const refundVnd = subOrder.goodsVnd - (subOrder.weighedVnd ?? subOrder.goodsVnd);
    const difference = { orderId: order.id, partId: subOrderId, amountVnd: refundVnd };
    await giveBack(tx, moment, { ...difference, cause: "weighed", creditBelowVnd });
    const parcelCodes = Array.from({ length: parcels }, () => newCode(moment.ids.random));
    await changePart(tx, moment, seller.personId, part, {
      to: moved.to,
      happening: "packed",
      detail: { parcels, refundVnd },
      columns: { parcelCodes },
    });
    return { ok: true as const, parcelCodes, refundVnd };
  });

/** What leaves the stock: by the scale's grams for goods sold by weight, a gift included, else by count. Lots in one order. */
async function weighedLines(tx: Tx, subOrderId: string): Promise<{ id: string; shipped: number }[]> {
  const lines = await tx.orderLine.findMany({
    where: { subOrderId },
    select: { id: true, soldBy: true, weighedG: true, packedQuantity: true },
    orderBy: { packId: "asc" },
  });
  return lines.map(({ id, soldBy, weighedG, packedQuantity }) => ({
    id,
    shipped: (soldBy === "weight" ? weighedG : packedQuantity) ?? 0,
  }));
}
