import type { Vehicle } from "~/domain/identity/types";
import type { Chance } from "~/domain/delivery/solver/chance";
import { grouped } from "~/domain/shared/grouped";
import { chanceOf, pick } from "../draws";

/** What one courier comes with: hours on duty, hour of the start first. */
export type RosterLine = {
  readonly vehicle: Vehicle;
  readonly hours: readonly [from: number, until: number];
  readonly hasBox: boolean;
};

/** The evening is the busier peak. */
const shifts = [
  [7, 16],
  [7.5, 16.5],
  [8, 17],
  [9, 18],
  [10, 19],
  [11, 21],
  [12, 21.5],
  [12.5, 21.5],
] as const;
const truckHours = [0.5, 10.5] as const;
const boxShare: Record<Vehicle, number> = { bicycle: 0, motorbike: 0.4, van: 0.7, truck: 1 };

/**
 * A roster as a delivery firm draws one up: those of a vehicle are spread evenly over the day's shifts, and of those, one after
 * the other, its share has a cold box. Two vans are then one early and one late, which chance gives only every other day.
 */
export function plannedRoster(vehicles: readonly Vehicle[], seed: number): RosterLine[] {
  const lines: RosterLine[] = [];
  for (const [vehicle, places] of grouped([...vehicles.keys()], (index) => vehicles[index] ?? "motorbike")) {
    const chance = chanceOf(seed, "roster", vehicle);
    const [shiftPhase, boxPhase] = [chance.unit(), chance.unit()];
    const boxesUntil = (turn: number): number => Math.floor(boxPhase + turn * boxShare[vehicle]);
    for (const [turn, index] of places.entries()) {
      const shift = shifts[Math.floor((shifts.length * (shiftPhase + turn)) / places.length)] ?? shifts[0];
      const hours = vehicle === "truck" ? truckHours : shift;
      lines[index] = { vehicle, hours, hasBox: boxesUntil(turn + 1) > boxesUntil(turn) };
    }
  }
  return lines;
}

/** Whoever comes, when they like and with what they have. */
export const asTheyCome = (vehicle: Vehicle, chance: Chance): RosterLine => ({
  vehicle,
  hours: vehicle === "truck" ? truckHours : pick(chance, shifts),
  hasBox: chance.unit() < boxShare[vehicle],
});
