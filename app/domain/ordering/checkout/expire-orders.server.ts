import { releaseHolds } from "~/domain/inventory/settle-holds.server";
import { refuse } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { abandonOrder } from "../internal/abandon-order.server";
import { lockOrder } from "../internal/locked-order.server";

/** Lets go of unpaid orders whose time is over; their goods go back on sale and into the shopper's basket. Returns how many. */
export async function expireOrders(db: Db, moment: Moment, most = 200): Promise<number> {
  const due = await db.order.findMany({
    where: { status: "awaiting_payment", holdExpiresAt: { lte: moment.now } },
    select: { id: true },
    orderBy: { holdExpiresAt: "asc" },
    take: most,
  });
  let expired = 0;
  for (const { id } of due) expired += (await expireOrder(db, moment, id)).ok ? 1 : 0;
  return expired;
}

const expireOrder = (db: Db, moment: Moment, orderId: string) =>
  transact(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    // Paid or cancelled in the meantime.
    if (order.status !== "awaiting_payment") return refuse("not_waiting");
    await releaseHolds(tx, moment, orderId, "expired");
    await abandonOrder(tx, moment, null, order, "expired");
    return { ok: true as const };
  });
