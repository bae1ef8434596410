import { expect, test } from "vitest";
import { isDue, sortBoard, type HubShipment } from "./hub-board";

const now = new Date("2026-11-22T01:00:00Z");
const shipment = (over: Partial<HubShipment> = {}): HubShipment => ({
  ...{ id: "1", code: "K7M2Q9XW4", atHub: "hub", isHere: true, status: "at_hub", goesBack: false, grams: 5_000 },
  ...{ coldClass: "ambient", parcels: ["P1"], fromName: "Vườn", toName: "Thảo Điền", courierName: null, heldWhy: null },
  ...{ isAlerted: false, eta: "2026-11-22T00:00:00.000Z", readyAt: "2026-11-22T00:30:00.000Z" },
  ...{ windowFrom: "2026-11-22T03:00:00.000Z", windowUntil: "2026-11-22T05:00:00.000Z" },
  ...over,
});

test("each shipment of a hub is on one list, and what leaves together is one wave", () => {
  const coming = shipment({ id: "coming", isHere: false, status: "picked_up" });
  const sorting = shipment({ id: "sorting" });
  const waiting = shipment({ id: "waiting", status: "ready" });
  const later = shipment({ id: "later", status: "assigned", windowUntil: "2026-11-22T09:00:00.000Z" });
  const back = shipment({ id: "back", goesBack: true });
  const held = shipment({ id: "held", status: "held" });
  expect(sortBoard([coming, later, sorting, waiting, back, held])).toEqual({
    expected: [coming],
    toSort: [sorting],
    waiting: [later, waiting],
    held: [held],
    goingBack: [back],
    waves: [
      { from: sorting.windowFrom, until: sorting.windowUntil, shipments: [sorting, waiting] },
      { from: later.windowFrom, until: later.windowUntil, shipments: [later] },
    ],
  });
});

test("overdue is what has not come, is not sorted, or has nobody who takes it an hour before it is due", () => {
  expect(isDue(shipment({ isHere: false, status: "picked_up" }), now)).toBe(true);
  expect(isDue(shipment(), now)).toBe(true);
  expect(isDue(shipment({ readyAt: "2026-11-22T02:00:00.000Z" }), now)).toBe(false);
  const ready = shipment({ status: "ready", windowUntil: "2026-11-22T01:59:00.000Z" });
  expect(isDue(ready, now)).toBe(true);
  expect(isDue({ ...ready, status: "assigned" }, now)).toBe(false);
});
