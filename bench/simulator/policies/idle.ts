import type { Board, DutyCourier, OpenLoad, RunStop } from "~/domain/delivery/dispatch/board";
import type { Decision, Surroundings } from "~/domain/delivery/dispatch/decision";
import { metresBetween } from "~/domain/shared/geo";

/** Handing over at each end, as a plain dispatcher reckons. */
const serviceMinutes = 4;

export const isIdle = ({ now }: Board, { stops, restsUntil, shift, positionAt }: DutyCourier): boolean =>
  stops.length === 0 && restsUntil <= now && shift.until > now && positionAt > now - 5;

/** Loads to be asked about now, the most urgent first: the courier would not have to wait at either end. */
export function dueLoads(board: Board, { roads }: Surroundings): OpenLoad[] {
  return board.loads
    .filter(({ standing }) => standing.kind === "waiting" || standing.kind === "planned")
    .filter((load) => {
      const vehicle = load.lane === "haul" ? "truck" : "motorbike";
      const trip = roads.minutes(load.from, load.to, vehicle) + serviceMinutes;
      return board.now >= load.readyAt - 8 && board.now >= load.window.from - trip - 8;
    })
    .toSorted((one, other) => one.window.until - other.window.until || (one.id < other.id ? -1 : 1));
}

/** The first rule that keeps the courier off the load; null when none does. */
export function whyNot(board: Board, courier: DutyCourier, load: OpenLoad, surroundings: Surroundings): string | null {
  const { now } = board;
  if ((courier.vehicle === "truck") !== (load.lane === "haul")) return "vehicle";
  if (load.grams > courier.capacityG) return "capacity";
  if (load.coldClass !== "ambient" && load.grams > courier.coldG) return "cold";
  if ((load.notToAsk.get(courier.id) ?? 0) > now) return "refused";
  if ([load.from, load.to].some((place) => metresBetween(courier.home, place) > courier.rangeM)) return "area";
  const { rightOfWay, roads } = surroundings;
  const { from, to, coldClass, readyAt } = load;
  const reached = now + roads.minutes(courier.position, from, courier.vehicle);
  if (Math.max(reached, readyAt) > courier.shift.until) return "shift";
  const passages = [
    rightOfWay.stop(courier, from, now, coldClass),
    rightOfWay.stop(courier, to, now, coldClass),
    rightOfWay.leg(courier, courier.position, from, now, coldClass),
    rightOfWay.leg(courier, from, to, now, coldClass),
  ];
  return passages.flatMap((passage) => (passage.ok ? [] : [passage.rule]))[0] ?? null;
}

/** Asks an idle courier to carry one load. */
export function ask(board: Board, courier: DutyCourier, load: OpenLoad, { roads }: Surroundings): Decision {
  const { id, from, to, readyAt, window } = load;
  const pickup: RunStop = { loadId: id, kind: "pickup", place: from, earliest: readyAt, latest: window.until };
  const door: RunStop = { loadId: id, kind: "dropoff", place: to, earliest: window.from, latest: window.until };
  const pickupAt = Math.max(readyAt, board.now + roads.minutes(courier.position, from, courier.vehicle));
  const doorAt = Math.max(window.from, pickupAt + serviceMinutes + roads.minutes(from, to, courier.vehicle));
  const detourM = roads.metres(courier.position, from) + roads.metres(from, to);
  return {
    kind: load.lane === "on_demand" ? "offer" : "roster",
    courierId: courier.id,
    loadIds: [id],
    stops: [pickup, door],
    arrivals: [pickupAt, doorAt],
    costVnd: detourM,
    detourM,
    alternatives: [],
  };
}

/** Nobody could be asked: what the couriers there fail at, and goods on board that may not go on. */
export const leftOver = (load: OpenLoad, reasons: Readonly<Record<string, number>>): Decision => ({
  kind: "unassigned",
  loadId: load.id,
  reasons,
  alert: false,
});

/** Goods on board whose door has been closed to their courier are taken back. */
export function heldGoods(board: Board, { rightOfWay }: Surroundings): Decision[] {
  return board.loads.flatMap((load): Decision[] => {
    const { standing } = load;
    if (standing.kind !== "on_board" && standing.kind !== "accepted") return [];
    if (standing.kind === "on_board" && standing.isAtDoor === true) return [];
    const courier = board.couriers.find(({ id }) => id === standing.courierId);
    if (courier === undefined) return [];
    const places = standing.kind === "on_board" ? [load.to] : [load.from, load.to];
    const shut = places
      .map((place) => rightOfWay.stop(courier, place, board.now, load.coldClass))
      .find(({ ok }) => !ok);
    if (shut === undefined || shut.ok) return [];
    return standing.kind === "on_board"
      ? [{ kind: "hold", loadId: load.id, rule: shut.rule, until: shut.until }]
      : [{ kind: "release", loadId: load.id, courierId: courier.id, why: shut.rule }];
  });
}
