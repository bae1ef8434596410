import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { done, dropped, type CarriedOut, type Promising, type Versions } from "./carried-out";
import { giveLoads } from "./give-loads.server";
import { lockShift, lockShipments } from "./locks.server";
import { weighAgain } from "./weigh-again.server";

/** Puts loads of a wave or a haul into a courier's run: nobody is asked, but the courier says that they have seen it. */
export const rosterLoads = (db: Db, moment: Moment, versions: Versions, decision: Promising): Promise<CarriedOut> =>
  transact(db, async (tx) => {
    const { courierId, loadIds, stops } = decision;
    const shipments = await lockShipments(tx, loadIds);
    if (!shipments.every(({ id, status, version }) => status === "ready" && version === versions.get(id)))
      return dropped("moved_on");
    if (!(await lockShift(tx, courierId))) return dropped("off_shift");
    const fit = await weighAgain(tx, { courierId, shipmentIds: loadIds, stops }, moment.now);
    if (!fit.ok) return dropped(fit.rule);
    await giveLoads(tx, moment, { courierId, shipments, fit, kind: "rostered", source: {} });
    return done;
  });
