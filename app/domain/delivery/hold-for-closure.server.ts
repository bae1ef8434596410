import { closedAreas } from "~/domain/areas/closed-areas.server";
import { transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { advance } from "./internal/advance.server";
import { closeRunIfDone, dropStops } from "./internal/run-stops.server";
import { loadOf, lockShipment } from "./internal/shipment-row.server";
import { openOfferStatuses } from "./offer-status";
import { canMove, isOnBoard, shipmentStatuses } from "./shipment-status";

export type ClosedArea = { readonly provinceCode: string; readonly communeCode: string | null };

const holdable = shipmentStatuses.filter((status) => canMove(status, "held"));

/**
 * Stops everything that is to enter or leave a closed area: offers are taken back, promised pickups leave their runs, goods
 * on board stay with their courier and wait. Each shipment in a transaction of its own.
 */
export async function holdForClosure(
  db: Db,
  moment: Moment,
  { provinceCode, communeCode }: ClosedArea,
): Promise<{ ok: true; held: string[] }> {
  const inArea =
    communeCode === null
      ? { pickup: { pickupProvince: provinceCode }, drop: { dropProvince: provinceCode } }
      : { pickup: { pickupCommune: communeCode }, drop: { dropCommune: communeCode } };
  const affected = await db.shipment.findMany({
    where: { status: { in: holdable }, OR: [inArea.pickup, inArea.drop] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const held: string[] = [];
  for (const { id } of affected) if (await transact(db, (tx) => holdOne(tx, moment, id))) held.push(id);
  return { ok: true, held };
}

async function holdOne(tx: Tx, moment: Moment, shipmentId: string): Promise<boolean> {
  const shipment = await lockShipment(tx, shipmentId);
  const isClosed = await closedAreas(tx, moment.now);
  const { pickup, drop } = loadOf(shipment);
  const isAffected = isOnBoard(shipment.status) ? isClosed(drop) : isClosed(pickup) || isClosed(drop);
  if (!holdable.includes(shipment.status) || !isAffected) return false;
  await tx.offer.updateMany({
    where: { shipmentId, status: { in: openOfferStatuses } },
    data: { status: "withdrawn", answeredAt: moment.now },
  });
  await dropStops(tx, moment, shipmentId);
  const keepsCourier = isOnBoard(shipment.status);
  await advance(
    tx,
    moment,
    shipment,
    "held",
    { detail: { why: "closed_area" } },
    { heldWhy: "closed_area", ...(!keepsCourier && { courierId: null, runId: null }) },
  );
  await closeRunIfDone(tx, moment, shipment.runId);
  return true;
}
