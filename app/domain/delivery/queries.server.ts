import { detailsOf } from "~/domain/shared/details";
import { present } from "~/domain/shared/missing";
import type { Reader } from "~/platform/db.server";
import { unassignedWhy } from "./internal/unassigned-why";
import { courierNames } from "./internal/courier-names.server";
import { arrivalOf, hubsOf, legView } from "./legs/leg-views";
import { isInOurHands } from "./losses/loss";
import { isFinal, isOnBoard, isShipmentStatus, type ShipmentStatus } from "./shipment-status";

const knownStatus = (text: string): ShipmentStatus => (isShipmentStatus(text) ? text : "created");

/** What the shopper's page needs of each shipment of an order; JSON-safe. */
export async function shipmentsOfOrder(reader: Reader, orderId: string) {
  const rows = await reader.shipment.findMany({
    where: { orderId },
    orderBy: { id: "asc" },
    include: { legs: { orderBy: { seq: "asc" } } },
  });
  const doors = await reader.stop.findMany({
    where: {
      shipmentId: { in: rows.map(({ id }) => id) },
      kind: "dropoff",
      status: { in: ["planned", "en_route", "arrived"] },
    },
    select: { shipmentId: true, eta: true },
  });
  return rows.map((row) => {
    const status = knownStatus(row.status);
    return {
      id: row.id,
      subOrderId: row.subOrderId,
      code: row.code,
      status,
      windowFrom: row.windowFrom.toISOString(),
      windowUntil: row.windowUntil.toISOString(),
      stopEta: arrivalOf(row, doors.find(({ shipmentId }) => shipmentId === row.id)?.eta)?.toISOString() ?? null,
      deliveredAt: row.deliveredAt?.toISOString() ?? null,
      pin: isFinal(status) || status === "returning" ? null : row.dropPin,
      from: { lat: row.pickupLat, lng: row.pickupLng },
      to: { lat: row.dropLat, lng: row.dropLng },
      fromName: row.pickupName,
      dropPoint: row.dropPointId === null ? null : row.dropText,
      hubs: hubsOf(row.legs, row.hubId),
      isWaitingOnRoad: row.keeperId !== null,
    };
  });
}

/** Everything that happened to one shipment. @throws Missing */
export async function shipmentStory(reader: Reader, shipmentId: string) {
  const { row, offers, proofs, names, courierPhone } = await readStory(reader, shipmentId);
  return {
    id: row.id,
    code: row.code,
    orderId: row.orderId,
    status: knownStatus(row.status),
    heldWhy: row.heldWhy,
    canWriteOff: isInOurHands({ ...row, status: knownStatus(row.status) }),
    hasGoods: row.courierId !== null || row.hubId !== null || row.keeperId !== null,
    isAboard: row.courierId !== null && !row.goesBack && (row.status === "held" || isOnBoard(knownStatus(row.status))),
    keeperName: (row.keeperId && names.get(row.keeperId)) ?? null,
    courierName: (row.courierId && names.get(row.courierId)) ?? null,
    attempts: row.attempts,
    pinTriesLeft: row.pinTriesLeft,
    /** Of whoever has the goods, or is to fetch them. */
    courierPhone,
    pickupPhone: row.pickupPhone,
    dropPhone: row.dropPhone,
    pickupName: row.pickupName,
    pickupText: row.pickupText,
    dropName: row.dropName,
    dropText: row.dropText,
    from: { lat: row.pickupLat, lng: row.pickupLng },
    to: { lat: row.dropLat, lng: row.dropLng },
    grams: row.grams,
    coldClass: row.coldClass,
    distanceM: row.distanceM,
    payVnd: row.payVnd,
    why: unassignedWhy(row.unassignedWhy),
    offersMade: row.offersMade,
    windowFrom: row.windowFrom.toISOString(),
    windowUntil: row.windowUntil.toISOString(),
    via: row.routeVia,
    routeWhy: row.routeWhy,
    directVnd: row.directVnd,
    hubVnd: row.hubVnd,
    hubs: hubsOf(row.legs, row.hubId),
    legs: row.legs.map((leg) => legView(leg, row.legSeq, (leg.courierId && names.get(leg.courierId)) ?? null)),
    parcels: row.parcels.map(({ code, grams, scannedAt }) => ({
      code,
      grams,
      scannedAt: scannedAt?.toISOString() ?? null,
    })),
    events: row.events.map(eventView),
    offers: offers.map((offer) => offerView(offer, names.get(offer.courierId) ?? "")),
    proofs: proofs.map(({ kind, photoId, at }) => ({ kind, photoId, at: at.toISOString() })),
  };
}

async function readStory(reader: Reader, shipmentId: string) {
  const row = present(
    await reader.shipment.findUnique({
      where: { id: shipmentId },
      include: {
        parcels: { orderBy: { code: "asc" } },
        events: { orderBy: { id: "asc" } },
        legs: { orderBy: { seq: "asc" } },
      },
    }),
    "shipment",
  );
  const [offers, proofs] = await Promise.all([
    reader.offer.findMany({ where: { shipmentId }, orderBy: { id: "asc" } }),
    reader.deliveryProof.findMany({ where: { shipmentId }, orderBy: { id: "asc" } }),
  ]);
  const names = await courierNames(reader, [
    ...offers.map(({ courierId }) => courierId),
    ...[row.courierId, row.keeperId].flatMap((id) => id ?? []),
    ...row.legs.flatMap(({ courierId }) => courierId ?? []),
  ]);
  const whoHasIt = row.keeperId ?? row.courierId;
  const courier =
    whoHasIt === null
      ? null
      : await reader.courier.findUnique({ where: { id: whoHasIt }, select: { person: { select: { phone: true } } } });
  return { row, offers, proofs, names, courierPhone: courier?.person.phone ?? null };
}

type EventRow = {
  readonly id: bigint;
  readonly type: string;
  readonly fromStatus: string | null;
  readonly toStatus: string | null;
  readonly at: Date;
  readonly deviceTime: Date | null;
  readonly detail: unknown;
};

const eventView = (event: EventRow) => ({
  id: String(event.id),
  type: event.type,
  fromStatus: event.fromStatus,
  toStatus: event.toStatus,
  at: event.at.toISOString(),
  deviceTime: event.deviceTime?.toISOString() ?? null,
  details: detailsOf(event.detail),
});

type OfferRow = {
  readonly id: string;
  readonly status: string;
  readonly payVnd: number;
  readonly detourM: number;
  readonly sentAt: Date;
  readonly seenAt: Date | null;
  readonly answeredAt: Date | null;
  readonly declineReason: string | null;
};

const offerView = (offer: OfferRow, courierName: string) => ({
  id: offer.id,
  courierName,
  status: offer.status,
  payVnd: offer.payVnd,
  detourM: offer.detourM,
  sentAt: offer.sentAt.toISOString(),
  seenAt: offer.seenAt?.toISOString() ?? null,
  answeredAt: offer.answeredAt?.toISOString() ?? null,
  declineReason: offer.declineReason,
});
