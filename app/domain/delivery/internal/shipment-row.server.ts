import { coldClasses, type ColdClass } from "~/domain/areas/reach";
import { invariant } from "~/domain/shared/invariant";
import { present } from "~/domain/shared/missing";
import type { Reader, Tx } from "~/platform/db.server";
import { isLegKind, originOf, type LegKind } from "../legs/leg";
import { fromOf, toOf } from "../legs/leg-ends";
import { isShipmentStatus, type ShipmentStatus } from "../shipment-status";
import type { Load } from "../types";

type Row = NonNullable<Awaited<ReturnType<Reader["shipment"]["findUnique"]>>>;
type LegColumns = NonNullable<Awaited<ReturnType<Reader["shipmentLeg"]["findUnique"]>>>;
export type LegRow = Omit<LegColumns, "kind"> & { readonly kind: LegKind };

/** A shipment with all its legs, and the one it is on or waits to begin. */
export type ShipmentRow = Omit<Row, "status" | "coldClass"> & {
  status: ShipmentStatus;
  coldClass: ColdClass;
  legs: readonly LegRow[];
  leg: LegRow;
  /** Where the goods were fetched that are on the present leg; another one only after a hand-over on the road. */
  origin: LegRow;
};

/** Takes the shipment's lock. Everything that changes a shipment starts here, so its events have one order. */
export async function lockShipment(tx: Tx, shipmentId: string): Promise<ShipmentRow> {
  await tx.$queryRaw`select 1 from shipment where id = ${shipmentId}::uuid for update`;
  return present(await findShipment(tx, shipmentId), "shipment");
}

export async function findShipment(reader: Reader | Tx, shipmentId: string): Promise<ShipmentRow | null> {
  const row = await reader.shipment.findUnique({
    where: { id: shipmentId },
    include: { legs: { orderBy: { seq: "asc" } } },
  });
  return row && readRow(row);
}

/** Many at once, by their ids. */
export async function readShipments(reader: Reader | Tx, ids: readonly string[]): Promise<Map<string, ShipmentRow>> {
  const rows = await reader.shipment.findMany({
    where: { id: { in: [...ids] } },
    include: { legs: { orderBy: { seq: "asc" } } },
  });
  return new Map(rows.map((row) => [row.id, readRow(row)]));
}

function readRow({ legs: rows, ...row }: Row & { legs: LegColumns[] }): ShipmentRow {
  const { status } = row;
  const coldClass = coldClasses.find((known) => known === row.coldClass);
  invariant(
    isShipmentStatus(status) && coldClass,
    `shipment ${row.id} has status ${status}, cold class ${row.coldClass}`,
  );
  const legs = rows.map(readLeg);
  const leg = legs.find(({ seq }) => seq === row.legSeq);
  invariant(leg, `shipment ${row.id} has no leg ${row.legSeq}`);
  return { ...row, status, coldClass, legs, leg, origin: originOf(legs, leg) };
}

function readLeg(row: LegColumns): LegRow {
  const { kind } = row;
  invariant(isLegKind(kind), `leg ${row.id} is of kind ${kind}`);
  return { ...row, kind };
}

/** What has to be carried now: the present leg, from its beginning to its end. */
export const loadOf = (row: ShipmentRow): Load => ({
  id: row.id,
  pickup: fromOf(row.leg),
  drop: toOf(row.leg),
  grams: row.grams,
  coldClass: row.coldClass,
  readyAt: row.readyAt ?? row.createdAt,
  window: { from: row.leg.windowFrom, until: row.leg.windowUntil },
});
