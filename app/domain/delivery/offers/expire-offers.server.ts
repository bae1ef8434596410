import { transact, type Db, type Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { closeBundle } from "../dispatch/internal/close-offers.server";
import { lockShipments } from "../dispatch/internal/locks.server";
import { answering } from "../dispatch/settings";
import { advance } from "../internal/advance.server";
import { openOfferStatuses } from "./offer-status";

/** Takes back every offer whose time is up; each in a transaction of its own, so one stuck shipment holds up no other. */
export async function expireOffers(db: Db, moment: Moment): Promise<{ ok: true; expired: number }> {
  const due = await db.offer.findMany({
    where: { status: { in: openOfferStatuses }, expiresAt: { lte: moment.now } },
    select: { bundleId: true, courierId: true },
    distinct: ["bundleId"],
    orderBy: { expiresAt: "asc" },
    take: 200,
  });
  let expired = 0;
  for (const offer of due) if (await transact(db, (tx) => expireBundle(tx, moment, offer))) expired += 1;
  return { ok: true, expired };
}

/** One silence, however much was offered together. */
async function expireBundle(
  tx: Tx,
  moment: Moment,
  { bundleId, courierId }: { bundleId: string; courierId: string },
): Promise<boolean> {
  const members = await tx.offer.findMany({ where: { bundleId }, select: { shipmentId: true } });
  const shipments = await lockShipments(
    tx,
    members.map(({ shipmentId }) => shipmentId),
  );
  const open = await closeBundle(tx, moment, bundleId, "expired");
  if (open.length === 0) return false;
  await countSilence(tx, moment, courierId);
  const note = { type: "offer_expired", detail: { offerId: bundleId } };
  for (const shipment of shipments)
    if (shipment.status === "offered") await advance(tx, moment, shipment, "ready", note);
  return true;
}

async function countSilence(tx: Tx, moment: Moment, courierId: string): Promise<void> {
  const shift = await tx.shift.findFirst({ where: { courierId, until: null }, select: { id: true, silences: true } });
  if (!shift) return;
  const silences = shift.silences + 1;
  const isGone = silences >= answering.silencesBeforeOffDuty;
  await tx.shift.update({ where: { id: shift.id }, data: { silences, ...(isGone && { until: moment.now }) } });
  if (isGone)
    await record(tx, moment, {
      type: "courier.off_duty",
      subject: `courier:${courierId}`,
      payload: { courierId, why: "silent" },
    });
}
