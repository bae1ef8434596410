import { doorTerms, isFetchable, type Ground } from "~/domain/areas/ground";
import { minuteOf } from "~/domain/shared/time";
import { isBeforePickup, isOnBoard, isWaiting, type ShipmentStatus } from "./shipment-status";
import type { Load } from "./types";

/**
 * What a change of rules means for one shipment. `release`: its courier may not do it any more, it waits for another. `hand_over`:
 * the goods are on board and may not go on, they are brought to a hand-over point. `drop_point`: nobody may come to the door.
 * `hold`: nothing may move until the area opens. `go_on`: what was held may move again. `to_door`: the door is open again.
 */
export const consequences = ["none", "release", "drop_point", "to_door", "hand_over", "hold", "go_on"] as const;
export type Consequence = (typeof consequences)[number];

export type Touched = {
  readonly status: ShipmentStatus;
  /** The present leg; its rules for doors and sellers hold only where it ends at a door and begins at a seller's gate. */
  readonly load: Load;
  readonly isToDoor: boolean;
  readonly isFromGate: boolean;
  readonly isHeldForArea: boolean;
  readonly isToDropPoint: boolean;
  /** Its courier may not be at one of its stops, or drive the way there. */
  readonly isRefused: boolean;
};

/** The same question before a change is made (what would it hit?) and after (what does it hit?). */
export function consequenceOf(ground: Ground, touched: Touched, now: Date): Consequence {
  const { status, load, isToDoor, isFromGate, isHeldForArea, isToDropPoint, isRefused } = touched;
  const at = Math.max(minuteOf(now), minuteOf(load.window.from));
  const terms = isToDoor ? doorTerms(ground, load.drop, load.coldClass, at) : "door";
  if (isOnBoard(status)) {
    if (isRefused || terms === "closed") return "hand_over";
    return isToDoor ? atTheDoor(terms, isToDropPoint) : "none";
  }
  const isFetched =
    !isFromGate || [minuteOf(now), at].some((minute) => isFetchable(ground, load.pickup, load.coldClass, minute));
  const isShut = terms === "closed" || !isFetched;
  if (status === "held") return isHeldForArea && !isShut && !isRefused ? "go_on" : "none";
  if (!isWaiting(status) && !isBeforePickup(status)) return "none";
  if (isShut) return "hold";
  if (isRefused) return "release";
  return isToDoor ? atTheDoor(terms, isToDropPoint) : "none";
}

const atTheDoor = (terms: ReturnType<typeof doorTerms>, isToDropPoint: boolean): Consequence =>
  terms === "drop_point" ? (isToDropPoint ? "none" : "drop_point") : isToDropPoint ? "to_door" : "none";
