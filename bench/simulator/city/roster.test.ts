import { expect, test } from "vitest";
import type { Vehicle } from "~/domain/identity/types";
import { plannedRoster } from "./roster";

const fleet: Vehicle[] = [...Array<Vehicle>(2).fill("van"), ...Array<Vehicle>(18).fill("motorbike"), "truck"];
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

test("of two vans one is early and one late, whatever the seed", () => {
  for (const seed of seeds) {
    const [one, other] = plannedRoster(fleet, seed);
    expect(Math.abs((one?.hours[0] ?? 0) - (other?.hours[0] ?? 0))).toBeGreaterThanOrEqual(2);
  }
});

test("a share of each vehicle has a cold box, and the evening always has somebody with one", () => {
  for (const seed of seeds) {
    const bikes = plannedRoster(fleet, seed).filter(({ vehicle }) => vehicle === "motorbike");
    const boxes = bikes.filter(({ hasBox }) => hasBox);
    expect([7, 8]).toContain(boxes.length);
    expect(boxes.filter(({ hours: [, until] }) => until > 20).length).toBeGreaterThanOrEqual(2);
    expect(bikes.filter(({ hours: [, until] }) => until > 20).length).toBeGreaterThanOrEqual(5);
  }
});

test("trucks drive at night and are all cold", () => {
  expect(plannedRoster(fleet, 1).at(-1)).toEqual({ vehicle: "truck", hours: [0.5, 10.5], hasBox: true });
});
