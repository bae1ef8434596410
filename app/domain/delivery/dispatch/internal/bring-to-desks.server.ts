import type { Point } from "~/domain/shared/geo";
import { sql, type Reader, type Tx } from "~/platform/db.server";
import { laneOf } from "../lane-of";
import { anchorOf, cutIntoShards, shardOf, type Sharding } from "../shard-of";
import { splitsAbove } from "../splits-above";
import { openStatuses } from "./desk.server";

type Line = {
  id: string;
  shard: string | null;
  legKind: string;
  isHandOver: boolean;
  fromLat: number;
  fromLng: number;
  toLat: number;
  toLng: number;
};
type Placed = { readonly id: string; readonly shard: string | null; readonly load: Parameters<typeof anchorOf>[0] };

/** Loads that are new, or begin another leg, come to the desk they belong to, as the country is cut now. */
export async function bringToDesks(tx: Tx, shipmentIds: readonly string[]): Promise<void> {
  if (shipmentIds.length === 0) return;
  await writeShards(tx, await openLoads(tx, shipmentIds), await presentCut(tx));
}

/** Cuts the country anew where too much is open for one desk, and joins again what has become quiet. */
export async function cutDesks(tx: Tx): Promise<void> {
  const loads = await openLoads(tx, null);
  await writeShards(tx, loads, cutIntoShards(loads.map(({ load }) => load)));
}

/** The shards that what is open lies in tell how the country is cut. */
export async function presentCut(reader: Reader | Tx): Promise<Sharding> {
  const rows = await reader.$queryRaw<{ shard: string }[]>(sql`
    select distinct shard from shipment where shard is not null and status = any(${openStatuses})`);
  return splitsAbove(rows.map(({ shard }) => shard));
}

/** Locked in the order of their ids, so that two who move loads never wait in a ring; what somebody else holds is moved next time. */
async function writeShards(tx: Tx, loads: readonly Placed[], cut: Sharding): Promise<void> {
  const moved = loads
    .map(({ id, shard, load }) => ({ id, shard, next: shardOf(anchorOf(load), cut) }))
    .filter(({ shard, next }) => shard !== next);
  if (moved.length === 0) return;
  const [ids, shards] = [moved.map(({ id }) => id), moved.map(({ next }) => next)];
  await tx.$executeRaw(sql`
    with free as (select id from shipment where id = any(${ids}::uuid[]) order by id for update skip locked)
    update shipment set shard = named.shard from unnest(${ids}::uuid[], ${shards}::text[]) as named(id, shard), free
     where shipment.id = named.id and free.id = named.id`);
}

async function openLoads(tx: Tx, shipmentIds: readonly string[] | null): Promise<Placed[]> {
  const lines = await tx.$queryRaw<Line[]>(sql`
    select s.id, s.shard, leg.kind as "legKind", s.keeper_id is not null as "isHandOver", leg.from_lat as "fromLat", leg.from_lng as "fromLng", leg.to_lat as "toLat",
           leg.to_lng as "toLng"
      from shipment s join shipment_leg leg on leg.shipment_id = s.id and leg.seq = s.leg_seq
     where s.status = any(${openStatuses}) and (${shipmentIds === null} or s.id = any(${[...(shipmentIds ?? [])]}::uuid[]))
     order by s.id`);
  return lines.map((line) => ({
    id: line.id,
    shard: line.shard,
    load: {
      lane: laneOf(line.legKind, line.isHandOver),
      from: anywhere({ lat: line.fromLat, lng: line.fromLng }),
      to: anywhere({ lat: line.toLat, lng: line.toLng }),
    },
  }));
}

/** Where a desk is, no commune has a say in. */
const anywhere = (point: Point) => ({ ...point, provinceCode: "", communeCode: "" });
