import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventNote } from "../../internal/advance.server";
import { closeRunIfDone, dropStops } from "../../internal/run-stops.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import { isBeforePickup } from "../../shipment-status";
import { done, dropped, type CarriedOut, type DecisionOf, type Versions } from "./carried-out";
import { lockShift, lockShipments } from "./locks.server";
import { noteRunChange } from "./run-change.server";

/** Takes a promised load back before it is fetched: it waits again, and the courier is told why. It does not count against them. */
export const releaseLoad = (
  db: Db,
  moment: Moment,
  versions: Versions,
  decision: DecisionOf<"release">,
): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const { loadId, courierId, why } = decision;
    const [shipment] = await lockShipments(tx, [loadId]);
    const isTheirs = shipment?.courierId === courierId && isBeforePickup(shipment.status);
    if (!isTheirs || shipment.version !== versions.get(loadId)) return dropped("moved_on");
    await lockShift(tx, courierId);
    await takeBack(tx, moment, shipment, { type: "released", detail: { courierId, why } });
    const { runId } = shipment;
    await noteRunChange(tx, moment, { courierId, runId, shipmentId: loadId, kind: "released", why });
    return done;
  });

/** A locked shipment before pickup leaves its run and waits for somebody else. */
export async function takeBack(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<ShipmentRow> {
  await dropStops(tx, moment, shipment.id);
  const waiting = await advance(tx, moment, shipment, "ready", note, { courierId: null, runId: null });
  await closeRunIfDone(tx, moment, shipment.runId);
  return waiting;
}
