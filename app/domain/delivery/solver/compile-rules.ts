import { loadAtStart, type Layout } from "./layout";
import type { RoutingProblem } from "./model";
import type { GoodsRules, MoreLoads, RideRules, Rules } from "./problem";

/** The rules that only some problems have. */
export function compileRules(words: RoutingProblem, layout: Layout): Rules {
  return {
    frozen: layout.frozen.every((own) => own.length === 0) ? null : layout.frozen,
    surcharge: surcharges(words, layout),
    goods: goodsRules(words, layout),
    moreLoads: moreLoads(words, layout),
    rides: rideRules(words, layout),
  };
}

/** Infinity where a vehicle may not carry the request; the price of moving it where it was promised to another. */
function surcharges({ vehicles, requests: offered }: RoutingProblem, layout: Layout): Float64Array | null {
  const frozenOn = new Map<number, number>();
  layout.frozen.forEach((own, vehicle) => {
    for (const node of own) frozenOn.set(layout.stops[node]?.request ?? -1, vehicle);
  });
  const isNeeded =
    offered.some((request) => request.barred ?? request.promised ?? request.onBoardOf) || frozenOn.size > 0;
  if (!isNeeded) return null;
  const table = new Float64Array(layout.requests.length * vehicles.length);
  layout.requests.slice(0, layout.looseRequests).forEach(({ request: index }, row) => {
    const request = offered[index];
    const bound = frozenOn.get(index);
    vehicles.forEach(({ id }, vehicle) => {
      const isBarred =
        request?.barred?.has(id) === true ||
        (request?.onBoardOf !== undefined && request.onBoardOf !== id) ||
        (bound !== undefined && bound !== vehicle);
      const moving = request?.promised === undefined || request.promised.to === id ? 0 : request.promised.moveCost;
      table[row * vehicles.length + vehicle] = isBarred ? Infinity : moving;
    });
  });
  return table;
}

function goodsRules({ conflicts = [], requests: offered }: RoutingProblem, layout: Layout): GoodsRules | null {
  if (conflicts.length === 0) return null;
  const names = [...new Set(conflicts.flat())];
  // One more class, the last, for goods that clash with nothing.
  const classes = names.length + 1;
  const clash = new Uint8Array(classes * classes);
  for (const [one, other] of conflicts) {
    clash[names.indexOf(one) * classes + names.indexOf(other)] = 1;
    clash[names.indexOf(other) * classes + names.indexOf(one)] = 1;
  }
  const classOf = Int32Array.from(layout.requests, ({ request }) => {
    const at = names.indexOf(offered[request]?.goods ?? "");
    return at < 0 ? classes - 1 : at;
  });
  return { classes, classOf, clash };
}

function moreLoads(words: RoutingProblem, { stops }: Layout): MoreLoads | null {
  const count = (words.vehicles[0]?.capacity.length ?? 1) - 1;
  if (count <= 0) return null;
  const demand = new Float64Array((stops.length + 2 * words.vehicles.length) * count);
  stops.forEach(({ request, kind }, node) => {
    for (let at = 0; at < count; at += 1)
      demand[node * count + at] = (kind === "pickup" ? 1 : -1) * (words.requests[request]?.load[at + 1] ?? 0);
  });
  const capacity = new Float64Array(words.vehicles.length * count);
  const onBoard = new Float64Array(words.vehicles.length * count);
  for (let at = 0; at < count; at += 1) {
    const start = loadAtStart(words, at + 1);
    words.vehicles.forEach((vehicle, index) => {
      capacity[index * count + at] = vehicle.capacity[at + 1] ?? 0;
      onBoard[index * count + at] = start[index] ?? 0;
    });
  }
  return { count, demand, capacity, onBoard };
}

function rideRules({ requests: offered, vehicles }: RoutingProblem, { stops, looseStops }: Layout): RideRules | null {
  if (offered.every(({ rideLimit }) => rideLimit === undefined)) return null;
  const nodes = stops.length + 2 * vehicles.length;
  const limit = new Float64Array(nodes).fill(Infinity);
  const from = new Int32Array(nodes).fill(-1);
  const pickups = new Map(stops.map(({ request, kind }, node) => [`${kind} ${request}`, node]));
  // A frozen delivery is driven as promised.
  stops.slice(0, looseStops).forEach(({ request, kind }, node) => {
    const pickup = pickups.get(`pickup ${request}`);
    const rideLimit = offered[request]?.rideLimit;
    if (kind === "pickup" || pickup === undefined || rideLimit === undefined) return;
    limit[node] = rideLimit;
    from[node] = pickup;
  });
  return { limit, from };
}
