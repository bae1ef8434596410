import type { Courier } from "~/domain/identity/types";
import { isInVietnam, type Point } from "~/domain/shared/geo";
import { refuse, type Refusal } from "~/domain/shared/refusal";
import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { advance } from "./internal/advance.server";
import { lockShipment } from "./internal/shipment-row.server";
import { openOfferStatuses } from "./offer-status";

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

/** Off duty. Not with stops left: goods on board or promised are handed over or given back first. */
export const endShift = (db: Db, moment: Moment, courier: Courier): Promise<{ ok: true } | Refusal<"stops_left">> =>
  transact(db, async (tx) => {
    const { courierId } = courier;
    const offer = await tx.offer.findFirst({ where: { courierId, status: { in: openOfferStatuses } } });
    if (offer) await withdrawOffer(tx, moment, offer);
    await tx.$queryRaw`select 1 from shift where courier_id = ${courierId}::uuid and ends_at is null for update`;
    const left = await tx.stop.count({
      where: { status: { in: ["planned", "en_route", "arrived"] }, run: { courierId, status: "open" } },
    });
    if (left > 0) return refuse("stops_left");
    const { count } = await tx.shift.updateMany({ where: { courierId, until: null }, data: { until: moment.now } });
    if (count > 0)
      await record(tx, moment, {
        type: "courier.off_duty",
        subject: `courier:${courierId}`,
        payload: { courierId, why: "asked" },
      });
    return { ok: true };
  });

async function withdrawOffer(
  tx: Tx,
  moment: Moment,
  { id, shipmentId }: { id: string; shipmentId: string },
): Promise<void> {
  const shipment = await lockShipment(tx, shipmentId);
  const { count } = await tx.offer.updateMany({
    where: { id, status: { in: openOfferStatuses } },
    data: { status: "withdrawn", answeredAt: moment.now },
  });
  if (count > 0 && shipment.status === "offered")
    await advance(tx, moment, shipment, "ready", { type: "offer_withdrawn", detail: { offerId: id } });
}
