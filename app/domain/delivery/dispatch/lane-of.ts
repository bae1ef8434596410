import type { Lane } from "./board";

/**
 * From the farm straight to a door, or out of the hands of a courier who can go no further: asked about one by one. What touches a
 * hub is planned for many and rostered.
 */
export function laneOf(legKind: string, isHandOver: boolean): Lane {
  if (legKind === "direct" || isHandOver) return "on_demand";
  return legKind === "last" ? "wave" : "haul";
}
