import type { Point } from "~/domain/shared/geo";
import type { RoadTable, RoutePlan, RoutingProblem, TransportRequest, VehicleOffer } from "../solver/model";
import type { DutyCourier, OpenLoad, RunStop } from "./board";
import type { Desk } from "./desk";
import { coldGramsOf, keyOf } from "./feasibility";
import { stopsFor, type OpenRun } from "./open-run";
import { comfortable, dueOf, roadVnd } from "./price";
import { freezing, openingVnd, parcelMinutes } from "./settings";
import { roadBetween, startOf } from "./walk";

export type Posed = { readonly problem: RoutingProblem; readonly before: readonly RoutePlan[] };

/** Places of a problem by number; two stops at one point share a number. */
class Gazetteer {
  readonly points: Point[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(point: Point): number {
    const name = `${point.lat} ${point.lng}`;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.points.length);
    return this.points.push(point) - 1;
  }
}

/**
 * A draft in the solver's words: each run a vehicle that has driven so far, each load a request, promised loads bound to their courier
 * and the head of the run frozen. Windows end where lateness begins to cost, or, for what is late already, where it is now. Parking is
 * part of a leg, so that a second parcel at the same place costs one minute only.
 */
export function poseProblem(runs: readonly OpenRun[], mayCarry: Carriers, desk: Desk): Posed {
  const gazetteer = new Gazetteer();
  const classes = [...new Set(runs.map(({ courier }) => courier.vehicle))];
  const hasCold = runs.some(({ stops }) => stops.some(({ loadId }) => coldOf(desk.loads.get(loadId)) > 0));
  const capacities = (courier: DutyCourier): number[] =>
    hasCold ? [courier.capacityG, courier.coldG] : [courier.capacityG];
  const requests = runs.flatMap((run) => requestsOf(run, { runs, mayCarry, desk, gazetteer, hasCold }));
  const stopPlaces = gazetteer.points.length;
  const vehicles = runs.map((run): VehicleOffer => ({
    id: run.courier.id,
    roads: classes.indexOf(run.courier.vehicle),
    start: gazetteer.numberOf(run.courier.position),
    end: null,
    from: startOf(run.courier, desk.now),
    until: Math.max(run.limits.endsBy, run.walk.endsAt, startOf(run.courier, desk.now)),
    capacity: capacities(run.courier),
    fixedCost: run.courier.stops.length === 0 ? openingVnd[run.courier.vehicle] : 0,
    ...frozenOf(run),
  }));
  const roads = classes.map((vehicle) => roadTable(gazetteer.points, stopPlaces, vehicle, desk));
  return { problem: { roads, vehicles, requests }, before: runs.map(routeOf) };
}

/** Who else may carry a load that nobody has been promised: not those that a standing rule keeps from it. */
export type Carriers = (load: OpenLoad) => ReadonlySet<string>;

type Posing = {
  readonly runs: readonly OpenRun[];
  readonly mayCarry: Carriers;
  readonly desk: Desk;
  readonly gazetteer: Gazetteer;
  readonly hasCold: boolean;
};

const coldOf = (load: OpenLoad | undefined): number => (load === undefined ? 0 : coldGramsOf(load));

const solverKind = ({ kind }: Pick<RunStop, "kind">): "pickup" | "delivery" =>
  kind === "pickup" ? "pickup" : "delivery";

const frozenOf = ({ courier, limits }: OpenRun): Pick<VehicleOffer, "frozen"> =>
  limits.frozen === 0
    ? {}
    : {
        frozen: courier.stops.slice(0, limits.frozen).map((stop) => ({ request: stop.loadId, kind: solverKind(stop) })),
      };

const routeOf = ({ courier, stops, walk, costVnd }: OpenRun): RoutePlan => ({
  vehicle: courier.id,
  stops: stops.map((stop, at) => ({ request: stop.loadId, kind: solverKind(stop), begins: walk.arrivals[at] ?? 0 })),
  cost: costVnd,
});

function requestsOf(run: OpenRun, posing: Posing): TransportRequest[] {
  return [...new Set(run.stops.map(({ loadId }) => loadId))].flatMap((id) => {
    const load = posing.desk.loads.get(id);
    return load === undefined ? [] : [requestOf(load, run, posing)];
  });
}

function requestOf(load: OpenLoad, run: OpenRun, posing: Posing): TransportRequest {
  const { gazetteer, hasCold } = posing;
  const ends = run.stops.flatMap((stop, at) => (stop.loadId === load.id ? [{ stop, at }] : []));
  const stopOf = ({ stop, at }: (typeof ends)[number]) => ({
    place: gazetteer.numberOf(stop.place),
    earliest: Math.max(0, stop.earliest),
    latest: Math.max(stop.earliest, latestAt(run, at, load)),
    service: parcelMinutes,
  });
  const pickup = ends.find(({ stop }) => stop.kind === "pickup");
  const door = ends.find(({ stop }) => stop.kind !== "pickup");
  const isPromised = run.courier.stops.some(({ loadId }) => loadId === load.id);
  return {
    id: load.id,
    ...(pickup === undefined ? { onBoardOf: run.courier.id } : { pickup: stopOf(pickup) }),
    ...(door === undefined ? {} : { delivery: stopOf(door) }),
    load: hasCold ? [load.grams, coldGramsOf(load)] : [load.grams],
    ...(load.rideLimit === null || pickup === undefined
      ? {}
      : { rideLimit: run.limits.rides.get(load.id) ?? load.rideLimit }),
    ...(pickup === undefined ? {} : { barred: barredFrom(load, run, isPromised, posing) }),
    ...(isPromised || pickup === undefined
      ? {}
      : { promised: { to: run.courier.id, moveCost: freezing.plannedSavesVnd } }),
  };
}

function latestAt(run: OpenRun, at: number, load: OpenLoad): number {
  const arrival = run.walk.arrivals[at] ?? 0;
  const stop = run.stops[at];
  const onTime = stop === undefined ? Infinity : comfortable(dueOf(stop, load));
  const wished = Math.min(run.limit[at + 1] ?? Infinity, arrival <= onTime ? onTime : arrival, run.limits.endsBy);
  return Math.max(wished, arrival);
}

function barredFrom(
  load: OpenLoad,
  run: OpenRun,
  isPromised: boolean,
  { runs, mayCarry }: Posing,
): Map<string, string> {
  const carriers = isPromised ? new Set<string>() : mayCarry(load);
  const others = runs.filter(({ courier }) => courier !== run.courier && !carriers.has(courier.id));
  return new Map(others.map(({ courier }) => [courier.id, "not_a_candidate"]));
}

/** Of the points, so many are stops; the others are where couriers are. */
function roadTable(points: readonly Point[], stops: number, vehicle: DutyCourier["vehicle"], desk: Desk): RoadTable {
  const places = points.length;
  const minutes = new Float64Array(places * places);
  const cost = new Float64Array(places * places);
  for (const [from, start] of points.entries())
    for (const [to, end] of points.entries()) {
      if (from === to) continue;
      const road = roadBetween(desk, start, end, vehicle, from >= stops);
      minutes[from * places + to] = road.minutes;
      cost[from * places + to] = roadVnd(vehicle, road.metres, road.minutes);
    }
  return { places, minutes, cost };
}

/** The stops of a route in the solver's answer: promised ones as they stand in the run, the others as they would be promised. */
export function stopsOfRoute(route: RoutePlan | undefined, courier: DutyCourier, desk: Desk): RunStop[] {
  const own = new Map(courier.stops.map((stop) => [keyOf(stop), stop]));
  return (route?.stops ?? []).flatMap(({ request, kind }) => {
    const load = desk.loads.get(request);
    if (load === undefined) return [];
    const kinds = kind === "pickup" ? (["pickup"] as const) : (["dropoff", "return"] as const);
    const kept = kinds
      .map((name) => own.get(keyOf({ kind: name, loadId: request })))
      .find((stop) => stop !== undefined);
    const [pickup, door] = stopsFor(load);
    return [kept ?? (kind === "pickup" ? pickup : door)];
  });
}
