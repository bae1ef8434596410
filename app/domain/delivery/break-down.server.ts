import type { Courier } from "~/domain/identity/types";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { goHome, lockEverythingOf } from "./dispatch/internal/leave-duty.server";
import { takeBack } from "./dispatch/internal/release-load.server";
import { shipmentFact } from "./events";
import { advance } from "./internal/advance.server";
import { closeRunIfDone, dropStops } from "./internal/run-stops.server";
import type { ShipmentRow } from "./internal/shipment-row.server";
import { canMove, isBeforePickup } from "./shipment-status";

/**
 * The vehicle, or the courier, can go no further. What is not fetched waits for somebody else; goods on board stay with the courier
 * and are held until an operator has them handed over. The shift is over.
 */
export const breakDown = (
  db: Db,
  moment: Moment,
  courier: Courier,
): Promise<{ ok: true; released: number; stranded: number }> =>
  transact(db, async (tx) => {
    const { courierId, personId: actorId } = courier;
    const carried = await lockEverythingOf(tx, moment, courierId);
    const ahead = carried.filter(({ status }) => isBeforePickup(status));
    for (const shipment of ahead)
      await takeBack(tx, moment, shipment, { type: "given_back", actorId, detail: { why: "breakdown" } });
    const stranded = carried.filter(({ status }) => !isBeforePickup(status) && canMove(status, "held"));
    for (const shipment of stranded) await strand(tx, moment, shipment, actorId);
    await goHome(tx, moment, courierId, "breakdown");
    return { ok: true, released: ahead.length, stranded: stranded.length };
  });

async function strand(tx: Tx, moment: Moment, shipment: ShipmentRow, actorId: string): Promise<void> {
  await dropStops(tx, moment, shipment.id);
  const held = await advance(
    tx,
    moment,
    shipment,
    "held",
    { actorId, detail: { why: "breakdown" } },
    { heldWhy: "breakdown" },
  );
  await closeRunIfDone(tx, moment, shipment.runId);
  await record(tx, moment, shipmentFact("shipment.needs_operator", held));
}
