import { expect, test } from "vitest";
import { isDue, sortBoard, type HubShipment } from "./hub-board";

const now = new Date("2026-11-22T01:00:00Z");
const shipment = (over: Partial<HubShipment> = {}): HubShipment => ({
  ...{ id: "1", code: "K7M2Q9XW4", atHub: "hub", isHere: true, status: "at_hub", goesBack: false, grams: 5_000 },
  ...{
    coldClass: "ambient",
    parcels: ["P1"],
    fromName: "Vườn",
    toName: "Thảo Điền",
    courierName: null,
    heldWhy: null,
    isHaul: false,
  },
  ...{ isAlerted: false, eta: "2026-11-22T00:00:00.000Z", readyAt: "2026-11-22T00:30:00.000Z" },
  ...{ windowFrom: "2026-11-22T03:00:00.000Z", windowUntil: "2026-11-22T05:00:00.000Z" },
  ...over,
});

test("each shipment of a hub is on one list, and what leaves together is one wave", () => {
  const coming = shipment({ id: "coming", isHere: false, status: "picked_up" });
  const sorting = shipment({ id: "sorting" });
  const waiting = shipment({ id: "waiting", status: "ready" });
  const toDoors = { toHub: null, from: sorting.windowFrom };
  const later = shipment({
    id: "later",
    status: "assigned",
    courierName: "Hải",
    windowUntil: "2026-11-22T09:00:00.000Z",
  });
  const back = shipment({ id: "back", goesBack: true });
  const held = shipment({ id: "held", status: "held" });
  expect(sortBoard([coming, later, sorting, waiting, back, held])).toEqual({
    expected: [coming],
    toSort: [sorting],
    waiting: [later, waiting],
    held: [held],
    goingBack: [back],
    waves: [
      { ...toDoors, until: sorting.windowUntil, grams: 10_000, withCourier: 0, shipments: [sorting, waiting] },
      { ...toDoors, until: later.windowUntil, grams: 5_000, withCourier: 1, shipments: [later] },
    ],
  });
});

test("what goes to another hub leaves with what is due there the same half of the day, whatever its own minute", () => {
  const haul = (id: string, windowUntil: string, toName = "Kho Thủ Đức") =>
    shipment({ id, toName, windowUntil, isHaul: true, windowFrom: windowUntil, status: "ready" });
  const [late, soon] = [haul("late", "2026-11-22T04:57:00.000Z"), haul("soon", "2026-11-22T03:12:00.000Z")];
  const [noon, other] = [
    haul("noon", "2026-11-22T05:00:00.000Z"),
    haul("other", "2026-11-22T04:00:00.000Z", "Kho Huế"),
  ];
  expect(sortBoard([late, soon, noon, other]).waves).toEqual([
    {
      toHub: "Kho Thủ Đức",
      from: null,
      until: soon.windowUntil,
      grams: 10_000,
      withCourier: 0,
      shipments: [late, soon],
    },
    { toHub: "Kho Huế", from: null, until: other.windowUntil, grams: 5_000, withCourier: 0, shipments: [other] },
    { toHub: "Kho Thủ Đức", from: null, until: noon.windowUntil, grams: 5_000, withCourier: 0, shipments: [noon] },
  ]);
});

test("overdue is what has not come, is not sorted, or has nobody who takes it an hour before it is due", () => {
  expect(isDue(shipment({ isHere: false, status: "picked_up" }), now)).toBe(true);
  expect(isDue(shipment(), now)).toBe(true);
  expect(isDue(shipment({ readyAt: "2026-11-22T02:00:00.000Z" }), now)).toBe(false);
  const ready = shipment({ status: "ready", windowUntil: "2026-11-22T01:59:00.000Z" });
  expect(isDue(ready, now)).toBe(true);
  expect(isDue({ ...ready, status: "assigned" }, now)).toBe(false);
});
