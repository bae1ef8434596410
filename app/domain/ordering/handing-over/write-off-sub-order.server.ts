import { post } from "~/domain/ledger/post.server";
import { compensated, sharesOf, undelivered } from "~/domain/ledger/postings";
import { ratesInForce } from "~/domain/ledger/rate-queries.server";
import { present } from "~/domain/shared/missing";
import { isRefusal } from "~/domain/shared/refusal";
import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { giveBack } from "../internal/give-back.server";
import { changePart, lockSubOrder, type Part } from "../internal/locked-order.server";
import { saleOf } from "../internal/sale.server";
import { move } from "../sub-order-status";

export type WriteOffSubOrder = {
  readonly subOrderId: string;
  /** The seller bears what they spoiled themselves; the platform everything else. */
  readonly bearer: "seller" | "platform";
  readonly reason: string;
};

/**
 * The goods are no more. The shopper gets everything back; unless they bear it, the seller is paid as for a delivery, by the platform.
 * Told by the delivery, perhaps more than once.
 */
export const writeOffSubOrder = (db: Db, moment: Moment, { subOrderId, bearer, reason }: WriteOffSubOrder) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const { order, subOrder } = part;
    const moved = move(subOrder.status, "write_off");
    if (isRefusal(moved)) return moved;
    const refundVnd = paidFor(subOrder);
    await giveBack(tx, moment, { orderId: order.id, partId: subOrderId, cause: "written_off", amountVnd: refundVnd });
    if (bearer === "platform") await compensate(tx, moment, part);
    await changePart(tx, moment, null, part, {
      to: moved.to,
      happening: "written_off",
      detail: { reason, refundVnd, bearer },
      ...(bearer === "platform" && { columns: { settledAt: moment.now } }),
    });
    return { ok: true as const };
  });

async function compensate(tx: Tx, moment: Moment, { order, subOrder }: Part): Promise<void> {
  const sale = await saleOf(tx, order.id, subOrder);
  await post(tx, moment, compensated(sale, await ratesInForce(tx, order.placedAt)));
}

type Paid = { readonly goodsVnd: number; readonly weighedVnd: number | null; readonly deliveryVnd: number };

/** What the shopper still has with us for a part that was packed: the goods by the scale, and the delivery. */
const paidFor = ({ goodsVnd, weighedVnd, deliveryVnd }: Paid): number => (weighedVnd ?? goodsVnd) + deliveryVnd;

/** What writing a part off would cost, in đồng: back to the shopper, to the seller after commission and tax, and to us. */
export type WriteOffCosts = {
  readonly refundVnd: number;
  readonly sellerName: string;
  readonly sellerVnd: number;
  readonly platformVnd: number;
};

/** What writing it off would cost if the platform bears it. @throws Missing */
export async function costsOfWriteOff(reader: Reader | Tx, subOrderId: string): Promise<WriteOffCosts> {
  const part = present(
    await reader.subOrder.findUnique({
      where: { id: subOrderId },
      include: { order: { select: { createdAt: true } } },
    }),
    "sub_order",
  );
  const { name: sellerName } = await reader.seller.findUniqueOrThrow({ where: { id: part.sellerId } });
  const sale = undelivered(await saleOf(reader, part.orderId, part));
  const { sellerVnd } = sharesOf(sale, await ratesInForce(reader, part.order.createdAt));
  return { refundVnd: paidFor(part), sellerName, sellerVnd, platformVnd: sale.goodsVnd };
}
