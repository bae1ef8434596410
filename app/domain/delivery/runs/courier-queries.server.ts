import type { Courier } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import { maskPhone } from "~/domain/shared/phone";
import { startOfDayInVietnam } from "~/domain/shared/time";
import type { Reader } from "~/platform/db.server";
import { changesToSee, type ChangeToSee } from "./change-queries.server";
import { answering } from "../dispatch/settings";
import { allowedEvents, type CourierEventType } from "./courier-event";
import { openOffer, type CourierOffer } from "../offers/courier-offer-query.server";
import { goodsKeptBy, type KeptGoods } from "../hand-over/kept-goods-query.server";
import { isLegKind, originOf } from "../legs/leg";
import { fromOf, toOf } from "../legs/leg-ends";
import { isLossReason } from "../losses/loss";
import { isShipmentStatus, type ShipmentStatus } from "../shipment-status";
import { stopKinds, type StopKind } from "../types";

export type CourierStop = {
  id: string;
  kind: StopKind;
  status: string;
  eta: string;
  shipmentId: string;
  shipmentCode: string;
  shipmentStatus: ShipmentStatus;
  name: string;
  text: string;
  place: Point;
  /** A hub: goods are handed over by scan there, and there is no shopper to call. */
  isHub: boolean;
  /** When the vehicle is let in at a hub, and at which dock; null elsewhere, and until one is free. */
  dock: { number: number; from: string; until: string } | null;
  /** A courier who can go no further hands the goods over here. */
  isHandOver: boolean;
  grams: number;
  windowUntil: string;
  attempts: number;
  /** What the courier may read of the number. */
  maskedPhone: string;
  /** The number behind the call button, only for the stop at hand. */
  phone: string | null;
  parcels: { code: string; isScanned: boolean; isAtHub: boolean }[];
  pinTriesLeft: number;
  /** What the phone may offer now; empty for stops further down. */
  allowed: CourierEventType[];
};

export type CourierDay = {
  isOnShift: boolean;
  /** The last shift was ended for this courier, who had answered no offer for a while. */
  isSentHome: boolean;
  seenAt: string | null;
  offer: CourierOffer | null;
  /** What others changed in the run, until the courier says that they have seen it. */
  changes: ChangeToSee[];
  stops: CourierStop[];
  /** Goods that wait with this courier until another has taken them over. */
  kept: KeptGoods[];
  /** `handOver`: name and street of where to bring the goods. */
  held: { shipmentId: string; code: string; why: string | null; handOver: string | null; canSayLost: boolean }[];
  doneToday: number;
  earnedToday: number;
};

/** One courier's day: shift, the offer on the table, the run in order. Nothing of yesterday, nothing of anybody else. */
export async function courierDay(reader: Reader, { courierId }: Courier, now: Date): Promise<CourierDay> {
  const [shift, offer, changes, stops, kept, held, done] = await Promise.all([
    reader.shift.findFirst({
      where: { courierId },
      orderBy: { from: "desc" },
      select: { seenAt: true, until: true, silences: true },
    }),
    openOffer(reader, courierId, now),
    changesToSee(reader, courierId, now),
    runStops(reader, courierId),
    goodsKeptBy(reader, courierId, now),
    reader.shipment.findMany({
      where: { courierId, status: "held" },
      select: { id: true, code: true, heldWhy: true, handOverId: true },
      orderBy: { id: "asc" },
    }),
    reader.shipmentLeg.aggregate({
      where: { courierId, endedAt: { gte: startOfDayInVietnam(now) } },
      _count: true,
      _sum: { payVnd: true },
    }),
  ]);
  const points = await reader.dropPoint.findMany({
    where: { id: { in: held.flatMap(({ handOverId }) => handOverId ?? []) } },
    select: { id: true, name: true, street: true },
  });
  return {
    isOnShift: shift?.until === null,
    isSentHome: shift !== null && shift.until !== null && shift.silences >= answering.silencesBeforeOffDuty,
    seenAt: shift?.until === null ? shift.seenAt.toISOString() : null,
    offer,
    changes,
    stops,
    kept,
    held: held.map(({ id, code, heldWhy, handOverId }) => ({
      shipmentId: id,
      canSayLost: !isLossReason(heldWhy),
      code,
      why: heldWhy,
      handOver: textOf(points.find(({ id }) => id === handOverId)),
    })),
    doneToday: done._count,
    earnedToday: done._sum.payVnd ?? 0,
  };
}

const textOf = (point: { name: string; street: string } | undefined): string | null =>
  point ? `${point.name}, ${point.street}` : null;

async function runStops(reader: Reader, courierId: string): Promise<CourierStop[]> {
  const stops = await reader.stop.findMany({
    where: { status: { in: ["planned", "en_route", "arrived"] }, run: { courierId, status: "open" } },
    orderBy: { position: "asc" },
  });
  const shipments = await reader.shipment.findMany({
    where: { id: { in: stops.map(({ shipmentId }) => shipmentId) } },
    include: { parcels: { orderBy: { code: "asc" } }, legs: true },
  });
  const docks = await reader.dockBooking.findMany({
    where: { courierId },
    select: { dock: true, from: true, until: true, stopIds: true },
  });
  return stops.flatMap((stop, index): CourierStop[] => {
    const shipment = shipments.find(({ id }) => id === stop.shipmentId);
    const kind = stopKinds.find((known) => known === stop.kind);
    const leg = shipment?.legs.find(({ seq }) => seq === shipment.legSeq);
    if (!shipment || !leg || !isLegKind(leg.kind) || !kind || !isShipmentStatus(shipment.status)) return [];
    const end = kind === "dropoff" ? toOf(leg) : fromOf(kind === "return" ? originOf(shipment.legs, leg) : leg);
    return [
      {
        id: stop.id,
        kind,
        status: stop.status,
        eta: stop.eta.toISOString(),
        shipmentId: shipment.id,
        shipmentCode: shipment.code,
        shipmentStatus: shipment.status,
        name: end.name,
        text: end.text,
        place: { lat: end.lat, lng: end.lng },
        grams: shipment.grams,
        windowUntil: leg.windowUntil.toISOString(),
        attempts: shipment.attempts,
        isHub: end.hubId !== null,
        dock: end.hubId === null ? null : dockOf(docks.find(({ stopIds }) => stopIds.includes(stop.id))),
        isHandOver: kind === "pickup" && shipment.keeperId !== null,
        maskedPhone: maskPhone(end.phone),
        phone: index === 0 ? end.phone : null,
        parcels: shipment.parcels.map(({ code, scannedAt, hubAt }) => ({
          code,
          isScanned: scannedAt !== null,
          isAtHub: hubAt !== null,
        })),
        pinTriesLeft: shipment.pinTriesLeft,
        allowed: isStopOfStatus(kind, shipment.status) ? allowedEvents(shipment.status, leg.kind) : [],
      },
    ];
  });
}

const dockOf = (booking: { dock: number; from: Date; until: Date } | undefined): CourierStop["dock"] =>
  booking ? { number: booking.dock, from: booking.from.toISOString(), until: booking.until.toISOString() } : null;

/** A door further down the run has nothing to offer before its goods are fetched. */
const isStopOfStatus = (kind: StopKind, status: ShipmentStatus): boolean => {
  const isFetching = status === "assigned" || status === "en_route_pickup" || status === "at_pickup";
  return kind === "pickup" ? isFetching : !isFetching;
};

/** The legs one courier has carried to their end, newest first. A door is named by its commune only. */
export async function carriedBy(reader: Reader, { courierId }: Courier, take = 100) {
  const legs = await reader.shipmentLeg.findMany({
    where: { courierId, endedAt: { not: null } },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take,
    include: { shipment: { select: { code: true } } },
  });
  const communes = await reader.commune.findMany({
    where: { code: { in: legs.map(({ toCommune }) => toCommune) } },
    select: { code: true, name: true },
  });
  return legs.map(({ id, shipment, endedAt, payVnd, fromName, distanceM, ...leg }) => ({
    id,
    payVnd,
    fromName,
    distanceM,
    code: shipment.code,
    endedAt: endedAt?.toISOString() ?? null,
    toName:
      leg.toHubId === null ? (communes.find(({ code }) => code === leg.toCommune)?.name ?? leg.toCommune) : leg.toName,
  }));
}
