import { sql, transact, type Db, type Tx } from "~/platform/db.server";
import type { Moment } from "~/platform/outbox.server";
import { bringToDesks, cutDesks, presentCut } from "./internal/bring-to-desks.server";
import { openShards, wake, type WokenDesk } from "./internal/desk.server";
import { shardsSeeing } from "./shard-of";

/** What happened, to whom. Without either, everywhere: an area was closed or opened. */
export type DispatchNews = {
  readonly shipmentId?: string | undefined;
  readonly courierId?: string | null | undefined;
};

/** Finds the desks that news concern and says that a tick is wanted there. Names them. */
export const wakeDesks = (db: Db, { now }: Moment, news: readonly DispatchNews[]): Promise<WokenDesk[]> =>
  transact(db, async (tx) => {
    const shipments = news.flatMap(({ shipmentId }) => shipmentId ?? []);
    const couriers = news.flatMap(({ shipmentId, courierId }) =>
      shipmentId === undefined && courierId ? courierId : [],
    );
    const isEverywhere = news.some(({ shipmentId, courierId }) => shipmentId === undefined && !courierId);
    await bringToDesks(tx, shipments);
    const shards = isEverywhere
      ? await openShards(tx, now)
      : [...(await desksOfLoads(tx, shipments, couriers)), ...(await desksNear(tx, couriers))];
    return wake(tx, shards, now);
  });

/** Every desk where something may have changed by itself gets its tick: what no fact tells (a courier who drifts late, a pause that is over) is seen so. */
export const wakeAllDesks = (db: Db, { now }: Moment): Promise<WokenDesk[]> =>
  transact(db, async (tx) => {
    await cutDesks(tx);
    return wake(tx, await openShards(tx, now), now);
  });

/** Where these loads, and what these couriers carry, are planned. */
async function desksOfLoads(tx: Tx, shipments: readonly string[], couriers: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ shard: string }[]>(sql`
    select distinct shard from shipment where shard is not null
       and (id = any(${[...shipments]}::uuid[])
         or (courier_id = any(${[...couriers]}::uuid[]) and status not in ('delivered', 'returned', 'cancelled')))`);
  return rows.map(({ shard }) => shard);
}

/** Where couriers on duty stand. */
async function desksNear(tx: Tx, couriers: readonly string[]): Promise<string[]> {
  if (couriers.length === 0) return [];
  const places = await tx.$queryRaw<{ lat: number; lng: number }[]>(sql`
    select lat, lng from shift where ends_at is null and courier_id = any(${[...couriers]}::uuid[])`);
  const cut = await presentCut(tx);
  return places.flatMap((place) => shardsSeeing(place, cut));
}
