import { drawProblem } from "#test/routing-problems";
import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan";
import { legsThrough, type Hub } from "./legs";
import type { TransportRequest } from "./model";
import { OpenPlan } from "./open-plan";
import { solve } from "./solve";

function counted(questions: number): () => number {
  let asked = 0;
  return () => (asked += 1) / questions;
}
const aim = (questions: number) => ({ objective: "cost", seed: 1, passed: counted(questions) }) as const;

describe("a search that goes on from a plan", () => {
  const problem = drawProblem(21, 40, 12);
  const first = solve(problem, aim(60));

  it("is no worse at once, and holds", () => {
    const again = solve(problem, { ...aim(1), passed: () => 1 }, first.routes);
    expect(again.cost).toBeLessThanOrEqual(first.cost + 1e-6);
    expect(checkPlan(problem, again)).toEqual([]);
  });

  it("takes a new request in and forgets one that is gone", () => {
    const [gone, ...rest] = problem.requests;
    const added = { ...rest[0], id: "new" } as TransportRequest;
    const changed = { ...problem, requests: [...rest, added] };
    const next = solve(changed, { ...aim(1), passed: () => 1 }, first.routes);
    expect(checkPlan(changed, next)).toEqual([]);
    expect(next.routes.flatMap(({ stops }) => stops).some(({ request }) => request === gone?.id)).toBe(false);
  });

  it("drops what makes a route late when windows have moved", () => {
    const moved = {
      ...problem,
      vehicles: problem.vehicles.map((vehicle) => ({ ...vehicle, until: 300 })),
    };
    expect(checkPlan(moved, solve(moved, aim(20), first.routes))).toEqual([]);
  });
});

describe("an open plan", () => {
  const problem = drawProblem(22, 60, 10, { isAsymmetric: true });
  const plan = solve({ ...problem, requests: problem.requests.slice(0, 50) }, aim(40));
  const open = new OpenPlan({ ...problem, requests: problem.requests.slice(0, 50) }, plan.routes);
  const newcomer = problem.requests[55]!;
  const offers = open.price({ pickup: newcomer.pickup!, delivery: newcomer.delivery!, load: newcomer.load });

  it("offers only what the checker finds no fault with, cheapest first", () => {
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.map(({ cost }) => cost)).toEqual(offers.map(({ cost }) => cost).toSorted((a, b) => a - b));
    for (const { vehicle, pickupAt, deliveryAt } of offers) {
      const before = plan.routes.find((route) => route.vehicle === vehicle)?.stops ?? [];
      const stops = [...before];
      stops.splice(pickupAt, 0, { request: newcomer.id, kind: "pickup", begins: 0 });
      stops.splice(deliveryAt, 0, { request: newcomer.id, kind: "delivery", begins: 0 });
      const requests = problem.requests.filter(({ id }) => stops.some(({ request }) => request === id));
      const own = { ...problem, requests };
      const kept = solve(own, { ...aim(1), passed: () => 1 }, [{ vehicle, stops, cost: 0 }]);
      expect(kept.unassigned).toEqual([]);
    }
  });
});

describe("an order by way of a hub", () => {
  const problem = drawProblem(23, 1, 1);
  const [order] = problem.requests;
  const hub: Hub = { place: 0, opens: 0, closes: 600, service: 2, sortMinutes: 20, waves: [60, 240, 400] };
  const { minutes, places } = problem.roads[0]!;
  const between = (from: number, to: number): number => minutes[from * places + to]!;
  const late = { ...order!, delivery: { ...order!.delivery!, latest: 460 } };

  it("never leaves the hub before it has come in and is sorted", () => {
    const legs = legsThrough(late, hub, between);
    if (!("wave" in legs)) throw new Error("no wave");
    const { first, second, wave } = legs;
    expect(first.delivery!.latest + hub.service + hub.sortMinutes).toBeLessThanOrEqual(wave);
    expect(second.pickup!.earliest).toBe(wave);
    const whole = {
      ...problem,
      requests: [first, second],
      vehicles: [...problem.vehicles, { ...problem.vehicles[0]!, id: "v1" }],
    };
    const plan = solve(whole, aim(10));
    expect(plan.unassigned).toEqual([]);
    expect(checkPlan(whole, plan)).toEqual([]);
  });

  it("is refused when no wave leaves between the two windows", () => {
    expect(legsThrough(late, { ...hub, waves: [1] }, between)).toEqual({ ok: false, reason: "no_wave" });
  });
});
