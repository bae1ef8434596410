import type { ColdClass } from "~/domain/areas/reach";
import { metresBetween, type Point } from "~/domain/shared/geo";
import type { Board, DutyCourier, OpenLoad, RunStop } from "./board";
import type { Decision, Surroundings } from "./decision";

/** What is wrong, where. An empty list: every decision keeps every rule. */
export type Fault = { readonly where: string; readonly what: string };

type World = Pick<Surroundings, "roads" | "rightOfWay">;
type Run = { readonly stops: readonly RunStop[]; readonly arrivals: readonly number[] };
type Report = (where: string, what: string) => void;

const rounding = 1e-3;
/** Least minutes that a handing over takes, and most that one may be late by what each stop before it took longer. */
const handOver = 1;
const slackAtStop = 10;

/**
 * Looks at decisions from the board alone. It shares no code with what makes them, so that the two cannot be wrong together; it is for
 * tests and the simulator.
 */
export function checkDecisions(board: Board, world: World, decisions: readonly Decision[]): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (where, what) => void faults.push({ where, what });
  const loads = new Map(board.loads.map((load) => [load.id, load]));
  const couriers = new Map(board.couriers.map((courier) => [courier.id, courier]));
  const spoken = new Set<string>();
  const busy = new Set<string>();
  for (const decision of decisions) {
    const named = "loadIds" in decision ? decision.loadIds : "loadId" in decision ? [decision.loadId] : [];
    for (const id of named) {
      if (spoken.has(id)) report(id, "decided about twice");
      spoken.add(id);
      if (!loads.has(id)) report(id, "not on the board");
    }
    if (decision.kind === "offer" || decision.kind === "roster" || decision.kind === "reorder") {
      const courier = couriers.get(decision.courierId);
      if (courier === undefined || busy.has(decision.courierId)) report(decision.courierId, "unknown or asked twice");
      busy.add(decision.courierId);
      if (courier !== undefined) checkProposal(board, world, loads, courier, decision, report);
    }
    if (decision.kind === "release") checkRelease(decision, loads, couriers, world, board.now, report);
  }
  checkAllAnswered(board, spoken, report);
  return faults;
}

type Proposal = Extract<Decision, { kind: "offer" | "roster" | "reorder" }>;

function checkProposal(
  board: Board,
  world: World,
  loads: ReadonlyMap<string, OpenLoad>,
  courier: DutyCourier,
  proposal: Proposal,
  report: Report,
): void {
  const added = proposal.kind === "reorder" ? [] : proposal.loadIds;
  for (const id of added) {
    const load = loads.get(id);
    if (load !== undefined) checkMayAsk(board, load, courier, proposal.kind, report);
  }
  if (proposal.kind === "reorder" && courier.changesSeen >= 2) report(courier.id, "changed a third time");
  if (proposal.kind !== "reorder" && added.length === 0) report(courier.id, "asked about nothing");
  checkStops(courier, added, proposal, report);
  checkFrozen(courier, proposal, board.now, report);
  checkTimes(courier, loads, world, proposal, board.now, report);
  checkWeights(courier, loads, proposal, report);
}

function checkMayAsk(board: Board, load: OpenLoad, courier: DutyCourier, kind: Proposal["kind"], report: Report): void {
  const { standing, pinnedTo } = load;
  const isOpen =
    standing.kind === "waiting" ||
    standing.kind === "planned" ||
    (standing.kind === "offered" && standing.until <= board.now);
  if (!isOpen) report(load.id, `is ${standing.kind}`);
  if (pinnedTo !== null && pinnedTo !== courier.id) report(load.id, "pinned to another");
  if (isSetAside(load, courier, board.now)) report(load.id, `${courier.id} is not to be asked`);
  if (courier.restsUntil > board.now) report(courier.id, "rests");
  if (board.now - courier.positionAt > 30) report(courier.id, "nobody knows where");
  if ((load.lane === "on_demand") !== (kind === "offer")) report(load.id, `${load.lane} as ${kind}`);
  for (const end of [load.from, load.to])
    if (metresBetween(courier.home, end) > courier.rangeM) report(load.id, `out of the range of ${courier.id}`);
  if (load.coldClass !== "ambient" && courier.coldG < load.grams) report(load.id, "needs a larger cold box");
  const isAskedElsewhere = board.loads.some(
    (other) =>
      other.standing.kind === "offered" && other.standing.courierId === courier.id && other.standing.until > board.now,
  );
  if (isAskedElsewhere) report(courier.id, "looks at another offer");
}

const isSetAside = ({ notToAsk, askableAgain }: OpenLoad, { id }: DutyCourier, now: number): boolean =>
  (notToAsk.get(id) ?? 0) > now && askableAgain?.has(id) !== true;

const nameOf = ({ kind, loadId }: RunStop): string => `${kind} of ${loadId}`;

/** What was promised is still there, once, and for offers in the same order; what is added has both ends. */
function checkStops(courier: DutyCourier, added: readonly string[], { kind, stops }: Proposal, report: Report): void {
  const expected = [
    ...courier.stops.map(nameOf),
    ...added.flatMap((id) => [`pickup of ${id}`, `dropoff of ${id}`]),
  ].sort();
  const found = stops.map(nameOf);
  if (found.toSorted().join() !== expected.join()) report(courier.id, "stops are lost, added or doubled");
  const old = found.filter((name) => courier.stops.some((stop) => nameOf(stop) === name));
  if (kind !== "reorder" && old.join() !== courier.stops.map(nameOf).join())
    report(courier.id, "promised stops change places");
}

function checkFrozen(courier: DutyCourier, { stops }: Run, now: number, report: Report): void {
  courier.stops.slice(0, courier.frozenStops).forEach((stop, at) => {
    const own = stops[at];
    if (own === undefined || nameOf(own) !== nameOf(stop)) report(courier.id, `frozen ${nameOf(stop)} moved at ${now}`);
  });
}

/** Drives the run as stated: no arrival is sooner than the road allows, every place and leg may be entered then. */
function checkTimes(
  courier: DutyCourier,
  loads: ReadonlyMap<string, OpenLoad>,
  { roads, rightOfWay }: World,
  { stops, arrivals }: Run,
  now: number,
  report: Report,
): void {
  let place: Point = courier.position;
  let leaves = Math.max(now, courier.shift.from);
  const left = new Map<string, number>();
  stops.forEach((stop, at) => {
    const goods: ColdClass = loads.get(stop.loadId)?.coldClass ?? "ambient";
    const arrival = arrivals[at] ?? NaN;
    const leg = rightOfWay.leg(courier, place, stop.place, leaves, goods);
    const reached = leaves + roads.minutes(place, stop.place, courier.vehicle) + (leg.ok ? leg.delayMinutes : 0);
    const entry = rightOfWay.stop(courier, stop.place, reached, goods);
    if (!leg.ok) report(courier.id, `drives to ${nameOf(stop)} against ${leg.rule}`);
    if (!entry.ok) report(courier.id, `enters ${nameOf(stop)} against ${entry.rule}`);
    if (!(arrival >= reached - rounding))
      report(courier.id, `is at ${nameOf(stop)} at ${arrival}, cannot before ${reached}`);
    if (arrival < stop.earliest - rounding) report(courier.id, `is at ${nameOf(stop)} too early`);
    leaves = arrival + handOver;
    place = stop.place;
    if (stop.kind === "pickup") left.set(stop.loadId, leaves);
  });
  checkPromises(courier, loads, { stops, arrivals }, left, roads, now, report);
}

/** Promised stops are on time or no later than on the run as it was; rides keep their limit; the shift its end. */
function checkPromises(
  courier: DutyCourier,
  loads: ReadonlyMap<string, OpenLoad>,
  { stops, arrivals }: Run,
  left: ReadonlyMap<string, number>,
  roads: World["roads"],
  now: number,
  report: Report,
): void {
  const before = soonest(courier, courier.stops, roads, now);
  stops.forEach((stop, at) => {
    const arrival = arrivals[at] ?? NaN;
    const old = courier.stops.findIndex((own) => nameOf(own) === nameOf(stop));
    const latest = Math.max(stop.latest, (before[old] ?? -Infinity) + slackAtStop * (old + 1));
    if (arrival > latest + rounding) report(courier.id, `${nameOf(stop)} becomes late`);
    const load = loads.get(stop.loadId);
    const since = load?.rideSince ?? left.get(stop.loadId);
    if (old < 0 && stop.kind === "pickup" && arrival > courier.shift.until + rounding)
      report(courier.id, `${nameOf(stop)} is after the shift`);
    if (old >= 0 || load === undefined || load.rideLimit === null || since === undefined || stop.kind === "pickup")
      return;
    if (arrival - since > load.rideLimit + rounding) report(stop.loadId, `rides ${arrival - since} minutes`);
    if (arrival < load.readyAt) report(stop.loadId, "delivered before it is ready");
  });
  const ends = (arrivals.at(-1) ?? now) + handOver;
  const ended = (before.at(-1) ?? now) + slackAtStop * courier.stops.length;
  const { shift, finishesBy = shift.until } = courier;
  if (ends > Math.max(finishesBy, ended) + rounding) report(courier.id, "works past the end of the shift");
}

/** When a run's stops could be reached at best, with nothing between them but road. */
function soonest(courier: DutyCourier, stops: readonly RunStop[], roads: World["roads"], now: number): number[] {
  let place: Point = courier.position;
  let at = Math.max(now, courier.shift.from);
  return stops.map((stop) => {
    const arrival = Math.max(at + roads.minutes(place, stop.place, courier.vehicle), stop.earliest);
    at = arrival + handOver;
    place = stop.place;
    return arrival;
  });
}

function checkWeights(
  courier: DutyCourier,
  loads: ReadonlyMap<string, OpenLoad>,
  { stops }: Run,
  report: Report,
): void {
  const aboard = new Set<string>();
  const fetched = new Set(stops.filter(({ kind }) => kind === "pickup").map(({ loadId }) => loadId));
  for (const { loadId } of stops) if (!fetched.has(loadId)) aboard.add(loadId);
  for (const stop of stops) {
    if (stop.kind === "pickup") aboard.add(stop.loadId);
    else if (!aboard.delete(stop.loadId)) report(stop.loadId, "brought before it is fetched");
    if (stop.kind !== "pickup") continue;
    const carried = [...aboard].flatMap((id) => loads.get(id) ?? []);
    const grams = carried.reduce((sum, load) => sum + load.grams, 0);
    const cold = carried.reduce((sum, load) => sum + (load.coldClass === "ambient" ? 0 : load.grams), 0);
    if (grams > courier.capacityG) report(courier.id, `carries ${grams} g at ${nameOf(stop)}`);
    if (loads.get(stop.loadId)?.coldClass !== "ambient" && cold > courier.coldG) report(courier.id, `cools ${cold} g`);
  }
  if (aboard.size > 0) report(courier.id, "keeps goods on board");
}

/** Goods on board are not released; accepted ones only for a rule that is broken, or before two changes have been seen. */
function checkRelease(
  { loadId, courierId }: Extract<Decision, { kind: "release" }>,
  loads: ReadonlyMap<string, OpenLoad>,
  couriers: ReadonlyMap<string, DutyCourier>,
  { roads, rightOfWay }: World,
  now: number,
  report: Report,
): void {
  const load = loads.get(loadId);
  const courier = couriers.get(courierId);
  if (load === undefined || courier === undefined) return report(loadId, "released from nobody");
  if (load.standing.kind !== "accepted" || load.standing.courierId !== courierId)
    report(loadId, `released while ${load.standing.kind}`);
  let place: Point = courier.position;
  const arrivals = soonest(courier, courier.stops, roads, now);
  const isBroken = courier.stops.some((stop, at) => {
    const from = place;
    place = stop.place;
    // The rule may close between the soonest arrival and the one that handing over on the way leaves.
    return [0, slackAtStop].some((late) => {
      const leaves = at === 0 ? now : (arrivals[at - 1] ?? now) + late * at;
      const arrives = (arrivals[at] ?? now) + late * (at + 1);
      const leg = rightOfWay.leg(courier, from, stop.place, leaves, load.coldClass);
      return !leg.ok || !rightOfWay.stop(courier, stop.place, arrives, load.coldClass).ok;
    });
  });
  if (!isBroken && courier.changesSeen >= 2) report(courierId, "loses a promised load after two changes");
}

/** Nobody is forgotten: each load that is open, and this shard's own, is spoken about. */
function checkAllAnswered(board: Board, spoken: ReadonlySet<string>, report: Report): void {
  for (const { id, standing, ownedBy = board.shard } of board.loads)
    if (ownedBy === board.shard && (standing.kind === "waiting" || standing.kind === "planned") && !spoken.has(id))
      report(id, "forgotten");
}
