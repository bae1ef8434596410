import type { RunStop } from "~/domain/delivery/dispatch/board";
import { metresBetween } from "~/domain/shared/geo";
import { chanceOf, noiseFactor } from "../draws";
import type { City } from "./city";
import { become, depart, noteLeg, proceed } from "./drive";
import type { Load, Rider } from "./state";
import { dropFromRun, goOffDuty, reopen } from "./duty";

/** How long a courier waits for goods that are not ready. */
const longestWaitMinutes = 15;
const absentMinutes = 8;
const samePlaceM = 30;

/** The courier's next step has come. */
export function step(city: City, rider: Rider): void {
  const { activity } = rider;
  const [next] = rider.stops;
  if (next === undefined) return;
  if (activity.kind === "parked") return depart(city, rider, next);
  if (activity.kind === "driving") {
    noteLeg(city, rider, activity.drive);
    rider.position = next.place;
    return beginService(city, rider, next);
  }
  if (activity.kind === "waiting") return beginService(city, rider, next);
  if (activity.kind === "serving") endService(city, rider, next, activity.began);
}

function beginService(city: City, rider: Rider, stop: RunStop): void {
  const shut = city.areas.closedTo({ passes: rider.passes, vehicle: rider.spec.vehicle }, stop.place, city.now);
  // Roads were better than expected: the courier waits in front of what opens in a moment.
  if (shut !== undefined && (shut.until ?? Infinity) <= city.now + longestWaitMinutes)
    return become(city, rider, { kind: "waiting", to: stop }, shut.until ?? city.now);
  if (shut !== undefined) return become(city, rider, { kind: "blocked" });
  const load = city.load(stop.loadId);
  const from = mayBeginAt(city, load, stop);
  if (stop.kind === "pickup" && from > city.now + longestWaitMinutes) return leaveWithout(city, rider, load);
  if (from > city.now) return become(city, rider, { kind: "waiting", to: stop }, from);
  const minutes = serviceOf(city, rider, load, stop);
  become(city, rider, { kind: "serving", to: stop, began: city.now }, city.now + minutes);
}

/** The goods are not there and will not be soon: the courier goes on, and somebody else is asked when they are. */
function leaveWithout(city: City, rider: Rider, load: Load): void {
  city.journal.failedPickups.push({ courierId: rider.spec.id, loadId: load.order.id, at: city.now });
  become(city, rider, { kind: "idle" });
  reopen(load);
  dropFromRun(city, rider, load.order.id);
}

function mayBeginAt(city: City, load: Load, { kind }: RunStop): number {
  if (kind === "dropoff") return load.returnsTo === null ? load.order.window.from : city.now;
  if (kind === "return") return city.now;
  return city.readyMinute(load) ?? Infinity;
}

function serviceOf(city: City, rider: Rider, { order }: Load, stop: RunStop): number {
  const { people, seed } = city.day;
  const chance = chanceOf(seed, "service", stop.loadId, stop.kind);
  const last = rider.lastStop;
  const isNextParcel =
    last !== null && last.ends >= city.now - 0.01 && metresBetween(last.place, stop.place) < samePlaceM;
  const usual =
    stop.kind !== "pickup"
      ? people.doorMinutes
      : order.lane === "wave"
        ? people.hubPickupMinutes
        : people.pickupMinutes;
  const minutes = (isNextParcel ? people.nextParcelMinutes : usual) * noiseFactor(chance, people.serviceNoise);
  const isAbsent = stop.kind === "dropoff" && order.lane !== "haul" && chance.unit() < people.absentShare;
  return minutes + (isAbsent ? absentMinutes : 0);
}

function endService(city: City, rider: Rider, stop: RunStop, began: number): void {
  const load = city.load(stop.loadId);
  const { order } = load;
  const { id } = rider.spec;
  city.journal.stops.push({
    ...{ courierId: id, loadId: order.id, kind: stop.kind, place: stop.place, begins: began, ends: city.now },
    ...{ grams: order.grams, coldClass: order.coldClass },
  });
  rider.stops = rider.stops.slice(1);
  rider.lastStop = { place: stop.place, ends: city.now };
  if (stop.kind === "pickup") load.standing = { kind: "on_board", courierId: id, since: city.now };
  else if (load.returnsTo !== null) handIn(city, load);
  else {
    rider.earnedVnd += order.payVnd;
    city.end(load, { kind: "delivered", at: began, courierId: id });
  }
  become(city, rider, { kind: "idle" });
  if (rider.stops.length === 0 && rider.hasLeft) goOffDuty(city, rider);
  else proceed(city, rider);
}

/** Goods taken back lie at the hub and wait for somebody else. */
function handIn(city: City, load: Load): void {
  load.from = load.returnsTo ?? load.from;
  load.returnsTo = null;
  load.readyAt = city.now;
  load.openSince = city.now;
  city.open.move(load, city.shardOf(load.from));
  load.standing = { kind: "waiting" };
}
