import type { CommuneMap } from "./commune-map";
import type { Movement } from "./compile-movement";
import type { DropPoint } from "./drop-point";
import type { Commune } from "./movement";

/** The rules of movement, where communes lie, and the places goods can be put down instead of at a door. */
export type Ground = {
  readonly movement: Movement;
  readonly map: CommuneMap;
  readonly dropPoints: readonly DropPoint[];
};

/** To the door; only to the ward's drop point; not at all. */
export type DoorTerms = "door" | "drop_point" | "closed";

/** How goods reach a shopper in this commune at a minute since 1970. Asked by search, quotes, checkout and the road alike. */
export function doorTerms(ground: Ground, place: Commune, goods: string, at: number): DoorTerms {
  const { permission } = ground.movement.verdictAt({ mover: "shopper", place, vehicle: null, goods }, at);
  if (permission !== "barred") return "door";
  return dropPointOf(ground, place) ? "drop_point" : "closed";
}

/** Whether goods may be fetched from a seller in this commune then. */
export const isFetchable = ({ movement }: Ground, place: Commune, goods: string, at: number): boolean =>
  movement.verdictAt({ mover: "seller", place, vehicle: null, goods }, at).permission !== "barred";

export const dropPointOf = ({ dropPoints }: Ground, place: Commune): DropPoint | null =>
  dropPoints.find(
    ({ kind, provinceCode, communeCode }) =>
      kind === "ward" && provinceCode === place.provinceCode && communeCode === place.communeCode,
  ) ?? null;

/** How far ahead anything is promised; an area that opens within it can still be ordered for. */
const promisedMinutes = 5 * 24 * 60;

/** Whether such goods can still come to this commune, to the door or to its drop point, within the days promised for. */
export const isReceiving = (ground: Ground, place: Commune, goods: string, now: number): boolean =>
  opensSoon(ground, now, (at) => doorTerms(ground, place, goods, at) !== "closed");

/** Whether such goods can still leave this commune within the days promised for. */
export const isSending = (ground: Ground, place: Commune, goods: string, now: number): boolean =>
  opensSoon(ground, now, (at) => isFetchable(ground, place, goods, at));

/** Holds now or after one of the changes announced for the days promised for. */
function opensSoon({ movement }: Ground, now: number, isOpen: (at: number) => boolean): boolean {
  let at: number | null = now;
  while (at !== null && at <= now + promisedMinutes) {
    if (isOpen(at)) return true;
    at = movement.nextChange(at);
  }
  return false;
}
