import { munkres } from "munkres";
import type { Decide, Decision } from "~/domain/delivery/dispatch/decision";
import { ask, dueLoads, heldGoods, isIdle, leftOver, whyNot } from "./idle";

/** The matching is cubic: of more, the most urgent are matched. */
const mostLoads = 150;
const mostCouriers = 300;
/** Metres that leaving a load for the next tick counts as: more than any way in town. */
const unmatchedM = 60_000;
const forbiddenM = 10_000_000;

/** All loads of a tick with all idle couriers at once, for the least distance to the pickups; one load to a courier. */
export const batch: Decide = async (board, surroundings) => {
  const couriers = board.couriers.filter((courier) => isIdle(board, courier)).slice(0, mostCouriers);
  const loads = dueLoads(board, surroundings).slice(0, mostLoads);
  const decisions: Decision[] = heldGoods(board, surroundings);
  if (loads.length === 0) return decisions;
  const reasons = loads.map((): Record<string, number> => ({}));
  // A column of its own for each load: to stay unmatched.
  const costs = loads.map((load, row) => [
    ...couriers.map((courier) => {
      const why = whyNot(board, courier, load, surroundings);
      const own = reasons[row];
      if (why === null) return surroundings.roads.metres(courier.position, load.from);
      if (own !== undefined) own[why] = (own[why] ?? 0) + 1;
      return forbiddenM;
    }),
    ...loads.map((_, column) => (column === row ? unmatchedM : forbiddenM)),
  ]);
  for (const [row, column] of munkres(costs)) {
    const [load, courier] = [loads[row], couriers[column]];
    if (load === undefined) continue;
    if (courier === undefined || (costs[row]?.[column] ?? forbiddenM) >= unmatchedM)
      decisions.push(leftOver(load, couriers.length === 0 ? { busy: board.couriers.length } : (reasons[row] ?? {})));
    else decisions.push(ask(board, courier, load, surroundings));
  }
  return decisions;
};
