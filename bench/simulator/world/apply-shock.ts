import { clock } from "../city/make-day";
import { closedHub, losesPasses, redBlock, shockHours, type ShockName } from "../shocks";
import type { City } from "./city";
import { become, depart, pathUntil, positionOf, proceed, standStill } from "./drive";
import { frozenStopsOf } from "./fill-board";
import { withdrawClosed } from "./offers";
import type { Rider } from "./state";

/** The shock comes, or is over. True when places have been closed or opened: dispatchers look again at once. */
export function applyShock(city: City, name: ShockName, isOver: boolean): boolean {
  switch (name) {
    case "red-zone":
      if (!isOver) city.areas.announce(redBlock(city.day.centre, city.now));
      break;
    case "passes-lost":
      if (!isOver) losePasses(city);
      break;
    case "hub-closed":
      if (!isOver) closeHub(city);
      break;
    case "rain":
      city.isRaining = !isOver;
      return false;
    case "offline":
      for (const rider of city.riders.values()) hush(city, rider, isOver);
      return false;
    case "demand-x3":
    case "no-roster":
      return false;
  }
  for (const rider of city.riders.values()) obey(city, rider);
  withdrawClosed(city);
  return true;
}

function losePasses(city: City): void {
  for (const rider of city.riders.values()) {
    if (rider.passes.length === 0 || !losesPasses(city.day.seed, rider.spec.id)) continue;
    rider.passes = [];
    city.journal.passesLost.set(rider.spec.id, city.now);
  }
}

function closeHub(city: City): void {
  const hub = closedHub("hub-closed", city.day.hubs);
  if (hub !== null) city.areas.closeSpot(hub, city.now, clock(shockHours["hub-closed"][1]));
}

/** Phones without a network: the dispatcher keeps what was last heard. */
function hush(city: City, rider: Rider, isOver: boolean): void {
  if (isOver || !rider.isOnDuty) {
    rider.lastHeard = null;
    return;
  }
  const { stops } = rider;
  const standings = new Map(stops.map(({ loadId }) => [loadId, city.load(loadId).standing]));
  const position = positionOf(rider, city.now);
  rider.lastHeard = { at: city.now, position, stops, frozenStops: frozenStopsOf(rider), standings };
}

/** A courier under way keeps to the new rules: goes round a closed block, or stands still where the stop lies inside. */
function obey(city: City, rider: Rider): void {
  const { activity, spec, stops } = rider;
  const [next] = stops;
  if (next === undefined || activity.kind === "serving") return;
  if (activity.kind === "blocked") {
    become(city, rider, { kind: "idle" });
    return proceed(city, rider);
  }
  // Who has not left yet looks again when it is time.
  if (activity.kind === "parked") return;
  const holder = { passes: rider.passes, vehicle: spec.vehicle };
  const reaches = activity.kind === "driving" ? activity.drive.arrives : city.now;
  if (city.areas.closedTo(holder, next.place, reaches) !== undefined) {
    standStill(city, rider);
    return become(city, rider, { kind: "blocked" });
  }
  if (activity.kind !== "driving") return;
  const { path } = activity.drive;
  const ahead = path.slice(pathUntil(activity.drive, city.now).length - 1);
  const points = [positionOf(rider, city.now), ...ahead];
  const isClear = points.every((point, at) => {
    const before = points[at - 1];
    return before === undefined || city.areas.way(holder, before, point, city.now)?.length === 0;
  });
  if (isClear) return;
  standStill(city, rider);
  depart(city, rider, next);
}
