import type { Carrier } from "~/domain/ledger/postings";
import { isRefusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { giveBack } from "../internal/give-back.server";
import { changePart, lockSubOrder } from "../internal/locked-order.server";
import { move } from "../sub-order-status";

/** The courier has it. Told by the delivery, perhaps more than once. */
export const markHandedOver = (db: Db, moment: Moment, { subOrderId }: { subOrderId: string }) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const moved = move(part.subOrder.status, "hand_over");
    if (isRefusal(moved)) return moved;
    await changePart(tx, moment, null, part, { to: moved.to, happening: "handed_over" });
    return { ok: true as const };
  });

export type MarkDelivered = {
  readonly subOrderId: string;
  /** Who carried it, leg by leg; whoever carried the last one stood at the door. */
  readonly carriers: readonly Carrier[];
};

/** At the door. From now on the shopper has the claim window; then the money goes out, to each carrier for their leg. */
export const markDelivered = (db: Db, moment: Moment, { subOrderId, carriers }: MarkDelivered) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const moved = move(part.subOrder.status, "deliver");
    if (isRefusal(moved)) return moved;
    const courierPayVnd = carriers.reduce((sum, { payVnd }) => sum + payVnd, 0);
    const columns = { deliveredAt: moment.now, courierId: carriers.at(-1)?.courierId ?? null, courierPayVnd };
    await tx.subOrderCarrier.createMany({
      data: carriers.map((carrier, index) => ({ ...carrier, subOrderId, seq: index + 1 })),
    });
    await changePart(tx, moment, null, part, { to: moved.to, happening: "delivered", columns });
    return { ok: true as const };
  });

/** It could not be delivered and went back: what the shopper still has with us for this part is paid back. */
export const returnSubOrder = (
  db: Db,
  moment: Moment,
  { subOrderId, reason }: { subOrderId: string; reason: string },
) =>
  transact(db, async (tx) => {
    const part = await lockSubOrder(tx, subOrderId, null);
    const { order, subOrder } = part;
    const moved = move(subOrder.status, "return");
    if (isRefusal(moved)) return moved;
    const amountVnd = (subOrder.weighedVnd ?? subOrder.goodsVnd) + subOrder.deliveryVnd;
    await giveBack(tx, moment, { orderId: order.id, partId: subOrderId, cause: "returned", amountVnd });
    await changePart(tx, moment, null, part, {
      to: moved.to,
      happening: "returned",
      detail: { reason, refundVnd: amountVnd },
    });
    return { ok: true as const };
  });
