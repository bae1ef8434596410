import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { advance } from "./internal/advance.server";
import { lockShipment } from "./internal/shipment-row.server";
import { isOpenOffer, openOfferStatuses } from "./offer-status";

/** A courier who lets this many offers in a row run out is not there. */
export const silencesBeforeOffDuty = 3;

/** Takes back every offer whose time is up; each in a transaction of its own, so one stuck shipment holds up no other. */
export async function expireOffers(db: Db, moment: Moment): Promise<{ ok: true; expired: number }> {
  const due = await db.offer.findMany({
    where: { status: { in: openOfferStatuses }, expiresAt: { lte: moment.now } },
    select: { id: true, shipmentId: true },
    orderBy: { expiresAt: "asc" },
    take: 200,
  });
  let expired = 0;
  for (const offer of due) if (await transact(db, (tx) => expireOffer(tx, moment, offer))) expired += 1;
  return { ok: true, expired };
}

async function expireOffer(
  tx: Tx,
  moment: Moment,
  { id, shipmentId }: { id: string; shipmentId: string },
): Promise<boolean> {
  const shipment = await lockShipment(tx, shipmentId);
  const offer = await tx.offer.findUniqueOrThrow({ where: { id } });
  if (!isOpenOffer(offer.status) || offer.expiresAt > moment.now) return false;
  await tx.offer.update({ where: { id }, data: { status: "expired", answeredAt: moment.now } });
  await countSilence(tx, moment, offer.courierId);
  if (shipment.status === "offered")
    await advance(tx, moment, shipment, "ready", { type: "offer_expired", detail: { offerId: id } });
  return true;
}

async function countSilence(tx: Tx, moment: Moment, courierId: string): Promise<void> {
  const shift = await tx.shift.findFirst({ where: { courierId, until: null }, select: { id: true, silences: true } });
  if (!shift) return;
  const silences = shift.silences + 1;
  const isGone = silences >= silencesBeforeOffDuty;
  await tx.shift.update({ where: { id: shift.id }, data: { silences, ...(isGone && { until: moment.now }) } });
  if (isGone)
    await record(tx, moment, {
      type: "courier.off_duty",
      subject: `courier:${courierId}`,
      payload: { courierId, why: "silent" },
    });
}
