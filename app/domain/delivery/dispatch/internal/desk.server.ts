import { isInProgress, isWaiting, shipmentStatuses } from "../../shipment-status";
import { sql, transact, type Db, type Reader, type Tx } from "~/platform/db.server";
import { secondsAfter } from "~/domain/shared/time";

/** A tick that is not over by then has died with its worker, and the next one may begin. */
const leaseSeconds = 20;

export type DeskPhase = "reading" | "deciding" | "improving" | "acting";

/**
 * Sits down at a desk where something is to be done; null when nothing is, or when another tick is at work there. What happens
 * from now on wakes the desk again.
 */
export const takeDesk = (db: Db, shard: string, now: Date): Promise<number | null> =>
  transact(db, async (tx) => {
    const [taken] = await tx.$queryRaw<{ ticks: number }[]>(sql`
      update desk set ticks = ticks + 1, busy_until = ${secondsAfter(now, leaseSeconds)}, started_at = ${now}, phase = 'reading',
             woken_at = null, due_at = null
       where shard = ${shard} and (busy_until is null or busy_until <= ${now}) and (woken_at is not null or due_at <= ${now})
      returning ticks`);
    return taken?.ticks ?? null;
  });

/** How far a tick is; while it acts, how many of its decisions are carried out. */
export type TickProgress = { readonly phase: DeskPhase; readonly step?: number; readonly steps?: number };

/** Says how far the tick is, and takes the desk for a while longer. False: it was given to somebody else meanwhile. */
export const keepDesk = (
  db: Db,
  shard: string,
  tick: number,
  { phase, step = 0, steps = 0 }: TickProgress,
  now: Date,
): Promise<boolean> =>
  transact(db, async (tx) => {
    const kept = await tx.$executeRaw(sql`
      update desk set phase = ${phase}, step = ${step}, steps = ${steps}, busy_until = ${secondsAfter(now, leaseSeconds)}
       where shard = ${shard} and ticks = ${tick}`);
    return kept > 0;
  });

export type TickFigures = { tickMs: number; loads: number; couriers: number; decisions: number; done: number };

/** Leaves the desk. `dueAt`: when the plan wants to be looked at again. True: it was woken meanwhile, so the next tick is due at once. */
export const leaveDesk = (
  db: Db,
  shard: string,
  tick: number,
  { figures, dueAt, now }: { figures: TickFigures | null; dueAt: Date | null; now: Date },
): Promise<boolean> =>
  transact(db, async (tx) => {
    const left = {
      busyUntil: null,
      phase: null,
      step: 0,
      steps: 0,
      dueAt,
      ...(figures && { ...figures, tickedAt: now }),
    };
    await tx.desk.updateMany({ where: { shard, ticks: tick }, data: left });
    const desk = await tx.desk.findUnique({ where: { shard }, select: { wokenAt: true } });
    return desk !== null && desk.wokenAt !== null;
  });

/** A desk that wants a tick, and the number that tick will have. */
export type WokenDesk = { readonly shard: string; readonly nextTick: number };

/** Something happened: these desks want a tick. */
export async function wake(tx: Tx, shards: readonly string[], now: Date): Promise<WokenDesk[]> {
  const sorted = [...new Set(shards)].sort();
  return tx.$queryRaw<WokenDesk[]>(sql`
    insert into desk (shard, woken_at) select unnest(${sorted}::text[]), ${now}
    on conflict (shard) do update set woken_at = coalesce(desk.woken_at, excluded.woken_at)
    returning shard, ticks + 1 as "nextTick"`);
}

/** Loads that wait, and loads that are under way: what a dispatcher has to look at. */
export const openStatuses = shipmentStatuses.filter((status) => isWaiting(status) || isInProgress(status));

/** Desks where time alone may change something: a ready load waits, or somebody on duty is under way and may drift. */
export async function openShards(reader: Reader | Tx, now: Date): Promise<string[]> {
  const rows = await reader.$queryRaw<{ shard: string }[]>(sql`
    select distinct shard from shipment s where shard is not null and status = any(${openStatuses})
       and case when courier_id is null then coalesce(ready_at, created_at) <= ${now}
                else exists (select 1 from shift d where d.courier_id = s.courier_id and d.ends_at is null) end
     order by shard`);
  return rows.map(({ shard }) => shard);
}
