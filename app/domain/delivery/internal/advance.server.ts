import { invariant } from "~/domain/shared/invariant";
import { joinSql, sql, type JsonInput, type Sql, type Tx } from "~/platform/db.server";
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

const columns: Record<keyof Change, Sql> = {
  courierId: sql`courier_id`,
  runId: sql`run_id`,
  readyAt: sql`ready_at`,
  attempts: sql`attempts`,
  heldWhy: sql`held_why`,
  handOverId: sql`hand_over_id`,
  heldUntil: sql`held_until`,
  deliveredAt: sql`delivered_at`,
  offersMade: sql`offers_made`,
  alertedAt: sql`alerted_at`,
  legSeq: sql`leg_seq`,
  hubId: sql`hub_id`,
  keeperId: sql`keeper_id`,
  goesBack: sql`goes_back`,
  routeVia: sql`route_via`,
  directVnd: sql`direct_vnd`,
  hubVnd: sql`hub_vnd`,
  routeWhy: sql`route_why`,
};

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
  const moved = { ...shipment, ...change, status: to, version: shipment.version + 1 };
  // Sent together: an area that closes moves hundreds.
  const [count] = await Promise.all([
    move(tx, shipment, to, change),
    followLeg(tx, moment, shipment.status, moved),
    keepEvent(tx, moment, shipment, { ...note, type: note.type ?? to }, to),
  ]);
  invariant(count === 1, `shipment ${shipment.id} changed under its lock`);
  const leg = to === "pickup_failed" ? { leg: "pickup" } : to === "delivery_failed" ? { leg: "dropoff" } : {};
  await record(tx, moment, shipmentFact(factName(to), moved, leg));
  return moved;
}

function move(tx: Tx, { id, version }: ShipmentRow, to: ShipmentStatus, change: Change): Promise<number> {
  const changed = changesOf(change).map(([name, value]) => sql`${columns[name]} = ${value}`);
  if (to === "assigned") changed.push(sql`unassigned_why = '{}'`);
  return tx.$executeRaw(sql`
    update shipment set ${joinSql([sql`status = ${to}, version = ${version + 1}`, ...changed], ", ")}
     where id = ${id}::uuid and version = ${version}`);
}

const changesOf = (change: Change) => Object.entries(change) as [keyof Change, Change[keyof Change]][];

/** The present leg knows who carries it, since when, and when it ended. */
async function followLeg(
  tx: Tx,
  { now }: Moment,
  from: ShipmentStatus,
  { id, leg, status, courierId }: ShipmentRow,
): Promise<void> {
  const note = from === "returning" ? null : legNote(status, courierId, now);
  if (note === null) return;
  await tx.$executeRaw(sql`
    update shipment_leg set ${note.change}
     where shipment_id = ${id}::uuid and seq = ${leg.seq} and ended_at is null
       and ${note.isUnderWay ? sql`started_at is not null` : sql`started_at is null`}`);
}

type LegNote = { readonly change: Sql; readonly isUnderWay: boolean };

function legNote(status: ShipmentStatus, courierId: string | null, now: Date): LegNote | null {
  if (status === "assigned") return { change: sql`courier_id = ${courierId}::uuid`, isUnderWay: false };
  if (status === "ready" || status === "cancelled" || (status === "held" && courierId === null))
    return { change: sql`courier_id = null`, isUnderWay: false };
  if (status === "delivered" || status === "at_hub") return { change: sql`ended_at = ${now}`, isUnderWay: true };
  return status === "picked_up" || status === "in_transit" || status === "out_for_delivery"
    ? { change: sql`started_at = ${now}`, isUnderWay: false }
    : null;
}

/** A line in the shipment's log; without `to` nothing moved. */
export async function keepEvent(
  tx: Tx,
  moment: Moment,
  shipment: Pick<ShipmentRow, "id" | "status">,
  note: EventNote & { type: string },
  to: ShipmentStatus | null = null,
): Promise<void> {
  const { type, detail = {}, actorId, clientEventId, deviceId, deviceTime, lat, lng } = note;
  await tx.$executeRaw(sql`
    insert into shipment_event (shipment_id, type, from_status, to_status, at, detail, actor_id, client_event_id, device_id, device_time, lat, lng)
    values (${shipment.id}::uuid, ${type}, ${shipment.status}, ${to}, ${moment.now}, ${JSON.stringify(detail)}::jsonb,
            ${actorId ?? null}, ${clientEventId ?? null}, ${deviceId ?? null}, ${deviceTime ?? null}, ${lat ?? null}, ${lng ?? null})`);
}
