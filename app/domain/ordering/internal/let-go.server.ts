import { releaseHolds } from "~/domain/inventory/settle-holds.server";
import { isBeingPaid } from "~/domain/payments/queries.server";
import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { keepEvents, lockOrder } from "./locked-order.server";

export type FailedPayment = { readonly payableId: string; readonly sessionId: string };

/**
 * The payment failed: its goods go back on sale at once, while the order waits for another try until its time is over. With
 * a second payment page open somebody may still be paying, so the goods stay held for that one.
 */
export async function letGo(tx: Tx, moment: Moment, { payableId, sessionId }: FailedPayment): Promise<void> {
  const order = await lockOrder(tx, payableId);
  if (order.status !== "awaiting_payment" || (await isBeingPaid(tx, sessionId, moment.now))) return;
  await releaseHolds(tx, moment, order.id, "released");
  await keepEvents(tx, moment, null, order.id, [{ type: "order.payment_failed" }]);
}
