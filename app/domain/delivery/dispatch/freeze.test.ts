import { aDutyCourier, aLoadToCarry, tenOClock } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { freezeLevel, frozenHead, mayChange, moveCost } from "./freeze";
import { stopsFor } from "./open-run";

const load = aLoadToCarry();
const [pickup, door] = stopsFor(load);

test("a load freezes step by step: free, planned, offered, accepted, driven to, on board", () => {
  const courierId = "courier";
  const parked = aDutyCourier({ stops: [pickup, door] });
  const driving = aDutyCourier({ stops: [pickup, door], frozenStops: 1 });
  const standing = (own: Parameters<typeof aLoadToCarry>[0]) => aLoadToCarry(own);
  expect(freezeLevel(load)).toBe(0);
  expect(freezeLevel(standing({ standing: { kind: "planned", courierId } }), parked)).toBe(1);
  expect(freezeLevel(standing({ standing: { kind: "offered", courierId, until: tenOClock } }), parked)).toBe(2);
  expect(freezeLevel(standing({ standing: { kind: "accepted", courierId } }), parked)).toBe(3);
  expect(freezeLevel(standing({ standing: { kind: "accepted", courierId } }), driving)).toBe(4);
  expect(freezeLevel(standing({ standing: { kind: "on_board", courierId } }), driving)).toBe(5);
});

test("the stop being driven to and whatever is due within ten minutes stay first", () => {
  const run = aDutyCourier({ stops: [pickup, door, pickup], frozenStops: 1 });
  expect(frozenHead(run, [tenOClock + 30, tenOClock + 40, tenOClock + 50], tenOClock)).toBe(1);
  expect(frozenHead(run, [tenOClock + 2, tenOClock + 10, tenOClock + 11], tenOClock)).toBe(2);
  expect(frozenHead(aDutyCourier({ frozenStops: 3 }), [], tenOClock)).toBe(0);
});

test("moving costs nothing, little, much, or cannot be bought", () => {
  const costs = ([0, 1, 2, 3, 4, 5] as const).map(moveCost);
  expect(costs[0]).toBe(0);
  expect(costs[1]).toBeLessThan(costs[3] ?? 0);
  expect([costs[2], costs[4], costs[5]]).toEqual([Infinity, Infinity, Infinity]);
});

test("a courier sees two changes an hour and no third", () => {
  expect(mayChange(aDutyCourier({ changesSeen: 1 }))).toBe(true);
  expect(mayChange(aDutyCourier({ changesSeen: 2 }))).toBe(false);
});
