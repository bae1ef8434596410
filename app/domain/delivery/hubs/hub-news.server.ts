import type { Reader } from "~/platform/db.server";

export type OtherHubNews = {
  readonly phone: string;
  readonly locale: "vi" | "en";
  readonly code: string;
  readonly legId: string;
  readonly hubId: string;
  readonly hubName: string;
};

/** Where a courier on the road is to bring goods instead; null when nobody carries them to a hub any more. */
export async function newsOfOtherHub(reader: Reader, shipmentId: string): Promise<OtherHubNews | null> {
  const shipment = await reader.shipment.findUniqueOrThrow({ where: { id: shipmentId }, include: { legs: true } });
  const leg = shipment.legs.find(({ seq }) => seq === shipment.legSeq);
  if (!leg || leg.toHubId === null || leg.endedAt !== null || shipment.courierId === null) return null;
  const { person } = await reader.courier.findUniqueOrThrow({
    where: { id: shipment.courierId },
    select: { person: { select: { phone: true, locale: true } } },
  });
  return {
    phone: person.phone,
    locale: person.locale === "en" ? "en" : "vi",
    code: shipment.code,
    legId: leg.id,
    hubId: leg.toHubId,
    hubName: leg.toName,
  };
}
