import type { Operator } from "~/domain/identity/types";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { lockShift } from "../dispatch/internal/locks.server";
import { noteRunChange } from "../dispatch/internal/run-change.server";
import { advance } from "../internal/advance.server";
import { lastSeen, standingAt } from "../internal/meeting-place.server";
import { partWays } from "../internal/part-ways.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import { lockShipment, type ShipmentRow } from "../internal/shipment-row.server";
import type { LegEnd } from "../legs/leg";
import { isWhereTheyStand } from "./meeting-place";
import { isOnBoard } from "../shipment-status";

export type SeekHandOver = {
  readonly shipmentId: string;
  /** Where the courier stands, as they say on the telephone; "" when the phone's position is enough. */
  readonly words: string;
};
export type Seeking = { ok: true } | Refusal<"not_with_a_courier" | "goes_back" | "say_where" | "place_unknown">;

/**
 * An operator has another courier sent to where the present one stands with the goods, because they cannot or should not go on. From
 * then on it is a load like any other: the dispatcher asks around, or the operator gives it to somebody by hand.
 */
export const seekHandOver = (
  db: Db,
  moment: Moment,
  { personId: actorId }: Operator,
  { shipmentId, words }: SeekHandOver,
): Promise<Seeking> =>
  transact(db, async (tx): Promise<Seeking> => {
    const shipment = await lockShipment(tx, shipmentId);
    const { courierId, status } = shipment;
    if (courierId === null || (status !== "held" && !isOnBoard(status))) return refuse("not_with_a_courier");
    if (shipment.goesBack) return refuse("goes_back");
    await lockShift(tx, courierId);
    const place = await placeOf(tx, shipment, courierId, words, moment.now);
    if (typeof place === "string") return refuse(place);
    const why = { why: shipment.heldWhy ?? "operator" };
    const held = await stop(tx, moment, shipment, actorId, why);
    await partWays(tx, moment, held, place, { actorId, type: "waits_on_road", detail: why });
    await noteRunChange(tx, moment, { courierId, runId: shipment.runId, shipmentId, kind: "hand_over", actorId });
    const subject = `shipment:${shipmentId}`;
    await audit(tx, moment.now, {
      actorId,
      action: "shipment.hand_over_sought",
      subject,
      detail: { courierId, words },
    });
    return { ok: true };
  });

async function stop(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  actorId: string,
  detail: { why: string },
): Promise<ShipmentRow> {
  if (shipment.status === "held") return shipment;
  await dropStops(tx, moment, shipment.id);
  const held = await advance(tx, moment, shipment, "held", { actorId, type: "stopped", detail });
  await closeRunIfDone(tx, moment, shipment.runId);
  return held;
}

/** The border point the courier was sent to, or where the phone is. */
async function placeOf(
  tx: Tx,
  { handOverId }: ShipmentRow,
  courierId: string,
  words: string,
  now: Date,
): Promise<LegEnd | "say_where" | "place_unknown"> {
  const point = handOverId === null ? null : await tx.dropPoint.findUnique({ where: { id: handOverId } });
  const seen = await lastSeen(tx, courierId);
  if (point === null && seen === null) return "place_unknown";
  if (point === null && words === "" && seen !== null && !isWhereTheyStand(seen, now)) return "say_where";
  const spoken = words === "" && point !== null ? `${point.name}, ${point.street}` : words;
  const place = point ?? seen;
  return (place && (await standingAt(tx, courierId, place, spoken))) ?? "place_unknown";
}
