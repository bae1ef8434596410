import { sql, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import { isInProgress, shipmentStatuses } from "../../shipment-status";
import { withdrawOffersTo } from "./close-offers.server";
import { lockShift, lockShipments } from "./locks.server";

/**
 * Everything in a courier's hands, fetched or not, with the locks of it all and of the shift. Open offers to them are taken back.
 * Looked at twice, before and after the shift's lock: what came in between is there too.
 */
export async function lockEverythingOf(tx: Tx, moment: Moment, courierId: string): Promise<ShipmentRow[]> {
  await withdrawOffersTo(tx, moment, courierId);
  await carriedBy(tx, courierId);
  await lockShift(tx, courierId);
  await withdrawOffersTo(tx, moment, courierId);
  return carriedBy(tx, courierId);
}

async function carriedBy(tx: Tx, courierId: string): Promise<ShipmentRow[]> {
  const status = { in: shipmentStatuses.filter(isInProgress) };
  const found = await tx.shipment.findMany({ where: { courierId, status }, select: { id: true } });
  const locked = await lockShipments(
    tx,
    found.map(({ id }) => id),
  );
  return locked.filter((shipment) => shipment.courierId === courierId && isInProgress(shipment.status));
}

/** Ends the shift, once. */
export async function goHome(tx: Tx, moment: Moment, courierId: string, why: "asked" | "breakdown"): Promise<void> {
  const ended = await tx.$executeRaw(sql`
    update shift set ends_at = ${moment.now} where courier_id = ${courierId}::uuid and ends_at is null`);
  if (ended > 0)
    await record(tx, moment, {
      type: "courier.off_duty",
      subject: `courier:${courierId}`,
      payload: { courierId, why },
    });
}
