import type { Courier } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { lockShift } from "../dispatch/internal/locks.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { rejoin } from "../internal/part-ways.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";

/**
 * The keeper can go on after all, and carries the goods to the end of the leg themselves. Whoever was on the way to them is told to turn
 * round. Not once another has begun to scan the parcels, and not off duty: the dispatcher has to know where they are. @throws Missing
 */
export const driveOn = (
  db: Db,
  moment: Moment,
  { courierId, personId: actorId }: Courier,
  { shipmentId }: { readonly shipmentId: string },
): Promise<{ ok: true } | Refusal<"off_shift" | "being_taken_over">> =>
  transact(db, async (tx) => {
    await lockShipment(tx, shipmentId);
    await withdrawOffers(tx, moment, shipmentId);
    const found = await lockShipment(tx, shipmentId);
    const shipment = present(found.keeperId === courierId ? found : null, "shipment");
    if ((await tx.parcel.count({ where: { shipmentId, scannedAt: { not: null } } })) > 0)
      return refuse("being_taken_over");
    if (!(await lockBoth(tx, courierId, shipment.courierId))) return refuse("off_shift");
    await turnRound(tx, moment, shipment);
    await rejoin(tx, moment, shipment, { actorId, type: "drives_on" });
    return { ok: true };
  });

/** The shifts of keeper and taker, in the order of their ids. False when the keeper is off duty. */
async function lockBoth(tx: Tx, keeperId: string, takerId: string | null): Promise<boolean> {
  const onDuty = new Set<string>();
  for (const id of [keeperId, ...(takerId === null ? [] : [takerId])].sort())
    if (await lockShift(tx, id)) onDuty.add(id);
  return onDuty.has(keeperId);
}

/** Whoever is on the way to the keeper is told not to come. Call it under the lock of their shift. */
async function turnRound(tx: Tx, moment: Moment, { id: shipmentId, courierId, runId }: ShipmentRow): Promise<void> {
  if (courierId === null) return;
  await dropStops(tx, moment, shipmentId);
  await closeRunIfDone(tx, moment, runId);
  await noteRunChange(tx, moment, { courierId, runId, shipmentId, kind: "cancelled", why: "drives_on" });
}
