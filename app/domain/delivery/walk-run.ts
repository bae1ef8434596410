import { roadMetres } from "~/domain/areas/reach";
import { minutesAfter } from "~/domain/shared/time";
import { serviceMinutes, travelMinutes } from "./travel";
import type { OnShift, PlannedStop } from "./types";

export type Walk = {
  readonly arrivals: readonly Date[];
  readonly peakG: number;
  readonly metres: number;
  readonly endsAt: Date;
};

type Traveller = Pick<OnShift, "position" | "loadG" | "vehicle">;

/** Follows the stops in order from where the courier is: when each is reached, the heaviest moment, the road in metres. */
export function walkRun(courier: Traveller, stops: readonly PlannedStop[], now: Date): Walk {
  let at = now;
  let place = courier.position;
  let load = courier.loadG;
  let peakG = load;
  let metres = 0;
  const arrivals: Date[] = [];
  for (const stop of stops) {
    const reached = minutesAfter(at, travelMinutes(place, stop, courier.vehicle));
    metres += roadMetres(place, stop);
    const arrival = reached < stop.earliest ? stop.earliest : reached;
    arrivals.push(arrival);
    load += stop.deltaG;
    peakG = Math.max(peakG, load);
    at = minutesAfter(arrival, serviceMinutes);
    place = stop;
  }
  return { arrivals, peakG, metres, endsAt: at };
}
