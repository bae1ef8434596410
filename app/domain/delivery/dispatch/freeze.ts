import type { DutyCourier, OpenLoad } from "./board";
import { freezing } from "./settings";
import type { Walk } from "./walk";

/** How firmly a load sits with a courier: 0 free, 1 planned, 2 offered, 3 accepted, 4 driven to, 5 on board. */
export type FreezeLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** `courier` is the one the load stands with, if anybody. */
export function freezeLevel({ id, standing }: OpenLoad, courier?: DutyCourier): FreezeLevel {
  switch (standing.kind) {
    case "waiting":
      return 0;
    case "planned":
      return 1;
    case "offered":
      return 2;
    case "accepted":
      return courier !== undefined && drivesTo(courier, id) ? 4 : 3;
    case "on_board":
      return 5;
  }
}

const drivesTo = ({ stops, frozenStops }: DutyCourier, loadId: string): boolean =>
  stops.slice(0, frozenStops).some((stop) => stop.loadId === loadId && stop.kind === "pickup");

/** Stops at the head of the run that nothing may go before: what the board says, and whatever is due within minutes. */
export function frozenHead({ stops, frozenStops }: DutyCourier, arrivals: Walk["arrivals"], now: number): number {
  let head = Math.min(frozenStops, stops.length);
  while (head < stops.length && (arrivals[head] ?? Infinity) <= now + freezing.dueMinutes) head += 1;
  return head;
}

/** May the courier see one more change of what was promised? */
export const mayChange = ({ changesSeen }: DutyCourier): boolean => changesSeen < freezing.changesPerHour;

/** A planned load moves for nothing, an accepted one only for a large saving; the rest stays. Đồng the move must save. */
export function moveCost(level: FreezeLevel): number {
  if (level <= 0) return 0;
  if (level === 1) return freezing.plannedSavesVnd;
  return level === 3 ? freezing.moveSavesVnd : Infinity;
}
