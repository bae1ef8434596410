import type { Courier } from "~/domain/identity/types";
import { isInVietnam, type Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { goHome, lockEverythingOf } from "../dispatch/internal/leave-duty.server";
import { takeBack } from "../dispatch/internal/release-load.server";
import { isBeforePickup } from "../shipment-status";

/** Where the phone is, and how old that knowledge was when it was sent. */
export type Fix = Point & { readonly ageSeconds: number };

const freshSeconds = 300;

/** On duty. Without a fresh position nobody is offered anything, so it is asked for at the door. */
export const startShift = (
  db: Db,
  moment: Moment,
  courier: Courier,
  fix: Fix,
): Promise<{ ok: true } | Refusal<"stale_position" | "outside_vietnam">> =>
  transact(db, async (tx) => {
    if (fix.ageSeconds > freshSeconds) return refuse("stale_position");
    if (!isInVietnam(fix)) return refuse("outside_vietnam");
    const { courierId } = courier;
    const { count } = await tx.shift.createMany({
      data: { id: moment.ids.next(), courierId, from: moment.now, lat: fix.lat, lng: fix.lng, seenAt: moment.now },
      skipDuplicates: true,
    });
    if (count === 0) await touchShift(tx, moment, courierId, fix);
    else await record(tx, moment, { type: "courier.on_duty", subject: `courier:${courierId}`, payload: { courierId } });
    return { ok: true };
  });

/** A sign of life with a place. False when the courier is off duty. */
export async function touchShift(tx: Tx, moment: Moment, courierId: string, { lat, lng }: Point): Promise<boolean> {
  const { count } = await tx.shift.updateMany({
    where: { courierId, until: null },
    data: { lat, lng, seenAt: moment.now },
  });
  return count > 0;
}

/**
 * Off duty. What is promised and not fetched goes back and waits for somebody else. Not with goods on board: those are delivered,
 * or handed over (`break-down.server.ts`).
 */
export const endShift = (db: Db, moment: Moment, courier: Courier): Promise<{ ok: true } | Refusal<"goods_on_board">> =>
  transact(db, async (tx) => {
    const { courierId, personId: actorId } = courier;
    const carried = await lockEverythingOf(tx, moment, courierId);
    if (carried.some(({ status }) => !isBeforePickup(status))) return refuse("goods_on_board");
    for (const shipment of carried)
      await takeBack(tx, moment, shipment, { type: "given_back", actorId, detail: { why: "off_duty" } });
    await goHome(tx, moment, courierId, "asked");
    return { ok: true };
  });
