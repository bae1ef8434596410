import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "../../events";
import { isWaiting } from "../../shipment-status";
import { done, dropped, type CarriedOut, type DecisionOf, type Versions } from "./carried-out";
import { lockShipments } from "./locks.server";

/** Why nobody carries it, for the operators' pages; past a point it is also called out to them, once. */
export const noteUnassigned = (
  db: Db,
  moment: Moment,
  versions: Versions,
  { loadId, reasons, alert }: DecisionOf<"unassigned">,
): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const [shipment] = await lockShipments(tx, [loadId]);
    if (!shipment || !isWaiting(shipment.status) || shipment.version !== versions.get(loadId))
      return dropped("moved_on");
    const isFirstCall = alert && shipment.alertedAt === null;
    await tx.shipment.update({
      where: { id: loadId },
      data: { unassignedWhy: { ...reasons }, ...(isFirstCall && { alertedAt: moment.now }) },
    });
    if (isFirstCall) await record(tx, moment, shipmentFact("shipment.needs_operator", shipment));
    return done;
  });
