import type { Decide, Decision } from "~/domain/delivery/dispatch/decision";
import { metresBetween } from "~/domain/shared/geo";
import { ask, dueLoads, heldGoods, isIdle, leftOver, whyNot } from "./idle";

/** Each load, the most urgent first, to the nearest courier who has nothing to do. */
export const nearest: Decide = async (board, surroundings) => {
  const idle = new Set(board.couriers.filter((courier) => isIdle(board, courier)));
  const decisions: Decision[] = heldGoods(board, surroundings);
  for (const load of dueLoads(board, surroundings)) {
    const reasons: Record<string, number> = {};
    const near = [...idle]
      .map((courier) => ({ courier, metres: metresBetween(courier.position, load.from) }))
      .toSorted((one, other) => one.metres - other.metres || (one.courier.id < other.courier.id ? -1 : 1));
    const chosen = near.find(({ courier }) => {
      const why = whyNot(board, courier, load, surroundings);
      if (why !== null) reasons[why] = (reasons[why] ?? 0) + 1;
      return why === null;
    });
    if (chosen === undefined)
      decisions.push(leftOver(load, near.length === 0 ? { busy: board.couriers.length } : reasons));
    else {
      idle.delete(chosen.courier);
      decisions.push(ask(board, chosen.courier, load, surroundings));
    }
  }
  return decisions;
};
