import type { Reader } from "~/platform/db.server";
import { openOfferStatuses } from "./offer-status";

/** One load of an offer. */
export type OfferedLoad = {
  shipmentId: string;
  distanceM: number;
  grams: number;
  coldClass: string;
  fromText: string;
  toText: string;
  windowUntil: string;
  /** The courier the goods are to be taken over from on the road; null: from a farm or a hub. */
  keptBy: string | null;
};

/** Everything a courier is asked about at once, with one answer; pay and extra road are of all together. */
export type CourierOffer = {
  id: string;
  payVnd: number;
  detourM: number;
  loads: OfferedLoad[];
  secondsLeft: number;
  /** How long there was to answer in all. */
  secondsGiven: number;
  expiresAt: string;
  /** No console has shown it yet. */
  isUnseen: boolean;
};

/** The offer on a courier's table; null when there is none. */
export async function openOffer(reader: Reader, courierId: string, now: Date): Promise<CourierOffer | null> {
  const offers = await reader.offer.findMany({
    where: { courierId, status: { in: openOfferStatuses }, expiresAt: { gt: now } },
    orderBy: { id: "asc" },
  });
  const [first] = offers;
  if (!first) return null;
  const legs = await reader.shipmentLeg.findMany({
    where: { OR: offers.map(({ shipmentId, legSeq: seq }) => ({ shipmentId, seq })) },
    include: { shipment: true },
    orderBy: { shipmentId: "asc" },
  });
  const sumOf = (value: (offer: (typeof offers)[number]) => number): number =>
    offers.reduce((sum, offer) => sum + value(offer), 0);
  return {
    id: first.bundleId,
    payVnd: sumOf(({ payVnd }) => payVnd),
    detourM: sumOf(({ detourM }) => detourM),
    loads: legs.map(offeredLoad),
    secondsLeft: Math.ceil((first.expiresAt.getTime() - now.getTime()) / 1000),
    secondsGiven: Math.round((first.expiresAt.getTime() - first.sentAt.getTime()) / 1000),
    expiresAt: first.expiresAt.toISOString(),
    isUnseen: offers.some(({ status }) => status === "sent"),
  };
}

type OfferedLeg = {
  readonly shipmentId: string;
  readonly distanceM: number;
  readonly fromHubId: string | null;
  readonly fromCourierId: string | null;
  readonly fromName: string;
  readonly fromText: string;
  readonly toHubId: string | null;
  readonly toName: string;
  readonly toText: string;
  readonly windowUntil: Date;
  readonly shipment: { readonly grams: number; readonly coldClass: string };
};

const offeredLoad = (leg: OfferedLeg): OfferedLoad => ({
  shipmentId: leg.shipmentId,
  distanceM: leg.distanceM,
  grams: leg.shipment.grams,
  coldClass: leg.shipment.coldClass,
  keptBy: leg.fromCourierId === null ? null : leg.fromName,
  fromText: endText(leg.fromHubId, leg.fromName, leg.fromText),
  toText: leg.toHubId === null ? withoutStreet(leg.toText) : endText(leg.toHubId, leg.toName, leg.toText),
  windowUntil: leg.windowUntil.toISOString(),
});

/** A hub is known by its name, a farm by its address. */
const endText = (hubId: string | null, name: string, text: string): string =>
  hubId === null ? text : `${name}, ${text}`;

/** Before the yes a courier sees the commune, not the door. */
const withoutStreet = (text: string): string => text.split(", ").slice(-2).join(", ");
