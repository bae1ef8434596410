import type { Operator } from "~/domain/identity/types";
import { present } from "~/domain/shared/missing";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { isBoundForHub } from "../runs/courier-event";
import { advance, keepEvent } from "../internal/advance.server";
import { atHub } from "../internal/apply-decision.server";
import { slipLegs } from "../internal/legs.server";
import { closeRunIfDone, markStop } from "../internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";

export type ReceiveAtHub = { readonly hubId: string; readonly parcelCode: string };

export type Received =
  | { ok: true; shipmentId: string; shipmentCode: string; parcelsLeft: number }
  | Refusal<"unknown_parcel" | "hub_closed" | "no_cold_room" | "already_here" | "not_on_the_way">
  | Refusal<"other_hub", { hubName: string }>;

/**
 * Hub staff scan one parcel in, whether the courier has scanned it or not. With its last parcel a shipment is at the hub, its
 * courier is free of it, and what comes after slips to the real arrival.
 */
export const receiveAtHub = (
  db: Db,
  moment: Moment,
  { personId }: Operator,
  { hubId, parcelCode }: ReceiveAtHub,
): Promise<Received> =>
  transact(db, async (tx): Promise<Received> => {
    const hub = present(await tx.hub.findUnique({ where: { id: hubId } }), "hub");
    const parcel = await tx.parcel.findUnique({ where: { code: parcelCode }, select: { shipmentId: true } });
    if (!parcel) return refuse("unknown_parcel");
    const shipment = await lockShipment(tx, parcel.shipmentId);
    if (shipment.hubId === hubId) return refuse("already_here");
    const isBack = shipment.status === "returning" && shipment.origin.fromHubId !== null;
    if (!isBack && !isBoundForHub({ status: shipment.status, legKind: shipment.leg.kind }))
      return refuse("not_on_the_way");
    const { id: wanted, name } = isBack
      ? { id: shipment.origin.fromHubId, name: shipment.origin.fromName }
      : { id: shipment.leg.toHubId, name: shipment.leg.toName };
    if (wanted !== hubId) return refuseWith("other_hub", { hubName: name });
    if (hub.status === "closed") return refuse("hub_closed");
    if (shipment.coldClass !== "ambient" && !hub.hasColdRoom) return refuse("no_cold_room");
    return takeIn(tx, moment, shipment, { personId, parcelCode });
  });

async function takeIn(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  { personId, parcelCode }: { personId: string; parcelCode: string },
): Promise<Received> {
  await tx.parcel.updateMany({ where: { code: parcelCode }, data: { hubAt: moment.now } });
  const parcelsLeft = await tx.parcel.count({ where: { shipmentId: shipment.id, hubAt: null } });
  const { hubName, change } = atHub(shipment);
  const note = { actorId: personId, type: "hub_received", detail: { code: parcelCode, hub: hubName } };
  const outcome = { ok: true, shipmentId: shipment.id, shipmentCode: shipment.code, parcelsLeft } as const;
  if (parcelsLeft > 0) {
    await keepEvent(tx, moment, shipment, note);
    return outcome;
  }
  const stop = shipment.status === "returning" ? "return" : "dropoff";
  const arrived = await advance(tx, moment, shipment, "at_hub", note, change);
  await markStop(tx, moment, shipment.id, stop, "done");
  await closeRunIfDone(tx, moment, shipment.runId);
  if (!arrived.goesBack) await slipLegs(tx, arrived, moment.now);
  return outcome;
}
