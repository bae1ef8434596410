import { roadMetres } from "~/domain/areas/reach";
import type { Board, DutyCourier, Lane, OpenLoad, Place } from "~/domain/delivery/dispatch/board";
import type { Decision, RightOfWay, Surroundings } from "~/domain/delivery/dispatch/decision";
import { Chance } from "~/domain/delivery/solver/chance";
import { checkProblem } from "~/domain/delivery/solver/check-problem";
import { solve } from "~/domain/delivery/solver/solve";
import { travelMinutes } from "~/domain/delivery/travel";
import type { Vehicle } from "~/domain/identity/types";

/** 10:00 in Vietnam on a Monday, minutes since 1970. */
export const tenOClock = Date.UTC(2026, 10, 23, 3) / 60_000;

export const freeWay: RightOfWay = {
  stop: () => ({ ok: true, delayMinutes: 0 }),
  leg: () => ({ ok: true, delayMinutes: 0 }),
};

/** The commune "red" is closed to those without a pass, from a minute on; its gate costs five minutes. */
export const redWay = (from: number): RightOfWay => ({
  stop: ({ passes }, { communeCode }, at) => {
    if (communeCode !== "red" || at < from) return { ok: true, delayMinutes: 0 };
    return passes.length > 0 ? { ok: true, delayMinutes: 5 } : { ok: false, rule: "red_area", until: from + 600 };
  },
  leg: () => ({ ok: true, delayMinutes: 0 }),
});

/** Real roads, every area open, and a search that counts its steps instead of looking at a clock. */
export const surroundings = (rightOfWay: RightOfWay = freeWay, steps = 40): Surroundings => ({
  roads: { minutes: travelMinutes, metres: roadMetres },
  rightOfWay,
  improve: (problem, before) => {
    const checked = checkProblem(problem);
    if (!checked.ok) throw new Error(`a problem the solver refuses: ${checked.field} ${checked.rule}`);
    let asked = 0;
    const passed = (): number => (asked += 1) / steps;
    return Promise.resolve(solve(problem, { objective: "cost", seed: 7, passed }, before));
  },
});

export const placeAt = (lat: number, lng: number, communeCode = "1"): Place => ({
  lat,
  lng,
  provinceCode: "79",
  communeCode,
});

export const aLoadToCarry = (over: Partial<OpenLoad> = {}): OpenLoad => ({
  id: "load",
  lane: "on_demand",
  from: placeAt(10.78, 106.69),
  to: placeAt(10.79, 106.7),
  grams: 3_000,
  coldClass: "ambient",
  readyAt: tenOClock,
  window: { from: tenOClock, until: tenOClock + 90 },
  rideLimit: null,
  tier: 1,
  payVnd: 20_000,
  standing: { kind: "waiting" },
  offersMade: 0,
  notToAsk: new Map(),
  pinnedTo: null,
  openSince: tenOClock - 5,
  ...over,
});

export const aDutyCourier = (over: Partial<DutyCourier> = {}): DutyCourier => ({
  id: "courier",
  vehicle: "motorbike",
  capacityG: 40_000,
  coldG: 15_000,
  home: placeAt(10.78, 106.69),
  rangeM: 20_000,
  shift: { from: tenOClock - 120, until: tenOClock + 480 },
  passes: [],
  position: placeAt(10.78, 106.69),
  positionAt: tenOClock,
  stops: [],
  frozenStops: 0,
  restsUntil: 0,
  changesSeen: 0,
  vndPerHour: 38_000,
  ...over,
});

export const aBoard = (loads: readonly OpenLoad[], couriers: readonly DutyCourier[], now = tenOClock): Board => ({
  shard: "1",
  now,
  loads,
  couriers,
});

/** A seeded board in a town of 15 × 15 km, a quarter of it red; nothing promised yet. */
export function drawBoard(seed: number, loads: number, couriers: number): Board {
  const chance = new Chance(seed);
  return aBoard(
    Array.from({ length: loads }, (_, index) => drawLoad(chance, `l${index}`)),
    Array.from({ length: couriers }, (_, index) => drawCourier(chance, `c${index}`)),
  );
}

const drawPlace = (chance: Chance): Place => {
  const [north, east] = [chance.unit(), chance.unit()];
  return placeAt(10.72 + north * 0.135, 106.62 + east * 0.135, north > 0.5 && east > 0.5 ? "red" : "1");
};

function drawLoad(chance: Chance, id: string): OpenLoad {
  const lane: Lane = chance.unit() < 0.25 ? "wave" : "on_demand";
  const readyAt = tenOClock - 20 + chance.below(60);
  const isChilled = chance.unit() < 0.2;
  const from = lane === "wave" ? placeAt(10.75, 106.66) : drawPlace(chance);
  const opens = readyAt + (lane === "wave" ? chance.below(180) : 0);
  return aLoadToCarry({
    ...{ id, lane, from, readyAt },
    to: drawPlace(chance),
    grams: 500 + chance.below(9_000),
    coldClass: isChilled ? "chilled" : "ambient",
    rideLimit: isChilled ? 120 : null,
    window: { from: opens, until: Math.max(opens, tenOClock - 20) + 30 + chance.below(180) },
    tier: chance.below(4) as OpenLoad["tier"],
    openSince: tenOClock - chance.below(30),
    offersMade: chance.below(5),
    notToAsk: new Map(chance.unit() < 0.2 ? [["c0", tenOClock + 60]] : []),
    pinnedTo: chance.unit() < 0.05 ? "c1" : null,
  });
}

function drawCourier(chance: Chance, id: string): DutyCourier {
  const vehicle = (["bicycle", "motorbike", "motorbike", "motorbike", "van"] as const)[chance.below(5)] as Vehicle;
  const position = drawPlace(chance);
  return aDutyCourier({
    ...{ id, vehicle, position },
    home: position,
    capacityG: vehicle === "van" ? 400_000 : vehicle === "bicycle" ? 15_000 : 30_000,
    coldG: chance.unit() < 0.5 ? 12_000 : 0,
    rangeM: 8_000 + chance.below(12_000),
    shift: { from: tenOClock - 60, until: tenOClock + 60 + chance.below(400) },
    passes:
      chance.unit() < 0.3
        ? [{ provinceCode: "79", communeCode: null, validFrom: new Date(0), validUntil: new Date(1e14) }]
        : [],
    positionAt: tenOClock - chance.below(40),
    restsUntil: chance.unit() < 0.1 ? tenOClock + 3 : 0,
    changesSeen: chance.below(3),
    vndPerHour: chance.unit() < 0.2 ? null : 20_000 + chance.below(40_000),
  });
}

/** The board a while later, when everybody has said yes to everything and driven what was due: some goods are on board. */
export function afterwards(board: Board, decisions: readonly Decision[], minutes: number): Board {
  const now = board.now + minutes;
  const loads = new Map(board.loads.map((load) => [load.id, load]));
  const couriers = new Map(board.couriers.map((courier) => [courier.id, { ...courier, positionAt: now }]));
  for (const decision of decisions) {
    if (decision.kind === "release") drop(loads, couriers, decision.loadId, decision.courierId);
    if (decision.kind !== "offer" && decision.kind !== "roster" && decision.kind !== "reorder") continue;
    const courier = couriers.get(decision.courierId);
    if (courier !== undefined)
      couriers.set(courier.id, drive({ ...courier, stops: decision.stops }, decision, now, loads));
    for (const id of decision.kind === "reorder" ? [] : decision.loadIds) {
      const load = loads.get(id);
      if (load?.standing.kind === "waiting" || load?.standing.kind === "planned")
        loads.set(id, { ...load, standing: { kind: "accepted", courierId: decision.courierId } });
    }
  }
  for (const decision of decisions) {
    const load = decision.kind === "wait" ? loads.get(decision.loadId) : undefined;
    if (load !== undefined && decision.kind === "wait" && decision.plannedFor !== null)
      loads.set(load.id, {
        ...load,
        standing: { kind: "planned", courierId: decision.plannedFor, slot: decision.slot },
      });
  }
  return { ...board, now, loads: [...loads.values()], couriers: [...couriers.values()] };
}

function drop(
  loads: Map<string, OpenLoad>,
  couriers: Map<string, DutyCourier>,
  loadId: string,
  courierId: string,
): void {
  const courier = couriers.get(courierId);
  const load = loads.get(loadId);
  if (courier !== undefined)
    couriers.set(courierId, { ...courier, stops: courier.stops.filter((stop) => stop.loadId !== loadId) });
  if (load !== undefined) loads.set(loadId, { ...load, standing: { kind: "waiting" } });
}

function drive(
  courier: DutyCourier,
  { stops, arrivals }: { stops: DutyCourier["stops"]; arrivals: readonly number[] },
  now: number,
  loads: Map<string, OpenLoad>,
): DutyCourier {
  const done = arrivals.findIndex((arrival) => arrival + 1 > now);
  const count = done < 0 ? stops.length : done;
  for (const [at, { loadId, kind }] of stops.slice(0, count).entries()) {
    const load = loads.get(loadId);
    if (load === undefined) continue;
    if (kind === "pickup")
      loads.set(loadId, {
        ...load,
        standing: { kind: "on_board", courierId: courier.id, since: (arrivals[at] ?? now) + 1 },
      });
    else loads.delete(loadId);
  }
  return {
    ...courier,
    position: stops[count - 1]?.place ?? courier.position,
    stops: stops.slice(count),
    frozenStops: Math.min(1, stops.length - count),
  };
}
