import {
  aBoard,
  aDutyCourier,
  afterwards,
  aLoadToCarry,
  drawBoard,
  redWay,
  surroundings,
  tenOClock,
} from "#test/dispatch-boards";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDecisions } from "./check-decisions";
import type { Lane } from "./board";
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

describe("goods that are ready later", () => {
  /** Who is planned to carry what is ready in so many minutes. */
  const plannedFor = async (lane: Lane, readyIn: number): Promise<string | null | undefined> => {
    const readyAt = tenOClock + readyIn;
    const load = aLoadToCarry({ lane, readyAt, window: { from: readyAt, until: readyAt + 180 } });
    const [decision] = await decide(aBoard([load], [aDutyCourier()]), surroundings());
    return decision?.kind === "wait" ? decision.plannedFor : undefined;
  };

  it("are planned two hours ahead on demand, and three quarters of an hour when they leave a hub in a wave", async () => {
    expect(await plannedFor("on_demand", 110)).toBe("courier");
    expect(await plannedFor("on_demand", 130)).toBeNull();
    expect(await plannedFor("wave", 40)).toBe("courier");
    expect(await plannedFor("wave", 50)).toBeNull();
  });
});
