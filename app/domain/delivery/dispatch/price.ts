import type { Vehicle } from "~/domain/identity/types";
import type { DutyCourier, OpenLoad, RunStop } from "./board";
import { fairnessMinutes, lateness, openingVnd, perKmVnd, perMinuteVnd, unassigned } from "./settings";
import type { Ask, Walk } from "./walk";

/** By when a door was promised, how long before that it begins to cost, and for how many parcels. Minutes. */
export type Due = { readonly by: number; readonly bufferMinutes: number; readonly parcels: number };

/** Of what is promised to nobody. */
export const neverDue: Due = { by: Infinity, bufferMinutes: lateness.bufferMinutes, parcels: 1 };

/** The last minute that costs nothing. */
export const comfortable = ({ by, bufferMinutes }: Due): number => by - bufferMinutes;

/** Price of reaching a door at `arrival`: nothing, then steeply more up to the promise and a little beyond, then steadily. Đồng. */
export function latenessVnd(arrival: number, { by, bufferMinutes, parcels }: Due): number {
  const past = arrival - by + bufferMinutes;
  if (!(past > 0)) return 0;
  const steep = Math.min(past, lateness.steepBuffers * bufferMinutes);
  const each = lateness.atPromiseVnd * (steep / bufferMinutes) ** 2 + lostMinuteVnd(bufferMinutes) * (past - steep);
  return parcels * each;
}

/** Where a promise leaves minutes, part of them nobody can keep: their minutes are not bought with the road of all others. */
const lostMinuteVnd = (bufferMinutes: number): number =>
  (lateness.lostMinuteVnd * bufferMinutes) / lateness.bufferMinutes;

/** Road and work of a detour, đồng. */
export const roadVnd = (vehicle: Vehicle, metres: number, workMinutes: number): number =>
  (metres / 1000) * perKmVnd[vehicle] + workMinutes * perMinuteVnd;

/** What a run costs from now on: road, work, taking the vehicle out, and late doors. Đồng. */
export function runVnd({ vehicle }: DutyCourier, stops: readonly RunStop[], walk: Walk, { loads }: Ask): number {
  if (stops.length === 0) return 0;
  let price = openingVnd[vehicle] + roadVnd(vehicle, walk.metres, walk.workMinutes);
  for (const [at, stop] of stops.entries()) {
    const load = loads.get(stop.loadId);
    if (load !== undefined) price += latenessVnd(walk.arrivals[at] ?? Infinity, dueOf(stop, load));
  }
  return price;
}

/** The shopper's promise, whatever the run has made of it; pickups are promised to nobody. */
export const dueOf = ({ kind }: Pick<RunStop, "kind">, load: OpenLoad | undefined): Due =>
  kind === "dropoff" && load !== undefined ? dueAtDoor(load) : neverDue;

/** A meal that is to be there twenty minutes after it is ready cannot be a quarter of an hour early. */
export function dueAtDoor({ window, readyAt, parcels = 1 }: Pick<OpenLoad, "window" | "readyAt" | "parcels">): Due {
  const room = window.until - Math.max(readyAt, window.from);
  const buffer = Math.max(lateness.leastBufferMinutes, lateness.bufferShare * room);
  return { by: window.until, bufferMinutes: Math.min(lateness.bufferMinutes, buffer), parcels };
}

/** Price of leaving a load out for now: by tier, and more the longer it has been open. Đồng. */
export function leftOutVnd({ tier, openSince, readyAt }: OpenLoad, now: number): number {
  const hours = Math.max(0, now - (openSince ?? readyAt)) / 60;
  return (unassigned.baseVnd + hours * unassigned.perHourOpenVnd) * (unassigned.tierFactor[tier] ?? 1);
}

const capVnd = latenessVnd(fairnessMinutes, {
  by: lateness.bufferMinutes,
  bufferMinutes: lateness.bufferMinutes,
  parcels: 1,
});

/** Median pay per hour of those on duty who have a history; null when none has. */
export function medianVndPerHour(couriers: readonly DutyCourier[]): number | null {
  const known = couriers.flatMap(({ vndPerHour }) => vndPerHour ?? []).sort((a, b) => a - b);
  const middle = known.length / 2;
  if (known.length === 0) return null;
  return ((known[Math.ceil(middle) - 1] ?? 0) + (known[Math.floor(middle)] ?? 0)) / 2;
}

/** In the choice between couriers, the advantage of one below the median: grows to its cap at half the median. Đồng. */
export function fairnessBonus({ vndPerHour }: DutyCourier, median: number | null): number {
  if (vndPerHour === null || median === null || median <= 0) return 0;
  return Math.round(capVnd * Math.min(1, Math.max(0, (2 * (median - vndPerHour)) / median)));
}
