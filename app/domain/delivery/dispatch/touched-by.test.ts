import {
  aBoard,
  aDutyCourier,
  aLoadToCarry,
  freeWay,
  placeAt,
  redWay,
  surroundings,
  tenOClock,
} from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { stopsFor } from "./open-run";
import { touchedBy, type Points } from "./touched-by";

const red = placeAt(10.8, 106.7, "red");
const gate = placeAt(10.795, 106.695, "gate");
const hub = placeAt(10.77, 106.68);
const farHub = placeAt(10.6, 106.5);
const change = { before: freeWay, after: redWay(tenOClock), roads: surroundings().roads };
const points: Points = { handOver: [farHub, hub], dropPointOf: () => null };
const withGate: Points = { ...points, dropPointOf: ({ communeCode }) => (communeCode === "red" ? gate : null) };
const pass = { provinceCode: "79", communeCode: null, validFrom: new Date(0), validUntil: new Date(1e14) };

const into = aLoadToCarry({ id: "into", to: red, standing: { kind: "accepted", courierId: "courier" } });
const elsewhere = aLoadToCarry({ id: "elsewhere", standing: { kind: "accepted", courierId: "courier" } });
const run = (...loads: readonly (typeof into)[]) => aDutyCourier({ stops: loads.flatMap((load) => stopsFor(load)) });

test("goods that are being handed over at their door when it closes are handed over", () => {
  const aboard = { kind: "on_board", courierId: "courier" } as const;
  const touched = (isAtDoor: boolean) => {
    const load = aLoadToCarry({ id: "here", to: red, standing: { ...aboard, isAtDoor } });
    return touchedBy(aBoard([load], [aDutyCourier({ stops: stopsFor(load).slice(1) })]), change, points);
  };
  expect(touched(false)).toMatchObject([{ loadId: "here", outcome: "hand_over" }]);
  expect(touched(true)).toEqual([]);
});

test("only what the change hits is touched: goods still at the farm are released, the rest of the run stays", () => {
  const passHolder = aDutyCourier({ id: "holder", passes: [pass] });
  const touched = touchedBy(aBoard([into, elsewhere], [run(elsewhere, into), passHolder]), change, points);
  expect(touched).toEqual([
    {
      loadId: "into",
      courierId: "courier",
      rule: "red_area",
      until: tenOClock + 600,
      outcome: "released",
      place: null,
    },
  ]);
});

test("goods on board go to the nearest place where somebody may take them over", () => {
  const aboard = { ...into, standing: { kind: "on_board", courierId: "courier" } } as const;
  const [, door] = stopsFor(into);
  const board = aBoard([aboard], [aDutyCourier({ stops: [door] })]);
  expect(touchedBy(board, change, points)).toMatchObject([{ outcome: "hand_over", place: hub }]);
  expect(touchedBy(board, change, { ...points, handOver: [red] })).toMatchObject([{ outcome: "held", place: null }]);
});

test("orders of a ward that nobody may enter go to its drop point together", () => {
  const neighbour = {
    ...into,
    id: "neighbour",
    to: placeAt(10.801, 106.701, "red"),
    standing: { kind: "waiting" },
  } as const;
  const touched = touchedBy(aBoard([into, neighbour], [run(into)]), change, withGate);
  expect(touched.map(({ loadId, outcome, place }) => ({ loadId, outcome, place }))).toEqual([
    { loadId: "into", outcome: "drop_point", place: gate },
    { loadId: "neighbour", outcome: "drop_point", place: gate },
  ]);
});

test("a waiting load that somebody with a pass can still bring is not touched; without one it is held", () => {
  const waiting = { ...into, standing: { kind: "waiting" } } as const;
  const plain = aDutyCourier();
  const holder = aDutyCourier({ id: "holder", passes: [pass] });
  expect(touchedBy(aBoard([waiting], [plain, holder]), change, points)).toEqual([]);
  expect(touchedBy(aBoard([waiting], [plain]), change, points)).toMatchObject([{ outcome: "held", courierId: null }]);
});

test("what was closed before is not touched again", () => {
  const same = { ...change, before: change.after };
  expect(touchedBy(aBoard([into], [run(into)]), same, points)).toEqual([]);
});
