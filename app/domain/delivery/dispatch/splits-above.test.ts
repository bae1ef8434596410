import { drawBoard } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { anchorOf, cutIntoShards, shardOf } from "./shard-of";
import { splitsAbove } from "./splits-above";

test("the cut is known again from its pieces", () => {
  const { loads } = drawBoard(5, 1_500, 0);
  const cut = cutIntoShards(loads);
  const shards = loads.map((load) => shardOf(anchorOf(load), cut));
  const again = splitsAbove(shards);
  expect(loads.map((load) => shardOf(anchorOf(load), again))).toEqual(shards);
  expect(splitsAbove(new Set(shards)).split).toEqual(cut.split);
});
