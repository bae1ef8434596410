import type { Courier } from "~/domain/identity/types";
import { isInVietnam, type Point } from "~/domain/shared/geo";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { goHome, lockEverythingOf } from "../dispatch/internal/leave-duty.server";
import { takeBack } from "../dispatch/internal/release-load.server";
import { shipmentFact } from "../events";
import { advance } from "../internal/advance.server";
import { lastSeen, standingAt } from "../internal/meeting-place.server";
import { partWays } from "../internal/part-ways.server";
import { closeRunIfDone, dropStops } from "../internal/run-stops.server";
import type { ShipmentRow } from "../internal/shipment-row.server";
import type { LegEnd } from "../legs/leg";
import { isWhereTheyStand } from "./meeting-place";
import { canMove, isBeforePickup } from "../shipment-status";

/** Where the phone is, if it can say, and what the courier says about the place: "cây xăng km 30". */
export type BreakDown = { readonly at: Point | null; readonly words: string };

/**
 * The vehicle, or the courier, can go no further. What is not fetched waits for somebody else. Goods on board wait on the road for
 * another courier, in the hands of this one until they are taken over; when nobody knows where that is, an operator finds out. So
 * does one for goods on the way back: nobody is paid for those, so nobody is asked. The shift is over.
 */
export const breakDown = (
  db: Db,
  moment: Moment,
  courier: Courier,
  { at, words }: BreakDown,
): Promise<{ ok: true; released: number; stranded: number }> =>
  transact(db, async (tx) => {
    const { courierId, personId: actorId } = courier;
    const carried = await lockEverythingOf(tx, moment, courierId);
    const ahead = carried.filter(({ status }) => isBeforePickup(status));
    for (const shipment of ahead)
      await takeBack(tx, moment, shipment, { type: "given_back", actorId, detail: { why: "breakdown" } });
    const stranded = carried.filter(({ status }) => !isBeforePickup(status) && canMove(status, "held"));
    const place = stranded.length === 0 ? null : await placeOf(tx, courierId, { at, words }, moment.now);
    for (const shipment of stranded)
      await strand(tx, moment, shipment, shipment.status === "returning" ? null : place, actorId);
    await goHome(tx, moment, courierId, "breakdown");
    return { ok: true, released: ahead.length, stranded: stranded.length };
  });

async function placeOf(tx: Tx, courierId: string, { at, words }: BreakDown, now: Date): Promise<LegEnd | null> {
  if (at !== null && isInVietnam(at)) return standingAt(tx, courierId, at, words);
  const seen = await lastSeen(tx, courierId);
  return seen !== null && isWhereTheyStand(seen, now) ? standingAt(tx, courierId, seen, words) : null;
}

async function strand(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  place: LegEnd | null,
  actorId: string,
): Promise<void> {
  await dropStops(tx, moment, shipment.id);
  const note = { actorId, detail: { why: "breakdown" } };
  const stops = { ...note, ...(place !== null && { type: "stopped" }) };
  const held = await advance(tx, moment, shipment, "held", stops, {
    heldWhy: "breakdown",
    goesBack: shipment.goesBack || shipment.status === "returning",
  });
  await closeRunIfDone(tx, moment, shipment.runId);
  if (place !== null) await partWays(tx, moment, held, place, { ...note, type: "waits_on_road" });
  await record(tx, moment, shipmentFact("shipment.needs_operator", held));
}
