import { minuteOf } from "~/domain/shared/time";
import { sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { ProposedRun } from "../dispatch/decision";
import { fromMinutes } from "../dispatch/minutes";
import type { StopKind } from "../types";

const open = { in: ["planned", "en_route", "arrived"] };

/** The courier's open run, made when there is none. Call it under the lock of the courier's shift. */
export async function openRun(tx: Tx, moment: Moment, courierId: string): Promise<string> {
  const existing = await tx.run.findFirst({ where: { courierId, status: "open" }, select: { id: true } });
  if (existing) return existing.id;
  const run = await tx.run.create({ data: { id: moment.ids.next(), courierId, status: "open", openedAt: moment.now } });
  return run.id;
}

/**
 * Writes the order of the run: stops of loads that are new to it are added, places and arrivals of the others renewed. A stop that
 * was made meanwhile stays made. Call it under the lock of the courier's shift.
 */
export async function writeStops(
  tx: Tx,
  moment: Moment,
  runId: string,
  { stops, arrivals }: ProposedRun,
): Promise<void> {
  const all = await tx.stop.findMany({
    where: { runId },
    select: { shipmentId: true, kind: true, position: true, status: true },
  });
  const isOpen = new Set(all.filter(({ status }) => open.in.includes(status)).map(nameOf));
  const first =
    Math.max(0, ...all.filter(({ status }) => !open.in.includes(status)).map(({ position }) => position)) + 1;
  const rows = stops.map(({ loadId, kind }, index) => ({
    id: moment.ids.next(),
    shipment_id: loadId,
    kind,
    position: first + index,
    eta: fromMinutes(arrivals[index] ?? minuteOf(moment.now)),
    is_new: !isOpen.has(nameOf({ shipmentId: loadId, kind })),
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as given(id uuid, shipment_id uuid, kind text, position int, eta timestamptz, is_new boolean)`;
  await tx.$executeRaw(sql`
    update stop set position = given.position, eta = given.eta from ${given}
     where stop.run_id = ${runId}::uuid and stop.shipment_id = given.shipment_id and stop.kind = given.kind
       and not given.is_new and stop.status in ('planned', 'en_route', 'arrived')`);
  await tx.$executeRaw(sql`
    insert into stop (id, run_id, shipment_id, kind, position, status, eta)
    select given.id, ${runId}::uuid, given.shipment_id, given.kind, given.position, 'planned', given.eta from ${given} where given.is_new
    on conflict (shipment_id, kind, run_id) do update
      set position = excluded.position, eta = excluded.eta, status = 'planned', done_at = null`);
  await tx.run.update({ where: { id: runId }, data: { version: { increment: 1 } } });
}

const nameOf = ({ shipmentId, kind }: { shipmentId: string; kind: string }): string => `${shipmentId} ${kind}`;

/** Puts a stop at the end of the run: a second try at a door, or the way back to the farm. */
export async function appendStop(
  tx: Tx,
  moment: Moment,
  runId: string,
  shipmentId: string,
  kind: StopKind,
  eta: Date,
): Promise<void> {
  const last = await tx.stop.aggregate({ where: { runId }, _max: { position: true } });
  const place = { position: (last._max.position ?? 0) + 1, status: "planned", eta, doneAt: null };
  await tx.stop.upsert({
    where: { shipmentId_kind_runId: { shipmentId, kind, runId } },
    create: { id: moment.ids.next(), runId, shipmentId, kind, ...place },
    update: place,
  });
}

export const markStop = async (
  tx: Tx,
  moment: Moment,
  shipmentId: string,
  kind: StopKind,
  status: "arrived" | "done" | "failed",
): Promise<void> => {
  const doneAt = status === "arrived" ? null : moment.now;
  await tx.stop.updateMany({ where: { shipmentId, kind, status: open }, data: { status, doneAt } });
};

/** The shipment leaves the run, whatever stops it still had there. */
export const dropStops = async (tx: Tx, moment: Moment, shipmentId: string): Promise<void> => {
  await tx.$executeRaw(sql`
    update stop set status = 'skipped', done_at = ${moment.now}
     where shipment_id = ${shipmentId}::uuid and status in ('planned', 'en_route', 'arrived')`);
};

/** A run without open stops is over. */
export async function closeRunIfDone(tx: Tx, moment: Moment, runId: string | null): Promise<void> {
  if (runId === null) return;
  await tx.$executeRaw(sql`
    update run set status = 'closed', closed_at = ${moment.now}
     where id = ${runId}::uuid and status = 'open'
       and not exists (select 1 from stop where run_id = run.id and status in ('planned', 'en_route', 'arrived'))`);
}
