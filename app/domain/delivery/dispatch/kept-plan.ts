import type { DutyCourier, OpenLoad, RunStop, Slot } from "./board";
import type { Desk } from "./desk";
import { judgeRun } from "./feasibility";
import { stopsFor, type OpenRun } from "./open-run";
import { dueAtDoor, latenessVnd } from "./price";

type Kept = { readonly load: OpenLoad; readonly slot: Slot };

/** The place of a load in a run, to be found again when the head of the run is done. */
export function slotOf(loadId: string, stops: readonly RunStop[]): Slot {
  const behind = (isEnd: (kind: RunStop["kind"]) => boolean): number =>
    stops.length - 1 - stops.findIndex((stop) => stop.loadId === loadId && isEnd(stop.kind));
  return { pickup: behind((kind) => kind === "pickup"), door: behind((kind) => kind !== "pickup") };
}

/** What was planned for each courier a moment ago and may still be asked of them. */
export function keptPlans(loads: readonly OpenLoad[], desk: Desk): Map<DutyCourier, Kept[]> {
  const plans = new Map<DutyCourier, Kept[]>();
  for (const load of loads) {
    if (load.standing.kind !== "planned" || load.standing.slot === undefined) continue;
    const courier = desk.couriers.get(load.standing.courierId);
    if (courier === undefined || !desk.isOpenToMore(courier) || desk.obstacle(courier, load) !== null) continue;
    plans.set(courier, [...(plans.get(courier) ?? []), { load, slot: load.standing.slot }]);
  }
  return plans;
}

/**
 * The run with what was planned for it, every stop where it stood: one drive in place of a search for each load. Null when it can no
 * longer be driven like that, or something would come late or nearly so: that is worth a search.
 */
export function keptRun(run: OpenRun, kept: readonly Kept[], desk: Desk): OpenRun | null {
  const stops = rejoined(run.stops, kept);
  const verdict = judgeRun(run.courier, stops, desk, run.limits);
  if (!verdict.ok || kept.some(({ load }) => isTight({ stops, walk: verdict.walk }, load))) return null;
  return run.with(stops, verdict.walk, desk);
}

/** From the end on: what was planned as many stops from the end as it was, the promised ones in their order around it. */
function rejoined(promised: readonly RunStop[], kept: readonly Kept[]): RunStop[] {
  const planned = kept
    .flatMap(({ load, slot }) => {
      const [pickup, door] = stopsFor(load);
      return [
        { stop: pickup, behind: slot.pickup },
        { stop: door, behind: slot.door },
      ];
    })
    .sort((one, other) => other.behind - one.behind);
  const left = [...promised];
  const fromEnd: RunStop[] = [];
  for (let last = planned.at(-1); last !== undefined || left.length > 0; last = planned.at(-1)) {
    const isNext = last !== undefined && (last.behind <= fromEnd.length || left.length === 0);
    const stop = isNext ? planned.pop()?.stop : left.pop();
    if (stop !== undefined) fromEnd.push(stop);
  }
  return fromEnd.reverse();
}

/** Is the door reached so close to its promise, or so late, that somebody who came on duty since may be worth asking? */
export function isTight({ stops, walk }: Pick<OpenRun, "stops" | "walk">, load: OpenLoad): boolean {
  const door = stops.findIndex(({ loadId, kind }) => loadId === load.id && kind === "dropoff");
  return latenessVnd(walk.arrivals[door] ?? Infinity, dueAtDoor(load)) > 0;
}
