import type { Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "../../internal/advance.server";
import { openOfferStatuses } from "../../offers/offer-status";
import { lockShipments } from "./locks.server";

/**
 * Takes back what is offered of a shipment. Shipments that were offered together with it are offered to nobody any more either: what
 * the courier was asked about is no longer the same. The others wait again; `shipmentId` itself is left as it is.
 */
export async function withdrawOffers(tx: Tx, moment: Moment, shipmentId: string): Promise<void> {
  await withdrawBundle(tx, moment, await openBundle(tx, { shipmentId }), shipmentId);
}

/** Whoever leaves is asked nothing any more; what they were asked about waits again. */
export async function withdrawOffersTo(tx: Tx, moment: Moment, courierId: string): Promise<void> {
  await withdrawBundle(tx, moment, await openBundle(tx, { courierId }), null);
}

async function openBundle(tx: Tx, of: { shipmentId: string } | { courierId: string }): Promise<string | null> {
  const open = await tx.offer.findFirst({
    where: { ...of, status: { in: openOfferStatuses } },
    select: { bundleId: true },
  });
  return open?.bundleId ?? null;
}

async function withdrawBundle(tx: Tx, moment: Moment, bundleId: string | null, except: string | null): Promise<void> {
  if (bundleId === null) return;
  const members = await tx.offer.findMany({ where: { bundleId }, select: { shipmentId: true } });
  const shipments = await lockShipments(
    tx,
    members.map(({ shipmentId }) => shipmentId),
  );
  const closed = new Set(await closeBundle(tx, moment, bundleId, "withdrawn"));
  const note = { type: "offer_withdrawn", detail: { offerId: bundleId } };
  for (const shipment of shipments)
    if (shipment.id !== except && closed.has(shipment.id) && shipment.status === "offered")
      await advance(tx, moment, shipment, "ready", note);
}

/** Ends every open offer of a bundle in one way; the shipments they were about, in order. */
export async function closeBundle(
  tx: Tx,
  moment: Moment,
  bundleId: string,
  status: "accepted" | "declined" | "expired" | "withdrawn",
  declineReason: string | null = null,
): Promise<string[]> {
  const closed = await tx.offer.updateManyAndReturn({
    where: { bundleId, status: { in: openOfferStatuses } },
    data: { status, answeredAt: moment.now, declineReason },
    select: { shipmentId: true },
  });
  return closed.map(({ shipmentId }) => shipmentId).sort();
}
