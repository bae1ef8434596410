import { cellToParent, latLngToCell } from "h3-js";
import type { Point } from "~/domain/shared/geo";
import type { OpenLoad } from "./board";

/** H3 resolutions of a shard: cells of about 1,770, 253, 36 and 5 km². */
const coarsest = 4;
const finest = 7;
/** Open loads that one tick plans well. */
const loadsPerShard = 300;
/** Loads this near to a border are seen from both sides. */
const borderMetres = 1_500;
const metresPerDegree = 111_195;

/** How the country is cut for dispatchers: the cells that are split because too much is open in them. */
export type Sharding = { readonly split: ReadonlySet<string> };

/** Cuts wherever more than so many loads are open, again and again; the same loads give the same cut. */
export function cutIntoShards(
  loads: readonly Pick<OpenLoad, "lane" | "from" | "to">[],
  most = loadsPerShard,
): Sharding {
  const counts = new Map<string, number>();
  for (const load of loads) {
    const cell = finestCell(anchorOf(load));
    for (let level = coarsest; level < finest; level += 1) {
      const parent = cellToParent(cell, level);
      counts.set(parent, (counts.get(parent) ?? 0) + 1);
    }
  }
  return { split: new Set([...counts].flatMap(([cell, count]) => (count > most ? [cell] : []))) };
}

/** The shard that decides about what starts here: a cell, named as H3 names it. Every point has exactly one. */
export function shardOf(point: Point, { split }: Sharding): string {
  const cell = finestCell(point);
  for (let level = coarsest; level < finest; level += 1) {
    const parent = cellToParent(cell, level);
    if (!split.has(parent)) return parent;
  }
  return cell;
}

/**
 * Where a load belongs. On demand to the place it starts from, where its courier comes from; a haul to the hub it feeds. A parcel of a
 * wave to its door: a hub sends out a thousand from one point, which no cut divides, and who lives where they go carries them.
 */
export const anchorOf = ({ lane, from, to }: Pick<OpenLoad, "lane" | "from" | "to">): Point =>
  lane === "on_demand" ? from : to;

/** Every shard that sees what starts here, the one that owns it first. Near a border there are several. */
export function shardsSeeing(point: Point, sharding: Sharding): string[] {
  const shards = new Set([shardOf(point, sharding)]);
  for (let side = 0; side < 6; side += 1) {
    const angle = (side * Math.PI) / 3;
    const lat = point.lat + (borderMetres * Math.sin(angle)) / metresPerDegree;
    const lng =
      point.lng + (borderMetres * Math.cos(angle)) / (metresPerDegree * Math.cos((point.lat * Math.PI) / 180));
    shards.add(shardOf({ lat, lng }, sharding));
  }
  return [...shards];
}

const finestCell = ({ lat, lng }: Point): string => latLngToCell(lat, lng, finest);
