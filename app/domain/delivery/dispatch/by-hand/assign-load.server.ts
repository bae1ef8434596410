import type { Operator } from "~/domain/identity/types";
import { refuse, refuseWith, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../../internal/advance.server";
import { isWaiting } from "../../shipment-status";
import { withdrawOffers } from "../internal/close-offers.server";
import { giveLoads } from "../internal/give-loads.server";
import { lockShift, lockShipments } from "../internal/locks.server";
import { weighAgain, type WhyNot } from "../internal/weigh-again.server";

export type AssignLoad = { readonly shipmentId: string; readonly courierId: string };
export type Assigning = { ok: true } | Refusal<"not_waiting"> | Refusal<"not_feasible", { rule: WhyNot }>;

/**
 * An operator gives a waiting load to a courier without asking. Somebody else's open offer is taken back; refusals of today do not
 * count, hard rules do. The courier is told and has to say that they have seen it.
 */
export const assignLoad = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { shipmentId, courierId }: AssignLoad,
): Promise<Assigning> =>
  transact(db, async (tx): Promise<Assigning> => {
    await lockShipments(tx, [shipmentId]);
    await withdrawOffers(tx, moment, shipmentId);
    const [shipment] = await lockShipments(tx, [shipmentId]);
    if (!shipment || !isWaiting(shipment.status)) return refuse("not_waiting");
    if (shipment.keeperId === courierId) return refuseWith("not_feasible", { rule: "set_aside" });
    if (!(await lockShift(tx, courierId))) return refuseWith("not_feasible", { rule: "off_shift" });
    await tx.shipment.update({ where: { id: shipmentId }, data: { pinnedTo: null } });
    const fit = await weighAgain(tx, { courierId, shipmentIds: [shipmentId], stops: [] }, moment.now);
    if (!fit.ok) return refuseWith("not_feasible", { rule: fit.rule });
    const source = { actorId: operator.personId };
    const ready =
      shipment.status === "ready"
        ? shipment
        : await advance(tx, moment, shipment, "ready", { ...source, type: "operator_assign" });
    await giveLoads(tx, moment, { courierId, shipments: [ready], fit, kind: "assigned", source });
    await audit(tx, moment.now, {
      ...source,
      action: "shipment.assigned_by_hand",
      subject: `shipment:${shipmentId}`,
      detail: { courierId },
    });
    return { ok: true };
  });
