import { doorTerms, dropPointOf, isFetchable, type Ground } from "~/domain/areas/ground";
import { minuteOf } from "~/domain/shared/time";
import { isBeforePickup, isOnBoard, isWaiting, type ShipmentStatus } from "../shipment-status";
import type { Load } from "../types";

/**
 * What a change of rules means for one shipment. `release`: its courier may not do it any more, it waits for another. `hand_over`:
 * the goods are on board and may not go on, they are brought to a hand-over point. `drop_point`: nobody may come to the door.
 * `hold`: nothing may move until the area opens. `go_on`: what was held may move again. `to_door`: the door is open again.
 * `another_way`: the hub it was to pass through is closed.
 */
export const consequences = [
  "none",
  "release",
  "another_way",
  "drop_point",
  "to_door",
  "hand_over",
  "hold",
  "go_on",
] as const;
export type Consequence = (typeof consequences)[number];

/** Why goods are held when it is rules of areas that hold them; they go on by themselves when the rules let them. */
const areaHolds: readonly string[] = ["closed_area", "pass", "area_barred", "border_barred", "unknown_area"];
export const isAreaHold = (why: string | null): boolean => why !== null && areaHolds.includes(why);

export type Touched = {
  readonly status: ShipmentStatus;
  /** The present leg; its rules for doors and sellers hold only where it ends at a door and begins at a seller's gate. */
  readonly load: Load;
  readonly isToDoor: boolean;
  readonly isFromGate: boolean;
  /** With a courier or in a hub. */
  readonly isFetched: boolean;
  readonly isHeldForArea: boolean;
  /** The ward's drop point it is sent to instead of the door. */
  readonly dropPointId: string | null;
  /** Where its courier was told to hand it over. */
  readonly handOverId: string | null;
  /** Its courier may not be at one of its stops, or drive the way there. */
  readonly isRefused: boolean;
};

/** The same question before a change is made (what would it hit?) and after (what does it hit?). */
export function consequenceOf(ground: Ground, touched: Touched, now: Date): Consequence {
  const { status, load, isToDoor, isHeldForArea, isRefused } = touched;
  const at = Math.max(minuteOf(now), minuteOf(load.window.from));
  const terms = isToDoor ? doorTerms(ground, load.drop, load.coldClass, at) : "door";
  if (isOnBoard(status)) return isRefused || terms === "closed" ? "hand_over" : whereTo(ground, touched, terms);
  const isShut = terms === "closed" || !mayBeFetched(ground, touched, [minuteOf(now), at]);
  if (status === "held") {
    if (!isHeldForArea) return "none";
    return isShut || isRefused ? whileHeld(ground, touched) : "go_on";
  }
  if (!isWaiting(status) && !isBeforePickup(status)) return "none";
  if (isShut) return "hold";
  return isRefused ? "release" : whereTo(ground, touched, terms);
}

const mayBeFetched = (ground: Ground, { isFromGate, isFetched, load }: Touched, minutes: readonly number[]): boolean =>
  !isFromGate || isFetched || minutes.some((minute) => isFetchable(ground, load.pickup, load.coldClass, minute));

/** Goods on board whose hand-over point is not kept any more need another. */
const whileHeld = ({ dropPoints }: Ground, { handOverId }: Touched): Consequence =>
  handOverId !== null && dropPoints.every(({ id }) => id !== handOverId) ? "hand_over" : "none";

/** To the door, or to the drop point that the ward has now. */
function whereTo(
  ground: Ground,
  { isToDoor, load, dropPointId }: Touched,
  terms: ReturnType<typeof doorTerms>,
): Consequence {
  if (!isToDoor) return "none";
  if (terms === "drop_point") return dropPointOf(ground, load.drop)?.id === dropPointId ? "none" : "drop_point";
  return dropPointId === null ? "none" : "to_door";
}
