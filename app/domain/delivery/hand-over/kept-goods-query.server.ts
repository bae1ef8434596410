import type { Reader } from "~/platform/db.server";
import { patienceEnds } from "./meeting-place";
import { isBeforePickup, isShipmentStatus } from "../shipment-status";

/** Goods that wait on the road, for the courier who keeps them. */
export type KeptGoods = {
  shipmentId: string;
  code: string;
  /** What stands on the labels; the next courier scans or types them. */
  parcels: { code: string; isTaken: boolean }[];
  place: string;
  /** Whoever comes; null while somebody is being looked for. */
  taker: { name: string; phone: string; eta: string | null; isThere: boolean; isOverdue: boolean } | null;
  /** Nothing has been scanned by somebody else yet: the keeper may still drive on. */
  mayDriveOn: boolean;
};

/** Everything one courier keeps for others, oldest first. */
export async function goodsKeptBy(reader: Reader, courierId: string, now: Date): Promise<KeptGoods[]> {
  const rows = await reader.shipment.findMany({
    where: { keeperId: courierId },
    include: { parcels: { orderBy: { code: "asc" } }, legs: true },
    orderBy: { id: "asc" },
  });
  const takers = await readTakers(reader, rows);
  return rows.map(({ id, code, status, parcels, legs, legSeq, courierId: takerId }) => {
    const isComing = takerId !== null && isShipmentStatus(status) && isBeforePickup(status);
    const taker = isComing ? takers.get(id) : undefined;
    return {
      shipmentId: id,
      code,
      place: legs.find(({ seq }) => seq === legSeq)?.fromText ?? "",
      parcels: parcels.map((parcel) => ({ code: parcel.code, isTaken: parcel.scannedAt !== null })),
      taker: taker
        ? {
            name: taker.name,
            phone: taker.phone,
            eta: taker.eta?.toISOString() ?? null,
            isThere: status === "at_pickup",
            isOverdue: taker.eta !== null && now >= patienceEnds(taker.eta),
          }
        : null,
      mayDriveOn: parcels.every(({ scannedAt }) => scannedAt === null),
    };
  });
}

type Taker = { readonly name: string; readonly phone: string; readonly eta: Date | null };

/** By shipment: who comes for it, and when they are expected. */
async function readTakers(
  reader: Reader,
  rows: readonly { readonly id: string; readonly courierId: string | null }[],
): Promise<ReadonlyMap<string, Taker>> {
  const couriers = await reader.courier.findMany({
    where: { id: { in: rows.flatMap(({ courierId }) => courierId ?? []) } },
    select: { id: true, name: true, person: { select: { phone: true } } },
  });
  const stops = await reader.stop.findMany({
    where: {
      shipmentId: { in: rows.map(({ id }) => id) },
      kind: "pickup",
      status: { in: ["planned", "en_route", "arrived"] },
    },
    select: { shipmentId: true, eta: true },
  });
  return new Map(
    rows.flatMap(({ id, courierId }): [string, Taker][] => {
      const courier = couriers.find((each) => each.id === courierId);
      const eta = stops.find(({ shipmentId }) => shipmentId === id)?.eta ?? null;
      return courier ? [[id, { name: courier.name, phone: courier.person.phone, eta }]] : [];
    }),
  );
}
