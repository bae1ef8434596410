import type { Courier } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { lockShift } from "../dispatch/internal/locks.server";
import { takeBack } from "../dispatch/internal/release-load.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { nobodyCame } from "../dispatch/run-changes";
import { shipmentFact } from "../events";
import { lockShipment } from "../internal/shipment-row.server";
import { isBeforePickup } from "../shipment-status";
import { patienceEnds } from "../hand-over/meeting-place";

/**
 * The keeper has waited long enough: whoever was to come is not to come any more, somebody else is asked, and an operator is called.
 * @throws Missing when the goods are not kept by this courier
 */
export const reportNobodyCame = (
  db: Db,
  moment: Moment,
  { courierId: keeperId, personId: actorId }: Courier,
  { shipmentId }: { readonly shipmentId: string },
): Promise<{ ok: true } | Refusal<"nobody_is_coming" | "taker_is_there" | "wait_for_taker">> =>
  transact(db, async (tx) => {
    const found = await lockShipment(tx, shipmentId);
    const shipment = present(found.keeperId === keeperId ? found : null, "shipment");
    const { courierId, runId, status } = shipment;
    if (courierId === null || !isBeforePickup(status)) return refuse("nobody_is_coming");
    if (status === "at_pickup") return refuse("taker_is_there");
    const stop = await tx.stop.findFirst({
      where: { shipmentId, kind: "pickup", status: { in: ["planned", "en_route"] } },
      select: { eta: true },
    });
    if (stop && moment.now < patienceEnds(stop.eta)) return refuse("wait_for_taker");
    await lockShift(tx, courierId);
    await takeBack(tx, moment, shipment, { type: "nobody_came", actorId, detail: { courierId } });
    await noteRunChange(tx, moment, { courierId, runId, shipmentId, kind: "released", why: nobodyCame, actorId });
    await tx.shipment.update({ where: { id: shipmentId }, data: { alertedAt: moment.now } });
    await record(tx, moment, shipmentFact("shipment.needs_operator", shipment));
    return { ok: true };
  });
