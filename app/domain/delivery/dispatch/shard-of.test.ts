import { drawBoard } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { anchorOf, cutIntoShards, shardOf, shardsSeeing } from "./shard-of";

const { loads } = drawBoard(5, 1_500, 0);
const sharding = cutIntoShards(loads);

test("a busy city is cut until no shard holds more than three hundred loads; a quiet one is not cut", () => {
  const counts = new Map<string, number>();
  for (const load of loads) {
    const shard = shardOf(anchorOf(load), sharding);
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(4);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(300);
  const quiet = cutIntoShards(loads.slice(0, 200));
  expect(quiet.split.size).toBe(0);
});

test("every point has one owner, and it is always among those that see it", () => {
  for (const load of loads) expect(shardsSeeing(load.from, sharding)[0]).toBe(shardOf(load.from, sharding));
});

test("a load near a border is seen from both sides, one in the middle of nowhere from one", () => {
  const seen = loads.map(({ from }) => shardsSeeing(from, sharding).length);
  expect(seen.some((count) => count > 1)).toBe(true);
  expect(shardsSeeing({ lat: 14.058, lng: 108.277 }, sharding)).toHaveLength(1);
});

test("a haul belongs to the hub it feeds, a parcel of a wave to its door, what is on demand to where it starts", () => {
  const [load] = loads;
  if (load === undefined) throw new Error("no load");
  expect(anchorOf({ ...load, lane: "haul" })).toBe(load.to);
  expect(anchorOf({ ...load, lane: "wave" })).toBe(load.to);
  expect(anchorOf({ ...load, lane: "on_demand" })).toBe(load.from);
});

test("what one hub sends out in a wave is cut by where it goes", () => {
  const [{ from } = { from: undefined }] = loads;
  if (from === undefined) throw new Error("no load");
  const wave = loads.map((load) => ({ ...load, lane: "wave" as const, from }));
  const cut = cutIntoShards(wave);
  const counts = new Map<string, number>();
  for (const load of wave)
    counts.set(shardOf(anchorOf(load), cut), (counts.get(shardOf(anchorOf(load), cut)) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(300);
});
