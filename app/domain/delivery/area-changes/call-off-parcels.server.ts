import { transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { callingOff, type CallingOff } from "./calling-off";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { lockShift, lockShipments } from "../dispatch/internal/locks.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { advance } from "../internal/advance.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import { sendBack } from "../internal/send-back.server";
import { readShipments, type ShipmentRow } from "../internal/shipment-row.server";

export type CallableParcel = { readonly shipmentId: string; readonly subOrderId: string; readonly how: CallingOff };

/** What of an order its shopper may call off because areas keep it from coming as promised. */
export async function callableParcels(reader: Reader | Tx, orderId: string): Promise<CallableParcel[]> {
  const parts = await reader.subOrder.findMany({
    where: { orderId, status: { in: ["packed", "handed_over"] } },
    select: { id: true, dropPointId: true },
  });
  const found = await reader.shipment.findMany({
    where: { subOrderId: { in: parts.map(({ id }) => id) } },
    select: { id: true },
  });
  const rows = await readShipments(
    reader,
    found.map(({ id }) => id),
  );
  return [...rows.values()].flatMap((shipment) => {
    const agreed = parts.find(({ id }) => id === shipment.subOrderId)?.dropPointId ?? null;
    const how = callingOff(shipment, agreed);
    return how === null ? [] : [{ shipmentId: shipment.id, subOrderId: shipment.subOrderId, how }];
  });
}

/** The shopper does not want to wait, or not to go to a drop point. Says how many parcels were called off; none is no error. */
export const callOffParcels = (db: Db, moment: Moment, { orderId }: { orderId: string }) =>
  transact(db, async (tx) => {
    const before = await callableParcels(tx, orderId);
    const locked = await lockShipments(
      tx,
      before.map(({ shipmentId }) => shipmentId),
    );
    // Asked again under the locks: a courier may have fetched it meanwhile.
    const parcels = await callableParcels(tx, orderId);
    for (const { shipmentId, how } of parcels) {
      const shipment = locked.find(({ id }) => id === shipmentId);
      if (!shipment) continue;
      if (how === "cancel") await cancel(tx, moment, shipment);
      else await sendBack(tx, moment, shipment, { type: "called_off" });
    }
    return { ok: true as const, count: parcels.length };
  });

/** Whoever was asked is asked no longer, whoever had promised it is told. The refund follows the fact. */
async function cancel(tx: Tx, moment: Moment, shipment: ShipmentRow): Promise<void> {
  const { id, courierId, runId } = shipment;
  await withdrawOffers(tx, moment, id);
  if (courierId !== null) {
    await lockShift(tx, courierId);
    await dropStops(tx, moment, id);
    await noteRunChange(tx, moment, { courierId, runId, shipmentId: id, kind: "cancelled", why: "called_off" });
  }
  const nobody = { courierId: null, runId: null, heldWhy: null, handOverId: null };
  await advance(tx, moment, shipment, "cancelled", { type: "called_off" }, nobody);
  await closeRunIfDone(tx, moment, runId);
}
