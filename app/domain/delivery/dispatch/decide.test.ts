import { afterwards, drawBoard, redWay, surroundings, tenOClock } from "#test/dispatch-boards";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDecisions } from "./check-decisions";
import { decide } from "./decide";

describe("any board", () => {
  it("gets decisions that keep every rule, round after round, while an area turns red", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 0, max: 14 }),
        async (seed, loads, couriers) => {
          let board = drawBoard(seed, loads, couriers);
          const world = surroundings(redWay(tenOClock + 12), 10);
          for (const minutes of [5, 10, 15]) {
            const decisions = await decide(board, world);
            expect(checkDecisions(board, world, decisions)).toEqual([]);
            board = afterwards(board, decisions, minutes);
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it("gets the same decisions when it is looked at again", async () => {
    const board = drawBoard(11, 30, 8);
    const world = surroundings();
    expect(await decide(board, world)).toEqual(await decide(board, world));
  }, 60_000);

  it("is not lost for a load whose goods change hands at their own door", async () => {
    const drawn = drawBoard(11, 30, 8);
    const board = {
      ...drawn,
      loads: drawn.loads.map((load, index) => (index % 5 === 0 ? { ...load, to: load.from } : load)),
    };
    const world = surroundings();
    const decisions = await decide(board, world);
    expect(checkDecisions(board, world, decisions)).toEqual([]);
  }, 60_000);
});
