import { holdStock } from "~/domain/inventory/hold-stock.server";
import { hasHeldStock } from "~/domain/inventory/queries.server";
import { createAttempt, type CreateAttempt, type CreatedAttempt } from "~/domain/payments/create-attempt.server";
import type { PaymentGateway } from "~/domain/payments/ports";
import { refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { abandonOrder } from "../internal/abandon-order.server";
import { keepEvents, linesWanted, lockOrder } from "../internal/locked-order.server";

export type GoToPay = CreatedAttempt | Refusal<"out_of_stock", { payableId: string; cancelUrl: string }>;

/**
 * The shopper goes to VNPAY, for the first time or again. Nobody pays for goods that are not held: what a failed payment let
 * go of is taken again first. Sold in the meantime, the order is called off and its basket filled again.
 */
export async function goToPay(db: Db, moment: Moment, gateway: PaymentGateway, ask: CreateAttempt): Promise<GoToPay> {
  const going = await transact(db, async (tx) => {
    const attempt = await createAttempt(tx, moment, gateway, ask);
    if (!attempt.ok) return attempt;
    const { payableId, cancelUrl } = attempt;
    const goods = await secureGoods(tx, moment, payableId);
    if (goods === "over") return refuseWith("expired", { successUrl: cancelUrl, cancelUrl });
    return goods === "held" ? attempt : refuseWith("out_of_stock", { payableId, cancelUrl });
  });
  if (!going.ok && going.reason === "out_of_stock") await transact(db, (tx) => callOff(tx, moment, going.payableId));
  return going;
}

export async function secureGoods(tx: Tx, moment: Moment, orderId: string): Promise<"held" | "sold" | "over"> {
  const [order, isHeld] = await Promise.all([lockOrder(tx, orderId), hasHeldStock(tx, orderId)]);
  if (order.status !== "awaiting_payment") return "over";
  if (isHeld) return "held";
  const lines = await linesWanted(tx, orderId);
  const held = await holdStock(tx, moment, { orderId, expiresAt: order.holdExpiresAt, lines });
  if (!held.ok) return "sold";
  await keepEvents(tx, moment, null, orderId, [{ type: "order.held_again" }]);
  return "held";
}

/** Unless another tab has got the goods after all. */
export async function callOff(tx: Tx, moment: Moment, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId);
  if (order.status !== "awaiting_payment" || (await hasHeldStock(tx, orderId))) return;
  await keepEvents(tx, moment, null, orderId, [{ type: "order.sold_out" }]);
  await abandonOrder(tx, moment, null, order, "cancelled");
}
