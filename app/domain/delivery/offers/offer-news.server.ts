import type { Reader } from "~/platform/db.server";
import { openOfferStatuses } from "./offer-status";

/** What a message about an offer needs to say. Amounts in đồng, distances in metres. */
export type OfferNews = {
  readonly offerId: string;
  readonly phone: string;
  readonly locale: "vi" | "en";
  readonly payVnd: number;
  readonly distanceM: number;
  readonly fromText: string;
  readonly expiresAt: Date;
};

/** The open offer of a shipment; null when it was answered or has run out meanwhile. */
export async function newsOfOffer(reader: Reader, shipmentId: string, now: Date): Promise<OfferNews | null> {
  const offer = await reader.offer.findFirst({
    where: { shipmentId, status: { in: openOfferStatuses }, expiresAt: { gt: now } },
    select: { id: true, bundleId: true, courierId: true, legSeq: true, expiresAt: true },
  });
  // What goes together is told once.
  if (!offer || offer.id !== offer.bundleId) return null;
  const [courier, leg, pay] = await Promise.all([
    reader.courier.findUniqueOrThrow({
      where: { id: offer.courierId },
      select: { person: { select: { phone: true, locale: true } } },
    }),
    reader.shipmentLeg.findUniqueOrThrow({
      where: { shipmentId_seq: { shipmentId, seq: offer.legSeq } },
      select: { distanceM: true, fromText: true },
    }),
    reader.offer.aggregate({ where: { bundleId: offer.bundleId }, _sum: { payVnd: true } }),
  ]);
  return {
    offerId: offer.id,
    phone: courier.person.phone,
    locale: courier.person.locale === "en" ? "en" : "vi",
    payVnd: pay._sum.payVnd ?? 0,
    distanceM: leg.distanceM,
    fromText: leg.fromText,
    expiresAt: offer.expiresAt,
  };
}
