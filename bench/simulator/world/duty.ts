import { placeAt } from "../city/area-grid";
import type { City } from "./city";
import { proceed, standStill } from "./drive";
import type { Load, Rider } from "./state";

export function comeOnDuty(city: City, rider: Rider): void {
  const { id, shift } = rider.spec;
  rider.isOnDuty = true;
  rider.silences = 0;
  if (!city.journal.shifts.has(id)) city.journal.shifts.set(id, { from: city.now, until: shift.until, earnedVnd: 0 });
}

/** The shift is over: home at once, or after the run. */
export function endShift(city: City, rider: Rider): void {
  rider.hasLeft = true;
  if (rider.stops.length === 0) goOffDuty(city, rider);
}

export function goOffDuty(city: City, rider: Rider): void {
  if (!rider.isOnDuty) return;
  rider.isOnDuty = false;
  rider.hasLeft = true;
  const shift = city.journal.shifts.get(rider.spec.id);
  if (shift !== undefined) Object.assign(shift, { until: city.now, earnedVnd: rider.earnedVnd });
}

/** Minutes until goods can be taken over from a vehicle that stands by the road. */
const handOverMinutes = 5;

/** The vehicle stands still for good: what was to be fetched is open again, what is on board waits by the road. */
export function breakDown(city: City, rider: Rider): void {
  if (!rider.isOnDuty) return;
  standStill(city, rider);
  const { position, spec } = rider;
  for (const id of new Set(rider.stops.map(({ loadId }) => loadId))) {
    const load = city.load(id);
    if (load.standing.kind === "on_board") {
      load.from = placeAt(load.order.to.provinceCode, position);
      load.readyAt = city.now + handOverMinutes;
      load.returnsTo = null;
    }
    reopen(load);
    load.notToAsk.set(spec.id, Infinity);
  }
  rider.stops = [];
  goOffDuty(city, rider);
}

/** The load waits for a courier again. */
export function reopen(load: Load): void {
  load.standing = { kind: "waiting" };
}

/** The courier drops the load's stops from the run, without having fetched it. */
export function dropFromRun(city: City, rider: Rider, loadId: string): void {
  const { activity } = rider;
  if (activity.kind === "serving" && activity.to.loadId === loadId) standStill(city, rider);
  rider.stops = rider.stops.filter((stop) => stop.loadId !== loadId);
  if (rider.stops.length === 0 && rider.hasLeft) {
    standStill(city, rider);
    return goOffDuty(city, rider);
  }
  proceed(city, rider);
}
