import type { Operator } from "~/domain/identity/types";
import { invariant } from "~/domain/shared/invariant";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventNote } from "../internal/advance.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";

export type SortAtHub = { readonly hubId: string; readonly shipmentId: string };

/** Sorted: the goods stand ready for the next leg and wait for its courier. */
export const sortAtHub = (
  db: Db,
  moment: Moment,
  { personId }: Operator,
  { hubId, shipmentId }: SortAtHub,
): Promise<{ ok: true } | Refusal<"not_here" | "goes_back">> =>
  transact(db, async (tx) => {
    const shipment = await lockShipment(tx, shipmentId);
    if (shipment.status !== "at_hub" || shipment.hubId !== hubId) return refuse("not_here");
    if (shipment.goesBack) return refuse("goes_back");
    const sorted = await advance(tx, moment, shipment, "sorted", { actorId: personId });
    await startNextLeg(tx, moment, sorted, { actorId: personId, type: "waits_at_hub" });
    return { ok: true };
  });

/**
 * The next leg becomes the present one and waits for a courier. It does not begin before the one before it was in and sorted by
 * plan, and its parcels are to be scanned afresh.
 */
export async function startNextLeg(tx: Tx, moment: Moment, shipment: ShipmentRow, note: EventNote): Promise<void> {
  const leg = shipment.legs.find(({ seq }) => seq === shipment.leg.seq + 1);
  invariant(leg, `shipment ${shipment.id} has no leg after ${shipment.leg.seq}`);
  await tx.parcel.updateMany({ where: { shipmentId: shipment.id }, data: { scannedAt: null, hubAt: null } });
  const change = { legSeq: leg.seq, offersMade: 0, alertedAt: null, heldWhy: null };
  await advance(tx, moment, { ...shipment, leg, origin: leg }, "ready", note, { ...change, readyAt: leg.readyAt });
}
