import type { Operator } from "~/domain/identity/types";
import { twoPersonVnd } from "~/domain/ordering/policy";
import { costsOfWriteOff } from "~/domain/ordering/handing-over/write-off-sub-order.server";
import { refuse, type Accepted, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { withdrawOffers } from "../dispatch/internal/close-offers.server";
import { lockShift } from "../dispatch/internal/locks.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { advance, type EventNote } from "../internal/advance.server";
import { keepLoss, openLossOf, type OpenLoss } from "../internal/losses.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";
import { isInOurHands, lossRuleOf, type LossReason } from "./loss";
import { canMove, isFinal, isWaiting } from "../shipment-status";

export type WriteOffGoods = { readonly shipmentId: string; readonly reason: LossReason; readonly words: string };

export type WritingOff =
  Accepted<{ status: "agreed" | "written_off" }> | Refusal<"is_over" | "with_seller" | "same_person">;

/**
 * An operator says that the goods are lost or spoiled: nobody has them any more, the shipment is over, whoever carried them is free for
 * others. The money follows the fact. Above a limit a first operator agrees and a second one does it. @throws Missing
 */
export const writeOffGoods = (
  db: Db,
  moment: Moment,
  { personId: actorId }: Operator,
  { shipmentId, reason, words }: WriteOffGoods,
): Promise<WritingOff> =>
  transact(db, async (tx): Promise<WritingOff> => {
    const shipment = await lockShipment(tx, shipmentId);
    if (isFinal(shipment.status)) return refuse("is_over");
    if (!isInOurHands(shipment)) return refuse("with_seller");
    const open = await openLossOf(tx, shipmentId);
    const { refundVnd } = await costsOfWriteOff(tx, shipment.subOrderId);
    const isSecond = open?.status === "agreed" && open.reason === reason;
    if (refundVnd > twoPersonVnd && isSecond && open.agreedById === actorId) return refuse("same_person");
    const status = refundVnd > twoPersonVnd && !isSecond ? "agreed" : "written_off";
    if (status === "written_off") await endCustody(tx, moment, shipment, reason, actorId);
    await keepLoss(tx, moment, shipment, openOr(open, actorId), { status, reason, words, actorId });
    await audit(tx, moment.now, {
      ...{ actorId, action: `shipment.loss_${status}`, subject: `shipment:${shipmentId}` },
      detail: { reason, words, refundVnd },
    });
    return { ok: true, status };
  });

const openOr = (open: OpenLoss | null, actorId: string) => open ?? { id: null, reportedById: actorId };

const nobodys = {
  ...{ courierId: null, runId: null, hubId: null, keeperId: null, handOverId: null },
  ...{ heldWhy: null, heldUntil: null, alertedAt: null, goesBack: false },
};

async function endCustody(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  reason: LossReason,
  actorId: string,
): Promise<void> {
  await leaveHands(tx, moment, shipment, actorId);
  const { to } = lossRuleOf(reason);
  const note: EventNote = { actorId, detail: { reason } };
  const current = canMove(shipment.status, to)
    ? shipment
    : await advance(tx, moment, shipment, "held", { ...note, type: "stopped" });
  await advance(tx, moment, current, to, note, nobodys);
  await closeRunIfDone(tx, moment, shipment.runId);
}

/** Whoever was asked for them is asked no longer; whoever has them, keeps them or was coming for them is told. */
async function leaveHands(tx: Tx, moment: Moment, shipment: ShipmentRow, actorId: string): Promise<void> {
  const { id: shipmentId, courierId, keeperId, runId, status } = shipment;
  if (isWaiting(status)) await withdrawOffers(tx, moment, shipmentId);
  const told = { shipmentId, kind: "written_off", actorId } as const;
  for (const id of [courierId, keeperId].flatMap((each) => each ?? []).sort()) await lockShift(tx, id);
  if (courierId !== null) {
    await dropStops(tx, moment, shipmentId);
    await noteRunChange(tx, moment, { ...told, courierId, runId });
  }
  if (keeperId !== null) await noteRunChange(tx, moment, { ...told, courierId: keeperId, runId: null });
}
