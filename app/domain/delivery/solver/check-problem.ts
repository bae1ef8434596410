import { refuseWith, type Refusal } from "~/domain/shared/refusal";
import type { RequestStop, RoadTable, RoutingProblem, TransportRequest, VehicleOffer } from "./model";

/** A problem that no search should see: the field, as a path into it, and what is wrong there. */
export type BadProblem = Refusal<"bad_problem", { field: string; rule: ProblemRule }>;

export type ProblemRule =
  | "empty"
  | "wrong_size"
  | "not_a_number"
  | "negative"
  | "too_large"
  | "twice"
  | "unknown"
  | "window_ends_before_it_begins"
  | "pickup_is_delivery"
  | "no_stop"
  | "contradiction"
  | "unknown_key";

/** Larger times, costs and loads are mistakes, and would cost the sums their last digits. */
const largest = 1e9;

/** Stops at the first fault, so that its message can name one field. */
class Fault extends Error {
  constructor(
    readonly field: string,
    readonly rule: ProblemRule,
  ) {
    super(`${field}: ${rule}`);
  }
}

/** The border of the solver: everything it relies on is looked at here, once. */
export function checkProblem(problem: RoutingProblem): { ok: true } | BadProblem {
  try {
    const places = checkRoads(problem.roads);
    checkVehicles(problem, places);
    checkRequests(problem, places);
    checkFrozen(problem);
    return { ok: true };
  } catch (error) {
    if (error instanceof Fault) return refuseWith("bad_problem", { field: error.field, rule: error.rule });
    throw error;
  }
}

function must(isRight: boolean, field: string, rule: ProblemRule): void {
  if (!isRight) throw new Fault(field, rule);
}

function mustBeAmount(value: number, field: string): void {
  must(typeof value === "number" && !Number.isNaN(value), field, "not_a_number");
  must(value >= 0, field, "negative");
  must(value <= largest, field, "too_large");
}

function checkRoads(roads: readonly RoadTable[]): number {
  must(roads.length > 0, "roads", "empty");
  const places = roads[0]?.places ?? 0;
  roads.forEach((table, index) => {
    const field = `roads[${index}]`;
    must(
      Number.isInteger(table.places) && table.places > 0 && table.places === places,
      `${field}.places`,
      "wrong_size",
    );
    for (const name of ["minutes", "cost"] as const) {
      const own = table[name];
      if (own === undefined) continue;
      must(own.length === places * places, `${field}.${name}`, "wrong_size");
      own.forEach((value, at) => {
        // Spelled only when it is needed: the tables are large.
        if (!(value >= 0 && value <= largest)) mustBeAmount(value, `${field}.${name}[${at}]`);
      });
    }
  });
  return places;
}

const vehicleKeys = ["id", "roads", "start", "end", "from", "until", "capacity", "fixedCost", "frozen"];
const stopKeys = ["place", "earliest", "latest", "service"];
const requestKeys = "id pickup delivery load onBoardOf rideLimit goods barred penalty tier promised".split(" ");

/** A misspelled field would else be a rule silently not kept. */
function mustHaveOnly(keys: readonly string[], given: object, field: string): void {
  for (const key of Object.keys(given)) must(keys.includes(key), `${field}.${key}`, "unknown_key");
}

function mustBePlace(place: number, places: number, field: string): void {
  must(Number.isInteger(place) && place >= 0 && place < places, field, "unknown");
}

function checkVehicles({ vehicles, roads }: RoutingProblem, places: number): void {
  must(vehicles.length > 0, "vehicles", "empty");
  const ids = new Set<string>();
  vehicles.forEach((vehicle, index) => {
    const field = `vehicles[${index}]`;
    mustHaveOnly(vehicleKeys, vehicle, field);
    must(!ids.has(vehicle.id), `${field}.id`, "twice");
    ids.add(vehicle.id);
    must(roads[vehicle.roads] !== undefined, `${field}.roads`, "unknown");
    mustBePlace(vehicle.start, places, `${field}.start`);
    if (vehicle.end !== null) mustBePlace(vehicle.end, places, `${field}.end`);
    mustBeAmount(vehicle.from, `${field}.from`);
    mustBeAmount(vehicle.until, `${field}.until`);
    must(vehicle.from <= vehicle.until, `${field}.until`, "window_ends_before_it_begins");
    must(vehicle.capacity.length === (vehicles[0]?.capacity.length ?? 0), `${field}.capacity`, "wrong_size");
    must(vehicle.capacity.length > 0, `${field}.capacity`, "empty");
    vehicle.capacity.forEach((room, at) => mustBeAmount(room, `${field}.capacity[${at}]`));
    mustBeAmount(vehicle.fixedCost ?? 0, `${field}.fixedCost`);
  });
}

function checkRequests({ requests, vehicles }: RoutingProblem, places: number): void {
  const ids = new Set<string>();
  const vehicleIds = new Set(vehicles.map(({ id }) => id));
  requests.forEach((request, index) => {
    const field = `requests[${index}]`;
    mustHaveOnly(requestKeys, request, field);
    must(!ids.has(request.id), `${field}.id`, "twice");
    ids.add(request.id);
    checkStops(request, places, field);
    must(request.load.length === vehicles[0]?.capacity.length, `${field}.load`, "wrong_size");
    request.load.forEach((load, at) => mustBeAmount(load, `${field}.load[${at}]`));
    mustBeAmount(request.rideLimit ?? 0, `${field}.rideLimit`);
    mustBeAmount(request.penalty ?? 0, `${field}.penalty`);
    mustBeAmount(request.promised?.moveCost ?? 0, `${field}.promised.moveCost`);
    mustKnow(vehicleIds, request.promised?.to, `${field}.promised.to`);
    mustKnow(vehicleIds, request.onBoardOf, `${field}.onBoardOf`);
    for (const id of request.barred?.keys() ?? []) mustKnow(vehicleIds, id, `${field}.barred`);
  });
}

function mustKnow(known: ReadonlySet<string>, id: string | undefined, field: string): void {
  must(id === undefined || known.has(id), field, "unknown");
}

function checkStops({ pickup, delivery, onBoardOf }: TransportRequest, places: number, field: string): void {
  must(pickup !== undefined || delivery !== undefined, field, "no_stop");
  if (pickup !== undefined) checkStop(pickup, places, `${field}.pickup`);
  if (delivery !== undefined) checkStop(delivery, places, `${field}.delivery`);
  must(pickup === undefined || pickup.place !== delivery?.place, `${field}.delivery.place`, "pickup_is_delivery");
  // Goods are on board exactly when they need no pickup.
  must((pickup === undefined) === (onBoardOf !== undefined), `${field}.onBoardOf`, "contradiction");
}

function checkStop(stop: RequestStop, places: number, field: string): void {
  const { place, earliest, latest, service } = stop;
  mustHaveOnly(stopKeys, stop, field);
  mustBePlace(place, places, `${field}.place`);
  mustBeAmount(earliest, `${field}.earliest`);
  mustBeAmount(latest, `${field}.latest`);
  mustBeAmount(service, `${field}.service`);
  must(earliest <= latest, `${field}.latest`, "window_ends_before_it_begins");
}

/** Frozen stops exist, once each, and no delivery is frozen before its pickup, or on another vehicle. */
function checkFrozen({ vehicles, requests }: RoutingProblem): void {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const frozenOn = new Map<string, VehicleOffer>();
  vehicles.forEach((vehicle, index) => {
    (vehicle.frozen ?? []).forEach(({ request: id, kind }, at) => {
      const field = `vehicles[${index}].frozen[${at}]`;
      const request = byId.get(id);
      must(request?.[kind] !== undefined, field, "unknown");
      must(!frozenOn.has(`${kind} ${id}`), field, "twice");
      const isOrphan = kind === "delivery" && request?.pickup !== undefined && frozenOn.get(`pickup ${id}`) !== vehicle;
      must(!isOrphan, field, "contradiction");
      must(request?.onBoardOf === undefined || request.onBoardOf === vehicle.id, field, "contradiction");
      frozenOn.set(`${kind} ${id}`, vehicle);
    });
  });
}
