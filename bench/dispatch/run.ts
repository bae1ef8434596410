import { roadMetres } from "~/domain/areas/reach";
import { checkDecisions } from "~/domain/delivery/dispatch/check-decisions";
import { decide } from "~/domain/delivery/dispatch/decide";
import type { Surroundings } from "~/domain/delivery/dispatch/decision";
import { Desk } from "~/domain/delivery/dispatch/desk";
import { placeLoad } from "~/domain/delivery/dispatch/place-load";
import { solve } from "~/domain/delivery/solver/solve";
import { travelMinutes } from "~/domain/delivery/travel";
import { afterwards, drawBoard, freeWay } from "#test/dispatch-boards";

/**
 * How long the dispatcher takes: to price one new order where 1,000 are open, and for a whole tick of a shard with 300 open ones.
 * Measured as this process's own CPU time, so that others on the machine do not count.
 *
 *     npm run bench:dispatch
 */
const milliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const world: Surroundings = {
  roads: { minutes: travelMinutes, metres: roadMetres },
  rightOfWay: freeWay,
  improve: (problem, before, allowed) => {
    const begun = milliseconds();
    const passed = (): number => (milliseconds() - begun) / allowed;
    return Promise.resolve(solve(problem, { objective: "cost", seed: 1, passed }, before));
  },
};

function told(what: string, times: number[]): void {
  times.sort((one, other) => one - other);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? NaN).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms of CPU, ${times.length} times`);
}

/** Everybody says yes: the board when about so many loads are promised and their trips not yet over. */
async function busyBoard(loads: number, couriers: number) {
  let board = drawBoard(3, loads, couriers);
  for (let round = 0; round < 4; round += 1) board = afterwards(board, await decide(board, world), 0.5);
  return board;
}

async function newOrder(): Promise<void> {
  const board = await busyBoard(1_000, 300);
  const newcomers = drawBoard(4, 400, 0).loads.map((load) => ({ ...load, id: `new ${load.id}` }));
  const desk = new Desk({ ...board, loads: [...board.loads, ...newcomers] }, world);
  for (const courier of desk.couriers.values()) desk.runOf(courier);
  const times: number[] = [];
  let priced = 0;
  for (const load of [...newcomers, ...newcomers]) {
    const asked = milliseconds();
    for (const courier of desk.candidates(load)) if (placeLoad(desk.runOf(courier), load, desk).ok) priced += 1;
    times.push(milliseconds() - asked);
  }
  const open = board.loads.length;
  console.log(`${open} open loads, ${(priced / times.length).toFixed(1)} couriers could take a new one`);
  told("one new order priced", times.slice(newcomers.length));
}

async function tick(): Promise<void> {
  const times: number[] = [];
  let faults = 0;
  for (let seed = 1; seed <= 12; seed += 1) {
    let board = drawBoard(seed, 300, 90);
    for (const minutes of [1, 1]) {
      const begun = milliseconds();
      const decisions = await decide(board, world);
      if (seed > 2) times.push(milliseconds() - begun);
      faults += checkDecisions(board, world, decisions).length;
      board = afterwards(board, decisions, minutes);
    }
  }
  told("one tick, 300 open loads, 90 couriers", times);
  console.log(`${faults} faults found by the checker`);
}

await newOrder();
await tick();
