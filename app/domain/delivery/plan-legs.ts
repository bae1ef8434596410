import { roadMetres, type ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import { splitVnd, toVnd, type Vnd } from "~/domain/shared/money";
import { minutesAfter, type TimeWindow } from "~/domain/shared/time";
import { openFrom, type HubHours } from "./hub-hours";
import type { Leg, LegEnd, LegKind } from "./leg";
import { courierPay } from "./price-delivery";
import { serviceMinutes, travelMinutes } from "./travel";

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
  /** Number of the first leg; later ones when a way is changed half way. */
  readonly firstSeq?: number;
};

/** Minutes until somebody stands at the place the goods leave from. */
const fetchMinutes = 45;

/**
 * The legs of a way, joined end to end: pay shared by what each leg would cost alone, times forward from `readyAt` through
 * hours and sorting of the hubs, deadlines back from the promise. An estimate may lie after the promise; then the deadlines are
 * the estimates.
 */
export function planLegs(way: Way): Leg[] {
  const ends: readonly LegEnd[] = [way.from, ...way.hubs, way.door];
  const joints = ends.slice(1).flatMap((to, index) => {
    const from = ends[index];
    return from ? [{ from, to, kind: kindOf(from, to), distanceM: roadMetres(from, to) }] : [];
  });
  const pays = sharePay(
    way,
    joints.map(({ distanceM }) => distanceM),
  );
  const times = forward(way, joints);
  const untils = backward(way, joints, times);
  return joints.map((joint, index) => {
    const { readyAt, eta } = times[index] ?? { readyAt: way.readyAt, eta: way.readyAt };
    const isLast = index === joints.length - 1;
    return {
      ...joint,
      seq: (way.firstSeq ?? 1) + index,
      payVnd: pays[index] ?? 0,
      readyAt,
      eta,
      window: isLast ? way.window : { from: readyAt, until: untils[index] ?? eta },
    };
  });
}

function kindOf(from: LegEnd, to: LegEnd): LegKind {
  if (from.hubId === null) return to.hubId === null ? "direct" : "first";
  return to.hubId === null ? "last" : "haul";
}

function sharePay({ payVnd, grams, coldClass }: Way, roads: readonly number[]): Vnd[] {
  return splitVnd(
    toVnd(payVnd),
    roads.map((distanceM) => courierPay({ distanceM, grams, coldClass })),
  );
}

type Joint = Pick<Leg, "from" | "to" | "distanceM" | "kind">;
type Times = Pick<Leg, "readyAt" | "eta">;

/** A motorbike in the neighbourhood, a van through the province, a truck across the country. */
const vehicleFor = (distanceM: number): Vehicle =>
  distanceM <= 60_000 ? "motorbike" : distanceM <= 300_000 ? "van" : "truck";

export const legMinutes = ({ from, to, distanceM }: Pick<Joint, "from" | "to" | "distanceM">): number =>
  Math.ceil(travelMinutes(from, to, vehicleFor(distanceM)) + 2 * serviceMinutes);

function forward({ hubs, readyAt, window }: Way, joints: readonly Joint[]): Times[] {
  const times: Times[] = [];
  let ready = readyAt;
  for (const [index, joint] of joints.entries()) {
    const arrives = minutesAfter(ready, fetchMinutes + legMinutes(joint));
    const hub = hubs[index];
    const eta = hub ? openFrom(hub, arrives) : arrives > window.from ? arrives : window.from;
    times.push({ readyAt: ready, eta });
    if (hub) ready = openFrom(hub, minutesAfter(eta, hub.sortMinutes));
  }
  return times;
}

/** The latest end of each leg from which the rest can still be on time. */
function backward({ hubs, window }: Way, joints: readonly Joint[], times: readonly Times[]): Date[] {
  const untils: Date[] = [];
  let until = window.until;
  for (const [index, joint] of [...joints.entries()].reverse()) {
    const estimate = times[index]?.eta ?? until;
    untils[index] = until > estimate ? until : estimate;
    const hub = hubs[index - 1];
    if (hub) until = minutesAfter(until, -(legMinutes(joint) + fetchMinutes + hub.sortMinutes));
  }
  return untils;
}
