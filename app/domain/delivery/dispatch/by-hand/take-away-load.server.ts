import type { Operator } from "~/domain/identity/types";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance, type EventNote } from "../../internal/advance.server";
import { closeRunIfDone, dropStops } from "../../internal/run-stops.server";
import type { ShipmentRow } from "../../internal/shipment-row.server";
import { isBeforePickup, isWaiting } from "../../shipment-status";
import { withdrawOffers } from "../internal/close-offers.server";
import { lockShift, lockShipments } from "../internal/locks.server";
import { noteRunChange } from "../internal/run-change.server";

export const takings = ["release", "hold", "cancel"] as const;
export type Taking = (typeof takings)[number];

export type TakeAwayLoad = { readonly shipmentId: string; readonly taking: Taking; readonly reason: string };
export type TakingAway =
  { ok: true } | Refusal<"reason_needed" | "goods_on_board" | "goods_on_the_way" | "nobody_carries">;

const leadsTo = { release: "ready", hold: "held", cancel: "cancelled" } as const;

/**
 * An operator takes a load that is not fetched yet out of where it is: back to the others, aside until they decide, or for good. Whoever
 * was asked is asked no longer; whoever had it in their run is told, and of a cancelled one has to say that they know.
 */
export const takeAwayLoad = (
  db: Db,
  moment: Moment,
  operator: Operator,
  { shipmentId, taking, reason }: TakeAwayLoad,
): Promise<TakingAway> =>
  transact(db, async (tx): Promise<TakingAway> => {
    if (reason === "") return refuse("reason_needed");
    const [shipment] = await lockShipments(tx, [shipmentId]);
    const isPromised = shipment !== undefined && isBeforePickup(shipment.status);
    if (!shipment || (!isPromised && !isWaiting(shipment.status))) return refuse("goods_on_board");
    const isElsewhere = shipment.hubId !== null || shipment.keeperId !== null;
    if (taking === "cancel" && isElsewhere) return refuse("goods_on_the_way");
    if (taking === "release" && !isPromised) return refuse("nobody_carries");
    const source = { actorId: operator.personId };
    if (isPromised) await leaveRun(tx, moment, shipment, { taking, reason, ...source });
    else await withdrawOffers(tx, moment, shipmentId);
    const change = { courierId: null, runId: null, ...(taking === "hold" && { heldWhy: "operator", heldUntil: null }) };
    const note: EventNote = { ...source, type: `operator_${taking}`, detail: { reason } };
    await advance(tx, moment, shipment, leadsTo[taking], note, change);
    await closeRunIfDone(tx, moment, shipment.runId);
    await audit(tx, moment.now, {
      ...source,
      action: `shipment.${taking}_by_hand`,
      subject: `shipment:${shipmentId}`,
      detail: { reason },
    });
    return { ok: true };
  });

type Note = { readonly taking: Taking; readonly reason: string; readonly actorId: string };

async function leaveRun(
  tx: Tx,
  moment: Moment,
  { id, courierId, runId }: ShipmentRow,
  { taking, reason, actorId }: Note,
): Promise<void> {
  if (courierId === null) return;
  await lockShift(tx, courierId);
  await dropStops(tx, moment, id);
  const kind = taking === "cancel" ? "cancelled" : "released";
  await noteRunChange(tx, moment, { courierId, runId, shipmentId: id, kind, why: reason, actorId });
}
