import { invariant } from "~/domain/shared/invariant";
import type { JsonInput, Tx } from "~/platform/db.server";
import { record, type Moment } from "~/platform/outbox.server";
import { factName, shipmentFact } from "../events";
import { canMove, type ShipmentStatus } from "../shipment-status";
import type { ShipmentRow } from "./shipment-row.server";

/** Who did it, from which device and when by its clock; all empty when the system itself did it. */
export type EventSource = {
  readonly actorId?: string;
  readonly clientEventId?: string;
  readonly deviceId?: string;
  readonly deviceTime?: Date;
  readonly lat?: number;
  readonly lng?: number;
};

export type EventNote = EventSource & { readonly type?: string; readonly detail?: Record<string, JsonInput | null> };

type Change = Partial<{
  courierId: string | null;
  runId: string | null;
  readyAt: Date;
  attempts: number;
  heldWhy: string | null;
  handOverId: string | null;
  heldUntil: Date | null;
  deliveredAt: Date;
  offersMade: number;
  alertedAt: Date | null;
  legSeq: number;
  hubId: string | null;
  keeperId: string | null;
  goesBack: boolean;
  routeVia: string;
  directVnd: number;
  hubVnd: number | null;
  routeWhy: string;
}>;

/**
 * One move of a locked shipment: the row (compare-and-set on its version), the line in its log, and the fact. A move outside
 * the table is a bug here; what a phone may ask for is decided before.
 */
export async function advance(
  tx: Tx,
  moment: Moment,
  shipment: ShipmentRow,
  to: ShipmentStatus,
  note: EventNote = {},
  change: Change = {},
): Promise<ShipmentRow> {
  invariant(canMove(shipment.status, to), `shipment ${shipment.id}: ${shipment.status} → ${to}`);
  const { count } = await tx.shipment.updateMany({
    where: { id: shipment.id, version: shipment.version },
    data: { ...change, status: to, version: shipment.version + 1, ...(to === "assigned" && { unassignedWhy: {} }) },
  });
  invariant(count === 1, `shipment ${shipment.id} changed under its lock`);
  const moved = { ...shipment, ...change, status: to, version: shipment.version + 1 };
  await followLeg(tx, moment, shipment.status, moved);
  await keepEvent(tx, moment, shipment, { ...note, type: note.type ?? to }, to);
  const leg = to === "pickup_failed" ? { leg: "pickup" } : to === "delivery_failed" ? { leg: "dropoff" } : {};
  await record(tx, moment, shipmentFact(factName(to), moved, leg));
  return moved;
}

/** The present leg knows who carries it, since when, and when it ended. */
async function followLeg(
  tx: Tx,
  { now }: Moment,
  from: ShipmentStatus,
  { id, leg, status, courierId }: ShipmentRow,
): Promise<void> {
  const note = from === "returning" ? null : legNote(status, courierId, now);
  if (!note) return;
  const onlyIf = "endedAt" in note ? { startedAt: { not: null } } : { startedAt: null };
  await tx.shipmentLeg.updateMany({
    where: { shipmentId: id, seq: leg.seq, endedAt: null, ...onlyIf },
    data: note,
  });
}

function legNote(status: ShipmentStatus, courierId: string | null, now: Date) {
  if (status === "assigned") return { courierId };
  if (status === "ready" || status === "cancelled" || (status === "held" && courierId === null))
    return { courierId: null };
  if (status === "delivered" || status === "at_hub") return { endedAt: now };
  return status === "picked_up" || status === "in_transit" || status === "out_for_delivery" ? { startedAt: now } : null;
}

/** A line in the shipment's log; without `to` nothing moved. */
export async function keepEvent(
  tx: Tx,
  moment: Moment,
  shipment: Pick<ShipmentRow, "id" | "status">,
  note: EventNote & { type: string },
  to: ShipmentStatus | null = null,
): Promise<void> {
  const { type, detail, ...source } = note;
  await tx.shipmentEvent.create({
    data: {
      ...source,
      shipmentId: shipment.id,
      type,
      fromStatus: shipment.status,
      toStatus: to,
      at: moment.now,
      detail: detail ?? {},
    },
  });
}
