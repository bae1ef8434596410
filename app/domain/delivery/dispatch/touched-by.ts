import type { Board, DutyCourier, OpenLoad, Place } from "./board";
import type { RightOfWay, RoadTimes } from "./decision";
import { isAtDoor } from "./mend";
import { walkStops, type Ask, type Barrier } from "./walk";

/** Rules of movement as they are and as they would be. */
export type AreaChange = { readonly before: RightOfWay; readonly after: RightOfWay; readonly roads: RoadTimes };

/** Where goods can be given to somebody else, and where a closed ward takes its orders in. */
export type Points = {
  readonly handOver: readonly Place[];
  readonly dropPointOf: (area: Place) => Place | null;
};

/**
 * `released`: still at the farm, free for another courier. `hand_over`: on board, to be brought to `place`, where somebody with a pass
 * takes over. `drop_point`: the door is closed, the ward's orders go to `place` together. `held`: nobody may bring it for now.
 */
export type Touched = {
  readonly loadId: string;
  readonly courierId: string | null;
  readonly rule: string;
  readonly until: number | null;
  readonly outcome: "released" | "hand_over" | "drop_point" | "held";
  readonly place: Place | null;
};

/** What a change of rules would do to the loads and runs of a board; only these need a new plan. */
export function touchedBy(board: Board, change: AreaChange, points: Points): Touched[] {
  const loads = new Map(board.loads.map((load) => [load.id, load]));
  const view: View = { board, loads, change, points };
  const promised = board.couriers.flatMap((courier) => touchedOnRun(courier, view));
  const waiting = board.loads.flatMap((load) =>
    load.standing.kind === "accepted" || load.standing.kind === "on_board" ? [] : touchedWaiting(load, view),
  );
  return [...promised, ...waiting];
}

type View = {
  readonly board: Board;
  readonly loads: ReadonlyMap<string, OpenLoad>;
  readonly change: AreaChange;
  readonly points: Points;
};

const askUnder = (rightOfWay: RightOfWay, { board, loads, change }: View): Ask => ({
  loads,
  surroundings: { roads: change.roads, rightOfWay },
  now: board.now,
});

function touchedOnRun(courier: DutyCourier, view: View): Touched[] {
  const closedBefore = new Set(
    walkStops(courier, courier.stops, askUnder(view.change.before, view)).barriers.map(({ stop }) => stop),
  );
  const { barriers } = walkStops(courier, courier.stops, askUnder(view.change.after, view));
  const found = new Map<string, Touched>();
  for (const barrier of barriers) {
    const stop = courier.stops[barrier.stop];
    const load = view.loads.get(stop?.loadId ?? "");
    if (stop === undefined || load === undefined || closedBefore.has(barrier.stop) || found.has(load.id)) continue;
    if (isAtDoor(load)) continue;
    found.set(load.id, outcomeFor(load, courier, barrier, view));
  }
  return [...found.values()];
}

function outcomeFor(load: OpenLoad, courier: DutyCourier, { rule, until }: Barrier, view: View): Touched {
  const told = { loadId: load.id, courierId: courier.id, rule, until };
  if (load.standing.kind === "on_board") {
    const place = nearestOpen(courier, load, view);
    return { ...told, outcome: place === null ? "held" : "hand_over", place };
  }
  const dropPoint = dropPointFor(load, view);
  return dropPoint === null
    ? { ...told, outcome: "released", place: null }
    : { ...told, outcome: "drop_point", place: dropPoint };
}

/** A load that somebody could carry before and nobody can after. */
function touchedWaiting(load: OpenLoad, view: View): Touched[] {
  const { board, change } = view;
  const couriers = board.couriers.map((courier) => ({
    before: firstClosed(courier, load, change.before, board.now),
    after: firstClosed(courier, load, change.after, board.now),
  }));
  const [first] = couriers.flatMap(({ before, after }) => (before === null && after !== null ? [after] : []));
  const isStillOpen = couriers.some(({ after }) => after === null);
  if (first === undefined || isStillOpen) return [];
  const place = dropPointFor(load, view);
  const told = { loadId: load.id, courierId: null, ...first };
  return [{ ...told, outcome: place === null ? "held" : "drop_point", place }];
}

type Closed = { readonly rule: string; readonly until: number | null };

function firstClosed(courier: DutyCourier, load: OpenLoad, rules: RightOfWay, now: number): Closed | null {
  for (const [place, at] of [
    [load.from, Math.max(now, load.readyAt)],
    [load.to, Math.max(now, load.readyAt, load.window.from)],
  ] as const) {
    const passage = rules.stop(courier, place, at, load.coldClass);
    if (!passage.ok) return { rule: passage.rule, until: passage.until };
  }
  return null;
}

/** The ward's drop point, when the door itself is closed to all who are on duty and somebody may go there. */
function dropPointFor(load: OpenLoad, { board, change, points }: View): Place | null {
  const at = Math.max(board.now, load.readyAt);
  const mayEnter = (place: Place): boolean =>
    board.couriers.some((courier) => change.after.stop(courier, place, at, load.coldClass).ok);
  if (mayEnter(load.to)) return null;
  const place = points.dropPointOf(load.to);
  return place !== null && mayEnter(place) ? place : null;
}

function nearestOpen(courier: DutyCourier, load: OpenLoad, { board, change, points }: View): Place | null {
  const { roads, after } = change;
  const open = points.handOver.filter(
    (place) =>
      after.stop(courier, place, board.now, load.coldClass).ok &&
      after.leg(courier, courier.position, place, board.now, load.coldClass).ok,
  );
  const away = (place: Place): number => roads.metres(courier.position, place);
  return open.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}
