import type { DutyCourier, OpenLoad, RunStop } from "./board";
import type { Alternative, Decision } from "./decision";
import { alternativesFor } from "./explain";
import type { Desk } from "./desk";
import { judgeRun } from "./feasibility";
import { batchEnds, isAtOnce } from "./offer-rules";
import { slotOf } from "./kept-plan";
import { promised, type OpenRun } from "./open-run";
import { comfortable, neverDue, runVnd } from "./price";
import { parcelMinutes, timing } from "./settings";

type Wait = Extract<Decision, { kind: "wait" }>;

/** When each new load of a run has to be promised, so that the courier knows in time; and what goes with what. */
type Newcomer = { readonly load: OpenLoad; readonly pickupAt: number; readonly settleAt: number };

/**
 * Turns a drafted run into what is said now: an offer or a roster for what has to be started on, and waits for the rest. A load
 * stays free as long as its trip can still be changed for the better, and is promised when the courier must leave for it.
 */
export function settle(run: OpenRun, desk: Desk): Decision[] {
  const newcomers = newcomersOf(run, desk);
  const isFree = desk.now >= run.courier.shift.from;
  const due = newcomers.filter(({ settleAt }) => settleAt <= desk.now);
  const offered = isFree ? promise(run, together(newcomers, due), desk) : null;
  const waits = newcomers
    .filter(({ load }) => offered?.loadIds.includes(load.id) !== true)
    .map((newcomer) => wait(newcomer, run, desk));
  return offered === null ? waits : [offered, ...waits];
}

/** Is there something on the run that has to be promised now? */
export const hasDue = (run: OpenRun, desk: Desk): boolean =>
  newcomersOf(run, desk).some(({ settleAt }) => settleAt <= desk.now);

function newcomersOf(run: OpenRun, desk: Desk): Newcomer[] {
  const own = new Set(run.courier.stops.map(({ loadId }) => loadId));
  const latest = latestLeaves(run);
  return run.stops.flatMap(({ loadId, kind }, at) => {
    const load = desk.loads.get(loadId);
    if (load === undefined || kind !== "pickup" || own.has(loadId)) return [];
    const pickupAt = run.walk.arrivals[at] ?? Infinity;
    const leaves = pickupAt - (run.walk.legMinutes[at] ?? 0);
    const lead = leadMinutes(load, pickupAt, desk.now);
    const latestLeave = latest[at] ?? -Infinity;
    const isPressed = latestLeave - desk.now <= desk.pressedMinutes;
    // Everything that goes with a wave is known beforehand: nothing is gained by leaving late.
    const pressedAt = load.lane === "on_demand" ? latestLeave - desk.pressedMinutes : -Infinity;
    const planned = Math.min(Math.max(leaves, pressedAt) - lead, lastChance(load, run.courier, desk));
    const inTime = Math.max(planned, isPressed ? -Infinity : batchEnds(load));
    const settleAt = isAtOnce(desk.board, load) ? desk.now : inTime;
    return [{ load, pickupAt, settleAt }];
  });
}

/** However late it would be on this run: by now somebody must have said yes, or nobody can keep the promise. */
function lastChance({ from, to, window, readyAt, openSince }: OpenLoad, { vehicle }: DutyCourier, desk: Desk): number {
  const latest = window.until - desk.surroundings.roads.minutes(from, to, vehicle);
  const room = latest - Math.max(readyAt, openSince ?? -Infinity);
  return latest - Math.min(timing.lastChanceMinutes, timing.lastChanceShare * room);
}

/** For each stop, the latest minute to leave the point before it with every door still reached a little before its promise. */
function latestLeaves({ stops, walk, due, limit, limits }: OpenRun): number[] {
  const latest: number[] = [];
  let by = limits.endsBy;
  for (let at = stops.length - 1; at >= 0; at -= 1) {
    const goal = Math.min(limit[at + 1] ?? Infinity, comfortable(due[at + 1] ?? neverDue));
    by = Math.min(by - parcelMinutes, Math.max(goal, walk.arrivals[at] ?? 0)) - (walk.legMinutes[at] ?? 0);
    latest[at] = by;
  }
  return latest;
}

/** Hauls of another day are fixed in the evening before; whatever the lane, early enough to be answered. */
function leadMinutes({ lane }: OpenLoad, pickupAt: number, now: number): number {
  if (lane === "on_demand") return timing.offerLeadMinutes;
  if (lane === "haul" && isAfterEveningBefore(pickupAt, now)) return Infinity;
  return timing.rosterLeadMinutes[lane];
}

const day = 1440;
/** Vietnam keeps UTC+07:00 all year. */
const dayOf = (at: number): number => Math.floor((at + 420) / day);

function isAfterEveningBefore(pickupAt: number, now: number): boolean {
  const evening = (dayOf(pickupAt) - 1) * day - 420 + timing.eveningMinuteOfDay;
  return dayOf(pickupAt) > dayOf(now) && now >= evening;
}

/** What is due, and what is fetched within minutes of it: one answer for all. Offers and rosters are not mixed. */
function together(newcomers: readonly Newcomer[], [first, ...more]: readonly Newcomer[]): OpenLoad[] {
  if (first === undefined) return [];
  const until = Math.max(first.pickupAt, ...more.map(({ pickupAt }) => pickupAt)) + timing.togetherMinutes;
  const isOffer = first.load.lane === "on_demand";
  const loads = newcomers
    .filter(({ load, pickupAt }) => pickupAt <= until && (load.lane === "on_demand") === isOffer)
    .map(({ load }) => load);
  return isOffer ? loads.slice(0, timing.loadsPerOffer) : loads;
}

function promise(
  run: OpenRun,
  loads: readonly OpenLoad[],
  desk: Desk,
): Extract<Decision, { kind: "offer" | "roster" }> | null {
  const [first] = loads;
  if (first === undefined) return null;
  const { courier } = run;
  const before = desk.runOf(courier);
  const kept = new Set([...loads.map(({ id }) => id), ...courier.stops.map(({ loadId }) => loadId)]);
  const stops: readonly RunStop[] = run.stops.filter(({ loadId }) => kept.has(loadId));
  const verdict = judgeRun(courier, stops, desk, run.limits);
  if (!verdict.ok) return null;
  const { walk } = verdict;
  let alternatives: readonly Alternative[] | null = null;
  return {
    kind: first.lane === "on_demand" ? "offer" : "roster",
    courierId: courier.id,
    loadIds: loads.map(({ id }) => id),
    costVnd: Math.round(runVnd(courier, stops, walk, desk) - before.costVnd),
    detourM: Math.max(0, Math.round(walk.metres - before.walk.metres)),
    // Only who wants to know pays for them: they cost as much as the choice itself.
    get alternatives() {
      return (alternatives ??= alternativesFor(loads, desk, courier.id));
    },
    stops: promised(stops, walk, desk),
    arrivals: walk.arrivals,
  };
}

function wait({ load, settleAt }: Newcomer, run: OpenRun, desk: Desk): Wait {
  const { now } = desk;
  const until = Math.max(settleAt, now + timing.batchMinutes);
  const why = load.lane !== "on_demand" ? "wave" : batchEnds(load) > now ? "batch" : "courier_soon";
  const slot = slotOf(load.id, run.stops);
  return { kind: "wait", loadId: load.id, until, plannedFor: run.courier.id, slot, why, alternatives: [] };
}
