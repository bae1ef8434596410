import type { Operator } from "~/domain/identity/types";
import { Missing } from "~/domain/shared/missing";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { shipmentFact } from "../../events";
import { advance } from "../../internal/advance.server";
import { isWaiting } from "../../shipment-status";
import { withdrawOffers } from "../internal/close-offers.server";
import { lockShipments } from "../internal/locks.server";

export type PinLoad = { readonly shipmentId: string; readonly courierId: string | null };

/** This courier and no other is to be asked; null lifts it. An open offer to somebody else is taken back. */
export const pinLoad = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { shipmentId, courierId }: PinLoad,
): Promise<{ ok: true } | Refusal<"not_waiting">> =>
  transact(db, async (tx) => {
    const [shipment] = await lockShipments(tx, [shipmentId]);
    if (!shipment || !isWaiting(shipment.status)) return refuse("not_waiting");
    const isKnown =
      courierId === null || (await tx.courier.count({ where: { id: courierId, status: "approved" } })) > 0;
    if (!isKnown) throw new Missing("courier");
    const source = { actorId: operator.personId };
    const note = { ...source, type: "operator_pin", detail: { courierId } };
    if (shipment.status === "offered" && courierId !== null) {
      await withdrawOffers(tx, moment, shipmentId);
      await advance(tx, moment, shipment, "ready", note);
    }
    await tx.shipment.update({ where: { id: shipmentId }, data: { pinnedTo: courierId } });
    await record(tx, moment, shipmentFact("shipment.pinned", shipment));
    const action = courierId === null ? "shipment.unpinned" : "shipment.pinned";
    await audit(tx, moment.now, { ...source, action, subject: `shipment:${shipmentId}`, detail: { courierId } });
    return { ok: true };
  });
