import { describe, expect, it } from "vitest";
import { makeDay } from "./city/make-day";
import type { Day } from "./day";
import { figuresOf } from "./figures";
import { newJournal } from "./journal";

/** Three door orders and one courier, put together by hand. */
function handMade(): { day: Day; journal: ReturnType<typeof newJournal> } {
  const whole = makeDay({ city: "hcm", orders: 20, seed: 1, shock: null });
  const orders = whole.orders.filter(({ lane }) => lane === "on_demand").slice(0, 4);
  const courier = whole.couriers.find(({ vehicle }) => vehicle !== "truck")!;
  const journal = newJournal();
  const [one, two, three, four] = orders.map(({ id }) => id);
  const due = (index: number): number => orders[index]!.window.until;
  journal.ends.set(one!, { kind: "delivered", at: due(0) - 5, courierId: courier.id });
  journal.ends.set(two!, { kind: "delivered", at: due(1) + 12, courierId: courier.id });
  journal.ends.set(three!, { kind: "unassigned", at: due(2), reasons: { cold: 3, busy: 1 } });
  journal.ends.set(four!, { kind: "cancelled", at: due(3) });
  journal.shifts.set(courier.id, { from: 0, until: 120, earnedVnd: 60_000 });
  const place = orders[0]!.to;
  journal.legs.push(
    { courierId: courier.id, departs: 0, arrives: 30, path: [place, place], metres: 4000 },
    { courierId: courier.id, departs: 60, arrives: 72, path: [place, place], metres: 2000 },
  );
  const goods = { grams: 1, coldClass: "ambient", place, courierId: courier.id } as const;
  journal.stops.push({ ...goods, loadId: one!, kind: "dropoff", begins: 30, ends: 36 });
  journal.changes.push({ courierId: courier.id, at: 40, why: "reorder" });
  return { day: { ...whole, orders, couriers: [courier] }, journal };
}

describe("the figures of a day made by hand", () => {
  const { day, journal } = handMade();
  const figures = figuresOf(day, journal, [{ what: "jumps", who: "c1", at: 1 }]);

  it("count what was due: a cancelled order is not", () => {
    expect(figures).toMatchObject({
      orders: 4,
      delivered: 2,
      cancelled: 1,
      unassigned: 1,
      late: 1,
      lateMean: 12,
      lateP95: 12,
    });
    expect(figures.onTime).toBeCloseTo(1 / 3, 4);
    expect(figures.unassignedShare).toBeCloseTo(1 / 3, 4);
    expect(figures.reasons).toEqual({ cold: 1 });
  });

  it("measure the road by delivered order, and the work by hour on duty", () => {
    expect(figures).toMatchObject({ km: 6, kmPerOrder: 3, courierHours: 2, utilisation: 0.4, payPerHour: 30_000 });
    expect(figures.changesPerCourierHour).toBe(0.5);
    expect(figures.violations).toBe(1);
  });
});
