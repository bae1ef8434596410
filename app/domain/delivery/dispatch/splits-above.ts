import { cellToParent, getResolution } from "h3-js";
import { shardOf, type Sharding } from "./shard-of";

/** The cut that these shards are the pieces of: whatever a piece was cut out of is split. */
export function splitsAbove(shards: Iterable<string>): Sharding {
  const split = new Set<string>();
  for (const shard of shards) {
    for (let level = getResolution(shard) - 1; level >= coarsest; level -= 1) split.add(cellToParent(shard, level));
  }
  return { split };
}

const coarsest = getResolution(shardOf({ lat: 10.8, lng: 106.7 }, { split: new Set() }));
