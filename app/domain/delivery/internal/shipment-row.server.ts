import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import type { Reader, Tx } from "~/platform/db.server";
import { isShipmentStatus, type ShipmentStatus } from "../shipment-status";
import type { Load } from "../types";

type Row = NonNullable<Awaited<ReturnType<Reader["shipment"]["findUnique"]>>>;

export type ShipmentRow = Omit<Row, "status" | "coldClass"> & { status: ShipmentStatus; coldClass: ColdClass };

/** Takes the shipment's lock. Everything that changes a shipment starts here, so its events have one order. */
export async function lockShipment(tx: Tx, shipmentId: string): Promise<ShipmentRow> {
  await tx.$queryRaw`select 1 from shipment where id = ${shipmentId}::uuid for update`;
  return present(await findShipment(tx, shipmentId), "shipment");
}

export async function findShipment(reader: Reader | Tx, shipmentId: string): Promise<ShipmentRow | null> {
  const row = await reader.shipment.findUnique({ where: { id: shipmentId } });
  return row && readRow(row);
}

export function readRow(row: Row): ShipmentRow {
  const { status } = row;
  const coldClass = coldClasses.find((known) => known === row.coldClass);
  invariant(
    isShipmentStatus(status) && coldClass,
    `shipment ${row.id} has status ${status}, cold class ${row.coldClass}`,
  );
  return { ...row, status, coldClass };
}

export const loadOf = (row: ShipmentRow): Load => ({
  id: row.id,
  pickup: { lat: row.pickupLat, lng: row.pickupLng, provinceCode: row.pickupProvince, communeCode: row.pickupCommune },
  drop: { lat: row.dropLat, lng: row.dropLng, provinceCode: row.dropProvince, communeCode: row.dropCommune },
  grams: row.grams,
  coldClass: row.coldClass,
  readyAt: row.readyAt ?? row.createdAt,
  window: { from: row.windowFrom, until: row.windowUntil },
});
