import type { Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { dispatchShipment } from "./dispatch-shipment.server";
import type { RankCouriers } from "./ports";
import { rankCouriers } from "./rank-couriers";

/** Tries everything that waits, the most pressing first: a courier came on duty, a run got shorter, a pause is over. */
export async function dispatchWaiting(
  db: Db,
  moment: Moment,
  rank: RankCouriers = rankCouriers,
): Promise<{ ok: true; offered: number; waiting: number }> {
  const waiting = await db.shipment.findMany({
    where: { status: "ready", OR: [{ readyAt: null }, { readyAt: { lte: moment.now } }] },
    select: { id: true },
    orderBy: [{ windowUntil: "asc" }, { id: "asc" }],
    take: 300,
  });
  let offered = 0;
  for (const { id } of waiting) {
    const { outcome } = await dispatchShipment(db, moment, { shipmentId: id }, rank);
    if (outcome === "offered") offered += 1;
  }
  return { ok: true, offered, waiting: waiting.length };
}
