import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import type { RoutingProblem } from "~/domain/delivery/solver/model";
import { readArguments } from "./read-arguments";
import { readLiLim } from "./read-lilim";
import { readSartori } from "./read-sartori";
import { readSolomon } from "./read-solomon";

/** One order from stop 1 to stop 2, as each format writes it. */
const lilim = "3 50 1\n0 0 0 0 0 100 0 0 0\n1 3 4 7 10 20 5 0 2\n2 3 0 -7 30 60 5 1 0\n";
const solomon = `C1\n\nVEHICLE\nNUMBER CAPACITY\n 3 50\n\nCUSTOMER\nCUST NO. XCOORD.\n\n 0 0 0 0 0 100 0\n 1 3 4 7 10 20 5\n`;
const sartori =
  "NAME: x\nSIZE: 3\nCAPACITY: 50\nNODES\n0 1 1 0 0 100 0 0 0\n1 1 1 7 10 20 5 0 2\n2 1 1 -7 30 60 5 1 0\nEDGES\n0 1 2\n3 0 4\n5 6 0\nEOF\n";

const order = (problem: RoutingProblem) => problem.requests[0];

describe("the readers of benchmark files", () => {
  it("read a Li & Lim order with straight ways", () => {
    const problem = readLiLim("x", lilim);
    expect(problem.vehicles).toHaveLength(3);
    expect(order(problem)).toEqual({
      id: "1",
      load: [7],
      pickup: { place: 1, earliest: 10, latest: 20, service: 5 },
      delivery: { place: 2, earliest: 30, latest: 60, service: 5 },
    });
    expect([...(problem.roads[0]?.minutes ?? [])]).toEqual([0, 5, 3, 5, 0, 4, 3, 4, 0]);
  });

  it("read a Solomon customer as goods that fill the vehicle", () => {
    const problem = readSolomon("x", solomon);
    expect(order(problem)).toMatchObject({ id: "1", load: [7], pickup: { place: 1, latest: 20 } });
    expect(problem.vehicles[0]).toMatchObject({ capacity: [50], until: 100 });
  });

  it("read one-way minutes of a road file, and a vehicle for each request", () => {
    const problem = readSartori("x", sartori);
    expect([...(problem.roads[0]?.minutes ?? [])]).toEqual([0, 1, 2, 3, 0, 4, 5, 6, 0]);
    expect(problem.vehicles).toHaveLength(1);
  });

  it.each([
    [
      "a word where a number should be",
      () => readLiLim("x", lilim.replace("3 4 7", "3 four 7")),
      'x:3: y should be a number, not "four"',
    ],
    ["a line cut off", () => readLiLim("x", lilim.replace(" 5 1 0", "")), "x:4: service should be a number"],
    ["a delivery that is nobody's", () => readLiLim("x", lilim.replace("0 2\n", "0 9\n")), "delivery 9 of stop 1"],
    ["demands that do not match", () => readLiLim("x", lilim.replace("-7", "-6")), "demand of stops 1 and 2"],
    ["a table too short", () => readSartori("x", sartori.replace("5 6 0\nEOF\n", "")), "EDGES should have 3 lines"],
    ["no fleet", () => readSolomon("x", "C1\n"), "no VEHICLE block"],
    ["an empty file", () => readLiLim("x", "\n"), "x: empty"],
  ])("refuse %s by its place", (_, read, message) => {
    expect(read).toThrow(message);
  });

  it("refuse an option by its name", () => {
    expect(() => readArguments(["a.txt", "--seconds", "soon"])).toThrow("--seconds should be a number above 0");
    expect(() => readArguments(["a.txt", "--format", "csv"])).toThrow(
      "--format should be one of lilim, solomon, sartori",
    );
    expect(() => readArguments([])).toThrow("solve FILE...");
  });

  it("read back what a drawn problem is in Li & Lim's words", () => {
    const drawn = drawProblem(3, 4, 2);
    const row = (id: number, stop: { earliest: number; latest: number; service: number }, load: number, ends: string) =>
      `${id} ${id} 0 ${load} ${stop.earliest} ${stop.latest} ${stop.service} ${ends}`;
    const lines = drawn.requests.flatMap(({ pickup, delivery, load }, at) => {
      const [first, second] = [2 * at + 1, 2 * at + 2];
      if (pickup === undefined || delivery === undefined) return [];
      return [row(first, pickup, load[0] ?? 0, `0 ${second}`), row(second, delivery, -(load[0] ?? 0), `${first} 0`)];
    });
    const read = readLiLim("x", ["2 60 1", "0 0 0 0 0 480 0 0 0", ...lines].join("\n"));
    expect(read.requests.map(({ pickup, delivery, load }) => ({ pickup, delivery, load }))).toEqual(
      drawn.requests.map(({ pickup, delivery, load }) => ({ pickup, delivery, load })),
    );
  });
});
