import { minutesAfter } from "~/domain/shared/time";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../internal/advance.server";
import { appendStop, openRun } from "../internal/run-stops.server";
import { lockShipment } from "../internal/shipment-row.server";

/** Puts the present leg of a waiting shipment at the end of a courier's run, without asking. Whether it fits is the caller's word. */
export const rosterLeg = (
  db: Db,
  moment: Moment,
  { shipmentId, courierId }: { readonly shipmentId: string; readonly courierId: string },
): Promise<void> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    const runId = await openRun(tx, moment, courierId);
    await appendStop(tx, moment, runId, shipmentId, "pickup", minutesAfter(moment.now, 25));
    await appendStop(tx, moment, runId, shipmentId, "dropoff", shipment.leg.eta);
    const planned = await advance(tx, moment, shipment, "planned");
    await advance(tx, moment, planned, "assigned", {}, { courierId, runId });
  });
