import type { Lane } from "./board";

/** From the farm straight to a door: asked about one by one. What touches a hub is planned for many and rostered. */
export function laneOf(legKind: string): Lane {
  if (legKind === "direct") return "on_demand";
  return legKind === "last" ? "wave" : "haul";
}
