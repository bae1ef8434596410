import { joinSql, sql, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import type { Insertion } from "../cheapest-insertion";
import type { StopKind } from "../types";

const open = { in: ["planned", "en_route", "arrived"] };

/** The courier's open run, made when there is none. Call it under the lock of the courier's shift. */
export async function openRun(tx: Tx, moment: Moment, courierId: string): Promise<string> {
  const existing = await tx.run.findFirst({ where: { courierId, status: "open" }, select: { id: true } });
  if (existing) return existing.id;
  const run = await tx.run.create({ data: { id: moment.ids.next(), courierId, status: "open", openedAt: moment.now } });
  return run.id;
}

/** Writes the order of the run as the insertion found it: new stops added, arrivals and places of all renewed. */
export async function writeInsertion(
  tx: Tx,
  moment: Moment,
  runId: string,
  { stops, arrivals }: Insertion,
): Promise<void> {
  const before = await tx.stop.aggregate({ where: { runId, status: { notIn: open.in } }, _max: { position: true } });
  const first = (before._max.position ?? 0) + 1;
  const rows = stops.map(({ shipmentId, kind }, index) => {
    const eta = arrivals[index] ?? moment.now;
    return sql`(${moment.ids.next()}::uuid, ${runId}::uuid, ${shipmentId}::uuid, ${kind}, ${first + index}::int, 'planned', ${eta}::timestamptz)`;
  });
  await tx.$executeRaw`
    insert into stop (id, run_id, shipment_id, kind, position, status, eta) values ${joinSql(rows)}
    on conflict (shipment_id, kind, run_id) do update set position = excluded.position, eta = excluded.eta,
      status = case when stop.status in ('planned', 'en_route', 'arrived') then stop.status else 'planned' end, done_at = null`;
  await tx.run.update({ where: { id: runId }, data: { version: { increment: 1 } } });
}

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
  await tx.stop.updateMany({ where: { shipmentId, status: open }, data: { status: "skipped", doneAt: moment.now } });
};

/** A run without open stops is over. */
export async function closeRunIfDone(tx: Tx, moment: Moment, runId: string | null): Promise<void> {
  if (runId === null) return;
  const left = await tx.stop.count({ where: { runId, status: open } });
  if (left === 0)
    await tx.run.updateMany({ where: { id: runId, status: "open" }, data: { status: "closed", closedAt: moment.now } });
}
