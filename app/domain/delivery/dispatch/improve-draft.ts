import type { RoutingPlan } from "../solver/model";
import type { OpenLoad } from "./board";
import type { Desk } from "./desk";
import type { Draft } from "./draft";
import { judgeRun, keyOf } from "./feasibility";
import { mayChange } from "./freeze";
import type { OpenRun } from "./open-run";
import { placeTogether } from "./place-load";
import { poseProblem, stopsOfRoute } from "./pose-problem";
import { hasDue } from "./settle";
import { freezing, searching } from "./settings";
import { isSamePlace } from "./walk";

/** A promised run in a better order, with nothing new on it. */
export type Reordering = { readonly run: OpenRun; readonly savesVnd: number };

/**
 * Lets the solver look at the whole draft for a moment and takes over what is better by our own prices and judge. Couriers between whom
 * loads move are taken over together or not at all. What is promised stays with its courier, and in its order unless the saving is
 * large and the courier has seen few changes.
 */
export async function improveDraft(draft: Draft): Promise<Reordering[]> {
  const { desk } = draft;
  const runs = runsWorthLookingAt(draft);
  const loads = runs.reduce((sum, { stops }) => sum + stops.length, 0) / 2;
  if (runs.length === 0 || loads < 2) return [];
  const inPlay = new Set(runs.map(({ courier }) => courier.id));
  const { problem, before } = poseProblem(
    runs,
    (load) => new Set(desk.candidates(load).flatMap(({ id }) => (inPlay.has(id) ? id : []))),
    desk,
  );
  const milliseconds = Math.min(searching.improveMilliseconds, searching.millisecondsPerLoad * loads);
  const plan = await desk.surroundings.improve(problem, before, milliseconds);
  const outcome = runs.map((old) => ({ old, next: readRun(old, plan, desk) }));
  return groups(outcome).flatMap((group) => takeOver(group, draft));
}

type Change = { readonly old: OpenRun; readonly next: OpenRun | null };

/** Runs on which something is to be promised now, and the couriers who could take that instead; up to so many loads. */
function runsWorthLookingAt(draft: Draft): OpenRun[] {
  const { desk } = draft;
  const chosen = new Map<string, OpenRun>();
  let stops = 0;
  const choose = (run: OpenRun): void => {
    const isFit = run.walk.barriers.length === 0 && run.stops.every(({ loadId }) => isAWay(desk.loads.get(loadId)));
    if (!isFit || chosen.has(run.courier.id) || stops + run.stops.length > 2 * searching.improveLoads) return;
    stops += run.stops.length;
    chosen.set(run.courier.id, run);
  };
  for (const run of draft.changedRuns()) if (hasDue(run, desk)) choose(run);
  const newcomers = [...chosen.values()].flatMap((run) => newLoadsOf(run));
  for (const id of newcomers) {
    const load = desk.loads.get(id);
    const near = load === undefined ? [] : desk.candidates(load).slice(0, searching.improveCouriersPerLoad);
    for (const courier of near) choose(draft.runOf(courier));
  }
  return [...chosen.values()];
}

/** Goods that change hands at their own door have nowhere to be driven: no question for the solver. */
const isAWay = (load: OpenLoad | undefined): boolean => load !== undefined && !isSamePlace(load.from, load.to);

const newcomersOf = (run: OpenRun, { loads }: Desk): OpenLoad[] => newLoadsOf(run).flatMap((id) => loads.get(id) ?? []);

function newLoadsOf({ stops, courier }: OpenRun): string[] {
  const promised = new Set(courier.stops.map(({ loadId }) => loadId));
  return [...new Set(stops.map(({ loadId }) => loadId))].filter((id) => !promised.has(id));
}

/** The run as the solver has it; with the promised order kept, when there is something new besides; null when a rule is in the way. */
function readRun(old: OpenRun, plan: RoutingPlan, desk: Desk): OpenRun | null {
  const { courier } = old;
  const stops = stopsOfRoute(
    plan.routes.find(({ vehicle }) => vehicle === courier.id),
    courier,
    desk,
  );
  const asPromised = courier.stops.map(keyOf).join();
  const promised = new Set(courier.stops.map(keyOf));
  const isInOrder =
    stops
      .map(keyOf)
      .filter((key) => promised.has(key))
      .join() === asPromised;
  if (isInOrder || stops.length === courier.stops.length) {
    const verdict = judgeRun(courier, stops, desk, old.limits);
    return verdict.ok ? old.with(stops, verdict.walk, desk) : null;
  }
  const added = [...new Set(stops.map(({ loadId }) => loadId))].flatMap((id) => {
    const load = desk.loads.get(id);
    return load === undefined || courier.stops.some(({ loadId }) => loadId === id) ? [] : [load];
  });
  const placed = placeTogether(desk.runOf(courier), added, desk);
  return placed.ok ? placed.run() : null;
}

/** Couriers between whom loads move, directly or by way of others. */
function groups(changes: readonly Change[]): Change[][] {
  const groupOf = new Map<string, Change[]>();
  for (const change of changes) {
    const loads = [...newLoadsOf(change.old), ...(change.next === null ? [] : newLoadsOf(change.next))];
    const joined = [...new Set(loads.flatMap((id) => [groupOf.get(id) ?? []]))].flat();
    const group = [...new Set([change, ...joined])];
    for (const { old, next } of group)
      for (const id of [...newLoadsOf(old), ...(next === null ? [] : newLoadsOf(next))]) groupOf.set(id, group);
    if (loads.length === 0) groupOf.set(`alone ${change.old.courier.id}`, group);
  }
  return [...new Set(groupOf.values())];
}

function takeOver(group: readonly Change[], draft: Draft): Reordering[] {
  const nexts = group.flatMap(({ next }) => next ?? []);
  const loads = (runs: readonly OpenRun[]): string => runs.flatMap(newLoadsOf).sort().join();
  const olds = group.map(({ old }) => old);
  if (nexts.length < group.length || loads(nexts) !== loads(olds)) return [];
  const savesVnd = sum(olds, draft.desk) - sum(nexts, draft.desk);
  if (savesVnd <= 0) return [];
  const [only] = nexts;
  if (only !== undefined && group.length === 1 && only.stops.length === only.courier.stops.length)
    return mayChange(only.courier) && savesVnd >= freezing.reorderSavesVnd ? [{ run: only, savesVnd }] : [];
  for (const next of nexts) draft.put(next);
  return [];
}

/** What the runs cost, with what is kept in reserve: a courier whom others need is not used up for a shorter way. */
const sum = (runs: readonly OpenRun[], desk: Desk): number =>
  runs.reduce((all, run) => all + run.costVnd + desk.reserve.vndFor(run.courier, newcomersOf(run, desk)), 0);
