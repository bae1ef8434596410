import { unassignedWhy } from "./internal/unassigned-why";
import { courierNames } from "./internal/courier-names.server";
import { isFinal, isShipmentStatus, shipmentStatuses, type ShipmentStatus } from "./shipment-status";
import type { Reader } from "~/platform/db.server";

const knownStatus = (text: string): ShipmentStatus => (isShipmentStatus(text) ? text : "created");

export type WaitingShipment = {
  id: string;
  code: string;
  status: ShipmentStatus;
  heldWhy: string | null;
  why: Record<string, number>;
  pickupName: string;
  pickupText: string;
  dropText: string;
  grams: number;
  coldClass: string;
  distanceM: number;
  readyAt: string | null;
  windowUntil: string;
  offersMade: number;
  isAlerted: boolean;
  /** Who is being asked, and until when. */
  asked: { name: string; until: string } | null;
};

/** Shipments nobody carries, the most pressing first. */
export async function unassignedShipments(reader: Reader, take = 200): Promise<WaitingShipment[]> {
  const rows = await reader.shipment.findMany({
    where: { status: { in: ["ready", "planned", "offered", "held"] } },
    orderBy: [{ windowUntil: "asc" }, { id: "asc" }],
    take,
  });
  const offers = await reader.offer.findMany({
    where: { shipmentId: { in: rows.map(({ id }) => id) }, status: { in: ["sent", "seen"] } },
    select: { shipmentId: true, courierId: true, expiresAt: true },
  });
  const names = await courierNames(
    reader,
    offers.map(({ courierId }) => courierId),
  );
  const askedFor = (id: string): WaitingShipment["asked"] => {
    const offer = offers.find(({ shipmentId }) => shipmentId === id);
    return offer ? { name: names.get(offer.courierId) ?? "", until: offer.expiresAt.toISOString() } : null;
  };
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    asked: askedFor(row.id),
    status: knownStatus(row.status),
    heldWhy: row.heldWhy,
    why: unassignedWhy(row.unassignedWhy),
    pickupName: row.pickupName,
    pickupText: row.pickupText,
    dropText: row.dropText,
    grams: row.grams,
    coldClass: row.coldClass,
    distanceM: row.distanceM,
    readyAt: row.readyAt?.toISOString() ?? null,
    windowUntil: row.windowUntil.toISOString(),
    offersMade: row.offersMade,
    isAlerted: row.alertedAt !== null,
  }));
}

export type ShipmentLine = {
  id: string;
  code: string;
  status: ShipmentStatus;
  pickupName: string;
  dropText: string;
  courierName: string | null;
  windowUntil: string;
  createdAt: string;
};

export type ShipmentsWanted = {
  /** Those with something left to do, the most pressing first; otherwise all, newest first. */
  readonly openOnly: boolean;
  readonly status?: ShipmentStatus;
  readonly code?: string;
  readonly page: number;
};

export const shipmentsPerPage = 50;

export async function listShipments(
  reader: Reader,
  { openOnly, status, code, page }: ShipmentsWanted,
): Promise<{ shipments: ShipmentLine[]; hasMore: boolean }> {
  const found = await reader.shipment.findMany({
    where: {
      ...(openOnly && { status: { notIn: shipmentStatuses.filter(isFinal) } }),
      ...(status && { status }),
      ...(code && { code }),
    },
    orderBy: openOnly ? [{ windowUntil: "asc" }, { id: "asc" }] : { id: "desc" },
    skip: (page - 1) * shipmentsPerPage,
    take: shipmentsPerPage + 1,
  });
  const rows = found.slice(0, shipmentsPerPage);
  const names = await courierNames(
    reader,
    rows.flatMap(({ courierId }) => courierId ?? []),
  );
  const shipments = rows.map((row) => ({
    id: row.id,
    code: row.code,
    status: knownStatus(row.status),
    pickupName: row.pickupName,
    dropText: row.dropText,
    courierName: (row.courierId && names.get(row.courierId)) ?? null,
    windowUntil: row.windowUntil.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }));
  return { shipments, hasMore: found.length > rows.length };
}
