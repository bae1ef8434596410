import { aBoard, aDutyCourier, aLoadToCarry, placeAt, surroundings } from "#test/dispatch-boards";
import { expect, test } from "vitest";
import { explainLoad } from "./explain";

const at = (id: string, lat: number, more: Parameters<typeof aDutyCourier>[0] = {}) =>
  aDutyCourier({ id, position: placeAt(lat, 106.69), home: placeAt(10.78, 106.69), ...more });

test("an operator sees the cheapest five, cheapest first, and nobody who may not", () => {
  const couriers = [10.79, 10.8, 10.81, 10.82, 10.83, 10.84].map((lat, index) => at(`c${index}`, lat));
  const small = at("small", 10.78, { capacityG: 1_000 });
  const board = aBoard([aLoadToCarry()], [...couriers, small]);
  const shown = explainLoad(board, surroundings(), "load");
  expect(shown.map(({ courierId }) => courierId)).toEqual(["c0", "c1", "c2", "c3", "c4"]);
  expect(shown.map(({ costVnd }) => costVnd)).toEqual(shown.map(({ costVnd }) => costVnd).toSorted((a, b) => a - b));
  expect(shown[0]?.deliverAt).toBeGreaterThan(shown[0]?.pickupAt ?? Infinity);
  expect(explainLoad(board, surroundings(), "gone")).toEqual([]);
});

test("between equals the one who earned less per hour is shown first, with the bonus", () => {
  const rich = at("a-rich", 10.79, { vndPerHour: 60_000 });
  const poor = at("b-poor", 10.79, { vndPerHour: 20_000 });
  const shown = explainLoad(aBoard([aLoadToCarry()], [rich, poor]), surroundings(), "load");
  expect(shown.map(({ courierId }) => courierId)).toEqual(["b-poor", "a-rich"]);
  expect(shown[0]?.bonusVnd).toBeGreaterThan(0);
  expect(shown[1]?.bonusVnd).toBe(0);
});
