import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { callOff, secureGoods } from "./go-to-pay.server";

/**
 * The shopper is about to pay by bank transfer. As with VNPAY nobody pays for goods that are not held: what a failed payment
 * let go of is taken again first, and an order whose goods are sold is called off.
 */
export async function waitForTransfer(db: Db, moment: Moment, orderId: string): Promise<{ isHeld: boolean }> {
  const goods = await transact(db, (tx) => secureGoods(tx, moment, orderId));
  if (goods === "sold") await transact(db, (tx) => callOff(tx, moment, orderId));
  return { isHeld: goods === "held" };
}
