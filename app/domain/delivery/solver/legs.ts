import { refuse, type Refusal } from "~/domain/shared/refusal";
import type { RequestStop, TransportRequest } from "./model";

/** A place where goods change vehicles. Times in minutes. */
export type Hub = {
  readonly place: number;
  readonly opens: number;
  readonly closes: number;
  /** Time to unload or to load one order. */
  readonly service: number;
  /** From arrival to being ready for the next vehicle. */
  readonly sortMinutes: number;
  /** When vehicles may leave with sorted goods, in order. */
  readonly waves: readonly number[];
};

export type Legs = { readonly wave: number; readonly first: TransportRequest; readonly second: TransportRequest };

/**
 * One order by way of a hub, as two requests. A wave parts them: the first leg must be in early enough to be sorted for it, the
 * second may not leave before. So each leg can be planned, moved and driven alone, and no plan that keeps its windows can have
 * goods leave a hub that they have not reached. Takes the earliest wave that both legs can keep on the direct way.
 */
export function legsThrough(
  request: TransportRequest,
  hub: Hub,
  minutesBetween: (from: number, to: number) => number,
): Legs | Refusal<"needs_both_stops" | "no_wave"> {
  const { pickup, delivery } = request;
  if (pickup === undefined || delivery === undefined) return refuse("needs_both_stops");
  const soonestIn = Math.max(hub.opens, pickup.earliest + pickup.service + minutesBetween(pickup.place, hub.place));
  const ready = soonestIn + hub.service + hub.sortMinutes;
  const lastOut = Math.min(hub.closes, delivery.latest - minutesBetween(hub.place, delivery.place) - hub.service);
  const wave = hub.waves.find((leaves) => leaves >= ready && leaves <= lastOut);
  if (wave === undefined) return refuse("no_wave");
  const handedIn: RequestStop = {
    place: hub.place,
    earliest: hub.opens,
    latest: wave - hub.sortMinutes - hub.service,
    service: hub.service,
  };
  const handedOut: RequestStop = { place: hub.place, earliest: wave, latest: hub.closes, service: hub.service };
  const { promised: _promised, ...rest } = request;
  return {
    wave,
    first: { ...rest, id: `${request.id}/1`, delivery: handedIn },
    second: { ...rest, id: `${request.id}/2`, pickup: handedOut },
  };
}
