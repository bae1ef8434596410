import { drawBoard, surroundings, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import type { OpenLoad, RunStop } from "./board";
import { Desk } from "./desk";
import { judgeRun } from "./feasibility";
import { stopsFor, type OpenRun } from "./open-run";
import { placeBelow, placeLoad } from "./place-load";
import { PlaceSearch } from "./place-search";
import { runVnd } from "./price";
import { walkStops } from "./walk";

/** Every pair of gaps, driven and judged one by one. */
function cheapestByHand(run: OpenRun, load: OpenLoad, desk: Desk): number {
  const [pickup, door] = stopsFor(load);
  let best = Infinity;
  for (let first = 0; first <= run.stops.length; first += 1)
    for (let second = first; second <= run.stops.length; second += 1) {
      const stops: RunStop[] = [...run.stops];
      stops.splice(second, 0, door);
      stops.splice(first, 0, pickup);
      const verdict = judgeRun(run.courier, stops, desk, run.limits);
      if (verdict.ok) best = Math.min(best, runVnd(run.courier, stops, verdict.walk, desk) - run.costVnd);
    }
  return best;
}

const { roads } = surroundings();
/** As the shop reckons a stop, and as one would who needs a moment to be on the way again. */
const waysToStop = [surroundings(), { ...surroundings(), roads: { ...roads, stopping: { before: 1, after: 3 } } }];

test("the place found is the cheapest of all that the judge allows, and its walk is the one the roads give", () => {
  let compared = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    const board = drawBoard(seed, 8, 3);
    const desk = new Desk(board, waysToStop[seed % 2] ?? surroundings());
    for (const courier of board.couriers.filter(({ positionAt }) => positionAt > tenOClock - 30)) {
      let run = desk.runOf(courier);
      for (const load of board.loads) {
        if (desk.obstacle(courier, load) !== null) continue;
        const placing = placeLoad(run, load, desk);
        const byHand = cheapestByHand(run, load, desk);
        expect(placing.ok ? placing.costVnd : Infinity).toBeCloseTo(byHand, 4);
        if (!placing.ok) continue;
        const again = walkStops(courier, placing.stops, desk);
        expect(placing.walk.arrivals.map((at) => at.toFixed(6))).toEqual(again.arrivals.map((at) => at.toFixed(6)));
        run = placing.run();
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test("nothing costs less than the search foretells, on long runs that are late too; what it finds is what a full walk finds", () => {
  let [placed, late] = [0, 0];
  for (let seed = 21; seed <= 50; seed += 1) {
    const board = drawBoard(seed, 24, 2);
    const desk = new Desk(board, surroundings());
    const [courier] = board.couriers.filter(({ positionAt }) => positionAt > tenOClock - 30);
    if (courier === undefined) continue;
    let run = desk.runOf(courier);
    for (const load of board.loads) {
      if (desk.obstacle(courier, load) !== null) continue;
      const search = new PlaceSearch(run, load, desk);
      const placing = placeLoad(run, load, desk);
      const byHand = cheapestByHand(run, load, desk);
      expect(placing.ok ? placing.costVnd : Infinity).toBeCloseTo(byHand, 4);
      if (!placing.ok) continue;
      expect(search.atLeastVnd).toBeLessThanOrEqual(placing.costVnd + 1e-4);
      expect(placeBelow(search, placing.costVnd + 1)).toMatchObject({ stops: placing.stops });
      expect(placeBelow(search, placing.costVnd - 1)?.ok).not.toBe(true);
      placed += 1;
      run = placing.run();
      late += run.tail.lateNow.some((vnd) => vnd > 0) ? 1 : 0;
    }
  }
  expect(placed).toBeGreaterThan(100);
  expect(late).toBeGreaterThan(30);
});
