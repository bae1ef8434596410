import { roadMetres, type ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import { splitVnd, toVnd } from "~/domain/shared/money";
import { minutesAfter, type TimeWindow } from "~/domain/shared/time";
import { openFrom, sortedBy, type HubHours } from "../hubs/hub-hours";
import type { Leg, LegEnd, LegKind } from "./leg";
import { courierPay } from "../quote/price-delivery";
import { serviceMinutes, travelMinutes } from "../travel";

/** A hub on the way: a place with opening hours, and minutes from arrival until the goods can leave again. */
export type HubStop = LegEnd & HubHours & { readonly sortMinutes: number };

export type Way = {
  readonly from: LegEnd;
  readonly hubs: readonly HubStop[];
  readonly door: LegEnd;
  readonly grams: number;
  readonly coldClass: ColdClass;
  /** What all couriers of the way earn together. */
  readonly payVnd: number;
  readonly readyAt: Date;
  /** The shopper's promise, at the door. */
  readonly window: TimeWindow;
  /** Number of the first leg; more than 1 when the rest of a way is planned anew. */
  readonly firstSeq?: number;
};

/** Minutes until somebody stands where the goods leave from. */
const fetchMinutes = 45;

type Joint = Pick<Leg, "from" | "to" | "distanceM" | "kind">;
type Times = Pick<Leg, "readyAt" | "eta">;

/**
 * The legs of a way, joined end to end. Pay is shared by what each leg would cost alone. Times go forward from `readyAt` through
 * the hours and the sorting of the hubs. What can be spared until the promise is shared: a leg that ends at a hub is due half way
 * between its estimate and the last moment from which the rest is still in time; when the promise is lost, at its estimate.
 */
export function planLegs(way: Way): Leg[] {
  const joints = jointsOf(way);
  const times = timesOf(way, joints);
  const latest = latestEnds(way, joints);
  const { grams, coldClass } = way;
  const pays = splitVnd(
    toVnd(way.payVnd),
    joints.map(({ distanceM }) => courierPay({ distanceM, grams, coldClass })),
  );
  return joints.map((joint, index) => {
    const { readyAt, eta } = times[index] ?? { readyAt: way.readyAt, eta: way.window.until };
    const isLast = index === joints.length - 1;
    const window = isLast ? way.window : { from: readyAt, until: between(eta, latest[index] ?? eta) };
    return { ...joint, seq: (way.firstSeq ?? 1) + index, payVnd: pays[index] ?? 0, readyAt, eta, window };
  });
}

function jointsOf({ from: start, hubs, door }: Way): Joint[] {
  const ends: readonly LegEnd[] = [start, ...hubs, door];
  return ends.slice(1).flatMap((to, index): Joint[] => {
    const from = ends[index];
    return from ? [{ from, to, kind: kindOf(from, to), distanceM: roadMetres(from, to) }] : [];
  });
}

function kindOf(from: LegEnd, to: LegEnd): LegKind {
  if (from.hubId === null) return to.hubId === null ? "direct" : "first";
  return to.hubId === null ? "last" : "haul";
}

/** A motorbike in the neighbourhood, a van through the province, a truck across the country. */
const vehicleFor = (distanceM: number): Vehicle =>
  distanceM <= 60_000 ? "motorbike" : distanceM <= 300_000 ? "van" : "truck";

const legMinutes = ({ from, to, distanceM }: Joint): number =>
  Math.ceil(fetchMinutes + travelMinutes(from, to, vehicleFor(distanceM)) + 2 * serviceMinutes);

function timesOf({ hubs, readyAt, window }: Way, joints: readonly Joint[]): Times[] {
  const times: Times[] = [];
  let ready = readyAt;
  for (const [index, joint] of joints.entries()) {
    const arrives = minutesAfter(ready, legMinutes(joint));
    const hub = hubs[index];
    const eta = hub ? openFrom(hub, arrives) : later(arrives, window.from);
    times.push({ readyAt: ready, eta });
    if (hub) ready = sortedBy(hub, eta);
  }
  return times;
}

/** The end of each leg from which the rest can just be in time, hours of the hubs left aside. */
function latestEnds({ hubs, window }: Way, joints: readonly Joint[]): Date[] {
  const ends: Date[] = [];
  let until = window.until;
  for (const [index, joint] of [...joints.entries()].reverse()) {
    ends[index] = until;
    until = minutesAfter(until, -(legMinutes(joint) + (hubs[index - 1]?.sortMinutes ?? 0)));
  }
  return ends;
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
const between = (eta: Date, latest: Date): Date =>
  latest <= eta ? eta : new Date((eta.getTime() + latest.getTime()) / 2);
