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
};

/** The open offer of a shipment; null when it was answered or has run out meanwhile. */
export async function newsOfOffer(reader: Reader, shipmentId: string, now: Date): Promise<OfferNews | null> {
  const offer = await reader.offer.findFirst({
    where: { shipmentId, status: { in: openOfferStatuses }, expiresAt: { gt: now } },
    select: { id: true, courierId: true, payVnd: true, legSeq: true },
  });
  if (!offer) return null;
  const [courier, leg] = await Promise.all([
    reader.courier.findUniqueOrThrow({
      where: { id: offer.courierId },
      select: { person: { select: { phone: true, locale: true } } },
    }),
    reader.shipmentLeg.findUniqueOrThrow({
      where: { shipmentId_seq: { shipmentId, seq: offer.legSeq } },
      select: { distanceM: true, fromText: true },
    }),
  ]);
  return {
    offerId: offer.id,
    phone: courier.person.phone,
    locale: courier.person.locale === "en" ? "en" : "vi",
    payVnd: offer.payVnd,
    distanceM: leg.distanceM,
    fromText: leg.fromText,
  };
}
