import { metresBetween, type Point } from "~/domain/shared/geo";
import { chanceOf, noiseFactor } from "../draws";
import type { City } from "./city";
import type { RunStop } from "~/domain/delivery/dispatch/board";
import { isSameStop, type Activity, type Drive, type Rider } from "./state";

/** Couriers leave so many minutes before they would have to. */
const earlyMinutes = 3;

/** Where the courier is now. */
export function positionOf({ activity, position }: Rider, now: number): Point {
  if (activity.kind !== "driving") return position;
  return pathUntil(activity.drive, now).at(-1) ?? position;
}

/** The courier does the next thing the run asks for; called whenever the run may have changed. */
export function proceed(city: City, rider: Rider): void {
  const [next] = rider.stops;
  const { activity } = rider;
  if (activity.kind === "serving") return;
  const isOnIt = (activity.kind === "driving" || activity.kind === "waiting") && next && isSameStop(activity.to, next);
  if (isOnIt) return;
  standStill(city, rider);
  if (next === undefined) return;
  const leavesAt = next.earliest - city.roads.minutes(rider.position, next.place, rider.spec.vehicle) - earlyMinutes;
  if (leavesAt > city.now) become(city, rider, { kind: "parked" }, leavesAt);
  else depart(city, rider, next);
}

/** Stops driving where the courier is. */
export function standStill(city: City, rider: Rider): void {
  const { activity } = rider;
  if (activity.kind === "driving") {
    const path = pathUntil(activity.drive, city.now);
    rider.position = path.at(-1) ?? rider.position;
    noteLeg(city, rider, { path, departs: activity.drive.departs, arrives: city.now });
  }
  become(city, rider, { kind: "idle" });
}

/** A new activity; its next step, if any, comes at `stepAt`. */
export function become(city: City, rider: Rider, activity: Activity, stepAt?: number): void {
  rider.activity = activity;
  rider.version += 1;
  if (stepAt !== undefined) city.agenda.add(stepAt, { kind: "step", courierId: rider.spec.id, version: rider.version });
}

export function depart(city: City, rider: Rider, to: RunStop): void {
  const { roads, now } = city;
  const { vehicle, id } = rider.spec;
  const holder = { passes: rider.passes, vehicle };
  const corners = city.areas.way(holder, rider.position, to.place, now);
  if (corners === null) return become(city, rider, { kind: "blocked" });
  const path = [rider.position, ...corners, to.place];
  let minutes = 0;
  for (let at = 1; at < path.length; at += 1) minutes += roads.minutes(at0(path, at - 1), at0(path, at), vehicle);
  if (city.areas.closedTo(holder, to.place, now + minutes) !== undefined)
    return become(city, rider, { kind: "blocked" });
  rider.legs += 1;
  const noise = noiseFactor(chanceOf(city.day.seed, "road", id, rider.legs), city.day.people.roadNoise);
  const arrives = now + minutes * noise;
  become(city, rider, { kind: "driving", to, drive: { path, departs: now, arrives } }, arrives);
}

export function noteLeg(city: City, rider: Rider, { path, departs, arrives }: Drive): void {
  let metres = 0;
  for (let at = 1; at < path.length; at += 1) metres += city.day.roads.metres(at0(path, at - 1), at0(path, at));
  if (metres > 0 || arrives > departs)
    city.journal.legs.push({ courierId: rider.spec.id, departs, arrives, path, metres });
}

/** The part of the way that lies behind. */
export function pathUntil({ path, departs, arrives }: Drive, now: number): Point[] {
  const share = arrives > departs ? Math.min(1, (now - departs) / (arrives - departs)) : 1;
  const lengths = path.slice(1).map((point, at) => metresBetween(at0(path, at), point));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  const behind = path.slice(0, 1);
  for (const [at, length] of lengths.entries()) {
    const a = at0(path, at);
    const b = at0(path, at + 1);
    if (rest >= length) behind.push(b);
    else {
      const part = length > 0 ? rest / length : 0;
      behind.push({ lat: a.lat + (b.lat - a.lat) * part, lng: a.lng + (b.lng - a.lng) * part });
      break;
    }
    rest -= length;
  }
  return behind;
}

function at0(path: readonly Point[], at: number): Point {
  const point = path[at];
  if (point === undefined) throw new RangeError("a path without points");
  return point;
}
