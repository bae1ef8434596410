import type { DutyCourier, OpenLoad } from "./board";
import type { Decision } from "./decision";
import type { Desk } from "./desk";
import type { Barrier } from "./walk";

/**
 * Promised stops that may no longer be driven: goods still at the farm are released, goods on board are held where they are until a
 * hand-over or an opening. A courier without a known rule breach keeps the run.
 */
export function mend(desk: Desk): Decision[] {
  return desk.board.couriers.flatMap((courier) => mendRun(courier, desk));
}

function mendRun(courier: DutyCourier, desk: Desk): Decision[] {
  if (courier.stops.length === 0 || !courier.stops.every(({ loadId }) => desk.loads.has(loadId))) return [];
  const broken = new Map<OpenLoad, Barrier>();
  for (const barrier of desk.runOf(courier).walk.barriers) {
    const load = desk.loads.get(courier.stops[barrier.stop]?.loadId ?? "");
    if (load !== undefined && !broken.has(load) && !isAtDoor(load)) broken.set(load, barrier);
  }
  return [...broken].map(([load, barrier]) => letGo(load, courier, barrier));
}

/** Nobody takes goods back out of the shopper's hands: a door that closes while it is served is served. */
export const isAtDoor = ({ standing }: OpenLoad): boolean => standing.kind === "on_board" && standing.isAtDoor === true;

function letGo(load: OpenLoad, { id }: DutyCourier, { rule, until }: Barrier): Decision {
  return load.standing.kind === "on_board"
    ? { kind: "hold", loadId: load.id, rule, until }
    : { kind: "release", loadId: load.id, courierId: id, why: rule };
}
