import type { Plan } from "./plan";
import { endOf, startOf } from "./problem";

/**
 * After stops were put into a route: departures and loads from the stop `first` on, until nothing changes any more behind the stop
 * `last`.
 */
export function driveOn(plan: Plan, route: number, first: number, last: number): void {
  const { problem, next, depart, carried, leg } = plan;
  const { place, places, earliest, service, demand } = problem;
  const { timeOut, costOut } = problem.roads[problem.profile[route]!]!;
  const end = endOf(problem, route);
  let isPast = false;
  for (let stop = plan.prev[first]!; stop !== end;) {
    const following = next[stop]!;
    const way = place[stop]! * places + place[following]!;
    leg[stop] = costOut[way]!;
    let time = depart[stop]! + timeOut[way]!;
    if (time < earliest[following]!) time = earliest[following]!;
    time += service[following]!;
    if (isPast && time === depart[following]!) return;
    if (following === last) isPast = true;
    depart[following] = time;
    carried[following] = carried[stop]! + demand[following]!;
    stop = following;
  }
}

/** The same for the latest times, from the stop `last` back until nothing changes any more before the stop `first`. */
export function driveBack(plan: Plan, route: number, first: number, last: number): void {
  const { problem, prev, late } = plan;
  const { place, places, latest, service } = problem;
  const { timeInto } = problem.roads[problem.profile[route]!]!;
  const start = startOf(problem, route);
  let isPast = false;
  for (let stop = plan.next[last]!; stop !== start;) {
    const before = prev[stop]!;
    let time = late[stop]! - (timeInto[place[stop]! * places + place[before]!]! + service[before]!);
    if (time > latest[before]!) time = latest[before]!;
    if (isPast && time === late[before]!) return;
    if (before === first) isPast = true;
    late[before] = time;
    stop = before;
  }
}
