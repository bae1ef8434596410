import type { Board, DutyCourier, OpenLoad } from "./board";
import type { Alternative, Surroundings } from "./decision";
import { Desk } from "./desk";
import { alternativeOf, placeTogether, type Placing } from "./place-load";
import { fairnessBonus } from "./price";

const shown = 5;

/** What each courier would cost for these loads on the run they have promised: the cheapest five, the chosen one always among them. */
export function alternativesFor(loads: readonly OpenLoad[], desk: Desk, chosen: string | null): Alternative[] {
  const priced = candidatesFor(loads, desk, chosen)
    .map((courier) => placeTogether(desk.runOf(courier), loads, desk))
    .filter((outcome): outcome is Placing => outcome.ok)
    .map((placing) => {
      const costVnd = placing.costVnd + desk.reserve.vndFor(placing.courier, loads);
      return alternativeOf({ ...placing, costVnd }, fairnessBonus(placing.courier, desk.medianVndPerHour));
    })
    .sort((one, other) => one.costVnd - other.costVnd || (one.courierId < other.courierId ? -1 : 1));
  const best = priced.slice(0, shown);
  const own = priced.find(({ courierId }) => courierId === chosen);
  return own === undefined || best.includes(own) ? best : [...best.slice(0, shown - 1), own];
}

function candidatesFor(loads: readonly OpenLoad[], desk: Desk, chosen: string | null): readonly DutyCourier[] {
  const [first] = loads;
  if (first === undefined) return [];
  const own = chosen === null ? undefined : desk.couriers.get(chosen);
  const near = desk.candidates(first);
  const all = own === undefined || near.includes(own) ? near : [...near, own];
  return all.filter((courier) => courier === own || loads.every((load) => desk.obstacle(courier, load) === null));
}

/** For an operator who asks about one load, whatever is decided: who could take it, for how much. */
export function explainLoad(board: Board, surroundings: Surroundings, loadId: string): Alternative[] {
  const desk = new Desk(board, surroundings);
  const load = desk.loads.get(loadId);
  return load === undefined ? [] : alternativesFor([load], desk, null);
}
