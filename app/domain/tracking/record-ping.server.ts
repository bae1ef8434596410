import { touchShift } from "~/domain/delivery/runs/keep-shift.server";
import { nextDoor, type NextDoor } from "~/domain/delivery/runs/next-door.server";
import type { Courier } from "~/domain/identity/types";
import { isInVietnam, type Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { coarsen } from "./coarsen";
import { lockStories, signal } from "./project-orders.server";

export type Ping = Point & { readonly deviceTime: Date };

const keepEverySeconds = 15;
const showEverySeconds = 30;

/**
 * Where a courier is. Kept a few times a minute; shown, coarsened, only to the shopper whose door is the next stop.
 */
export const recordPing = (
  db: Db,
  moment: Moment,
  { courierId }: Courier,
  ping: Ping,
): Promise<{ ok: true } | Refusal<"off_shift" | "outside_vietnam">> =>
  transact(db, async (tx) => {
    if (!isInVietnam(ping)) return refuse("outside_vietnam");
    if (!(await touchShift(tx, moment, courierId, ping))) return refuse("off_shift");
    if (await isTooSoon(tx, moment, courierId)) return { ok: true };
    await tx.courierPing.create({
      data: { courierId, lat: ping.lat, lng: ping.lng, deviceTime: ping.deviceTime, at: moment.now },
    });
    const door = await nextDoor(tx, courierId, ping, moment.now);
    if (door) await show(tx, moment, door, coarsen(ping));
    return { ok: true };
  });

async function isTooSoon(tx: Tx, { now }: Moment, courierId: string): Promise<boolean> {
  const last = await tx.courierPing.findFirst({ where: { courierId }, orderBy: { id: "desc" }, select: { at: true } });
  return last !== null && now.getTime() - last.at.getTime() < keepEverySeconds * 1000;
}

async function show(
  tx: Tx,
  { now }: Moment,
  { orderId, shipmentId, eta }: NextDoor,
  { lat, lng }: Point,
): Promise<void> {
  await lockStories(tx, [orderId]);
  const last = await tx.trackingEvent.findFirst({
    where: { orderId, shipmentId, kind: "position" },
    orderBy: { id: "desc" },
    select: { at: true },
  });
  if (last && now.getTime() - last.at.getTime() < showEverySeconds * 1000) return;
  await tx.trackingEvent.create({
    data: { orderId, shipmentId, kind: "position", data: { lat, lng, eta: eta.toISOString() }, at: now },
  });
  await signal(tx, [orderId]);
}
