import fc from "fast-check";
import { expect, test } from "vitest";
import { roadMetres } from "~/domain/areas/reach";
import { hoursAfter, minutesAfter } from "~/domain/shared/time";
import { cheapestInsertion } from "./cheapest-insertion";
import { aCourier, aLoad, now } from "#test/delivery-examples";
import { rankCouriers } from "./rank-couriers";
import { travelMinutes } from "./travel";
import type { Load, OnShift, PlannedStop } from "./types";

const place = fc.record({
  lat: fc.double({ min: 10.7, max: 10.9, noNaN: true }),
  lng: fc.double({ min: 106.6, max: 106.8, noNaN: true }),
});
const load = (id: string): fc.Arbitrary<Load> =>
  fc
    .record({
      pickup: place,
      drop: place,
      kg: fc.integer({ min: 1, max: 14 }),
      from: fc.integer({ min: 0, max: 300 }),
      length: fc.integer({ min: 30, max: 400 }),
    })
    .map(({ pickup, drop, kg, from, length }) =>
      aLoad({
        id,
        grams: kg * 1000,
        pickup: { ...pickup, provinceCode: "79", communeCode: "1" },
        drop: { ...drop, provinceCode: "79", communeCode: "2" },
        window: { from: minutesAfter(now, from), until: minutesAfter(now, from + length) },
      }),
    );
const loads = fc.tuple(load("a"), load("b"), load("c"), load("d"), load("e"));

/** Written from the promise alone, without the code under test: order, load, time. */
function faults(courier: OnShift, stops: readonly PlannedStop[]): string[] {
  const found: string[] = [];
  let [minute, lat, lng, carried] = [0, courier.position.lat, courier.position.lng, courier.loadG];
  const picked = new Set<string>();
  for (const stop of stops) {
    minute += travelMinutes({ lat, lng }, stop, courier.vehicle);
    minute = Math.max(minute, (stop.earliest.getTime() - now.getTime()) / 60_000);
    if (minute > (stop.latest.getTime() - now.getTime()) / 60_000 + 0.01)
      found.push(`late at ${stop.kind} of ${stop.shipmentId}`);
    if (stop.kind === "pickup") picked.add(stop.shipmentId);
    else if (!picked.has(stop.shipmentId)) found.push(`door before farm for ${stop.shipmentId}`);
    carried += stop.deltaG;
    if (carried > courier.capacityG) found.push("overloaded");
    if (carried < 0) found.push("less than nothing on board");
    minute += 5;
    ({ lat, lng } = stop);
  }
  return found;
}

test("insertion never breaks a window, a capacity or the order of farm and door", () => {
  fc.assert(
    fc.property(loads, fc.constantFrom(15_000, 20_000, 40_000), (asked, capacityG) => {
      let courier = aCourier({ capacityG });
      for (const next of asked) {
        const result = cheapestInsertion(courier, next, now);
        if (typeof result === "string") continue;
        expect(faults(courier, result.stops)).toEqual([]);
        expect(result.stops).toHaveLength(courier.stops.length + 2);
        courier = { ...courier, stops: result.stops };
      }
    }),
    { numRuns: 150 },
  );
});

test("the stops already planned keep their order, and a frozen first stop stays first", () => {
  fc.assert(
    fc.property(loads, ([first, ...rest]) => {
      const started = cheapestInsertion(aCourier(), first, now);
      if (typeof started === "string") return;
      const courier = aCourier({ stops: started.stops, isFirstFrozen: true });
      for (const next of rest) {
        const result = cheapestInsertion(courier, next, now);
        if (typeof result === "string") continue;
        expect(result.stops[0]).toBe(courier.stops[0]);
        expect(result.stops.filter((stop) => courier.stops.includes(stop))).toEqual(courier.stops);
      }
    }),
    { numRuns: 80 },
  );
});

test("no other way to fit the load in is cheaper on the road alone", () => {
  const busy = cheapestInsertion(aCourier(), aLoad({ id: "first" }), now);
  if (typeof busy === "string") throw new Error(busy);
  const sameWay = cheapestInsertion(aCourier({ stops: busy.stops }), aLoad({ id: "second" }), now);
  if (typeof sameWay === "string") throw new Error(sameWay);
  expect(sameWay.detourM).toBeLessThan(roadMetres(aLoad().pickup, aLoad().drop));
});

test("what does not fit is refused by the name of the rule", () => {
  const full = aCourier({ loadG: 28_000, stops: [] });
  expect(cheapestInsertion(full, aLoad(), now)).toBe("capacity");
  const promised = cheapestInsertion(
    aCourier(),
    aLoad({ id: "tight", window: { from: now, until: minutesAfter(now, 150) } }),
    now,
  );
  if (typeof promised === "string") throw new Error(promised);
  const late = { ...aLoad(), readyAt: hoursAfter(now, 9), window: { from: now, until: hoursAfter(now, 3) } };
  expect(cheapestInsertion(aCourier({ stops: promised.stops }), late, now)).toBe("window");
});

test("a promise that is already broken is still carried", () => {
  const overdue = aLoad({ window: { from: hoursAfter(now, -8), until: hoursAfter(now, -4) } });
  expect(cheapestInsertion(aCourier(), overdue, now)).toMatchObject({ detourM: expect.any(Number) as number });
});

test("couriers are ranked by price and every refused one is counted under its rule", () => {
  const near = aCourier({ id: "near", position: aLoad().pickup });
  const far = aCourier({ id: "far", position: { lat: 10.9, lng: 106.8 } });
  const small = aCourier({ id: "small", capacityG: 1_000 });
  const { candidates, obstacles } = rankCouriers([far, small, near], aLoad(), () => "free", now);
  expect(candidates.map(({ courier }) => courier.id)).toEqual(["near", "far"]);
  expect(obstacles).toEqual({ capacity: 1 });
});
