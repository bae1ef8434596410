import type { FrozenStop, RequestStop, RoutingProblem } from "./model";

/** A stop with its name outside. */
export type NamedStop = { readonly request: number; readonly kind: FrozenStop["kind"]; readonly stop: RequestStop };

export type Layout = ReturnType<typeof layOut>;

/**
 * Numbers the stops: loose ones first, then the frozen ones, each of them a request of its own.
 */
export function layOut(words: RoutingProblem) {
  const stops: NamedStop[] = [];
  const requestOf: number[] = [];
  const requests: { request: number; first: number; second: number }[] = [];
  const index = new Map(words.requests.map(({ id }, at) => [id, at]));
  const isFrozen = new Set(
    words.vehicles.flatMap(({ frozen = [] }) => frozen.map(({ request, kind }) => `${kind} ${request}`)),
  );
  const add = (request: number, kind: FrozenStop["kind"], stop: RequestStop): number => {
    requestOf.push(requests.length);
    return stops.push({ request, kind, stop }) - 1;
  };
  words.requests.forEach(({ id, pickup, delivery }, request) => {
    const loosePickup = isFrozen.has(`pickup ${id}`) ? undefined : pickup;
    const looseDelivery = isFrozen.has(`delivery ${id}`) ? undefined : delivery;
    const ends = [
      ...(loosePickup === undefined ? [] : [add(request, "pickup", loosePickup)]),
      ...(looseDelivery === undefined ? [] : [add(request, "delivery", looseDelivery)]),
    ];
    const [first, second] = ends;
    if (first !== undefined) requests.push({ request, first, second: second ?? -1 });
  });
  const looseStops = stops.length;
  const looseRequests = requests.length;
  const frozen = words.vehicles.map(({ frozen: promised = [] }) =>
    promised.flatMap(({ request: id, kind }) => {
      const request = index.get(id) ?? -1;
      const stop = words.requests[request]?.[kind];
      if (stop === undefined) return [];
      const node = add(request, kind, stop);
      requests.push({ request, first: node, second: -1 });
      return [node];
    }),
  );
  return { stops, requestOf, requests, looseStops, looseRequests, frozen };
}

/** What the vehicle carries before its first stop: goods on board, whether or not they find their way this time. */
export function loadAtStart(words: RoutingProblem, capacity: number): Float64Array {
  const index = new Map(words.vehicles.map(({ id }, at) => [id, at]));
  const load = new Float64Array(words.vehicles.length);
  for (const request of words.requests) {
    const vehicle = request.onBoardOf === undefined ? undefined : index.get(request.onBoardOf);
    if (vehicle !== undefined) load[vehicle] = (load[vehicle] ?? 0) + (request.load[capacity] ?? 0);
  }
  return load;
}
