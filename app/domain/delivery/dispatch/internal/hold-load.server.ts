import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../../internal/advance.server";
import { closeRunIfDone, dropStops } from "../../internal/run-stops.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import { canMove, isOnBoard, isWaiting } from "../../shipment-status";
import { fromMinutes } from "../minutes";
import { done, dropped, type CarriedOut, type DecisionOf, type Versions } from "./carried-out";
import { lockShipments } from "./locks.server";

/**
 * A rule keeps a load where it is. On board, it leaves the run and waits for the rule to change or for an operator; nobody carries it
 * yet, then it stays on the board with the rule as the reason, because a new pass or another hour may let it go any minute.
 */
export const holdLoad = (
  db: Db,
  moment: Moment,
  versions: Versions,
  decision: DecisionOf<"hold">,
): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const { loadId, rule } = decision;
    const [shipment] = await lockShipments(tx, [loadId]);
    if (!shipment || shipment.version !== versions.get(loadId)) return dropped("moved_on");
    if (isWaiting(shipment.status)) {
      await tx.shipment.update({ where: { id: loadId }, data: { unassignedWhy: { [rule]: 1 } } });
      return done;
    }
    if (!isOnBoard(shipment.status) || !canMove(shipment.status, "held")) return dropped("moved_on");
    await keepAboard(tx, moment, shipment, decision);
    return done;
  });

async function keepAboard(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  { rule, until }: DecisionOf<"hold">,
): Promise<void> {
  await dropStops(tx, moment, shipment.id);
  const heldUntil = until === null ? null : fromMinutes(until);
  await advance(tx, moment, shipment, "held", { detail: { why: rule } }, { heldWhy: rule, heldUntil });
  await closeRunIfDone(tx, moment, shipment.runId);
}
