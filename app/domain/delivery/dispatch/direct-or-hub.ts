import type { Vehicle } from "~/domain/identity/types";
import { serviceMinutes } from "../travel";
import type { Lane, OpenLoad, Place } from "./board";
import type { RoadTimes } from "./decision";
import { lastClosing, nextOpening, type Hub } from "./hub";
import { perKmVnd, perMinuteVnd } from "./settings";

/** What is to be carried, before anybody has said which way. */
export type Consignment = Pick<OpenLoad, "from" | "to" | "grams" | "coldClass" | "readyAt" | "window" | "rideLimit">;

/** One part of the way, as a load of its own. Times are minutes since 1970 (UTC). */
export type Leg = Pick<OpenLoad, "from" | "to" | "readyAt" | "window" | "rideLimit"> & { readonly lane: Lane };

export type Way =
  | { readonly kind: "direct"; readonly costVnd: number; readonly leg: Leg }
  | {
      readonly kind: "hub";
      readonly hubId: string;
      readonly costVnd: number;
      /** To the hub, and on. The second is ready when the first has come in by the end of its window and is sorted. */
      readonly legs: readonly [first: Leg, second: Leg];
    };

export type HubRule = "closed" | "no_cold_room" | "too_late";

export type WayChoice = {
  /** The cheapest that arrives in time; direct when none does. */
  readonly way: Way;
  readonly directVnd: number;
  /** Every hub asked about, cheapest first, then those that cannot, with the rule. */
  readonly hubs: readonly (
    { readonly hubId: string; readonly costVnd: number } | { readonly hubId: string; readonly rule: HubRule }
  )[];
};

/** A load pays for its share of a vehicle: by weight, or as one of so many when it is light. */
type Carriage = { readonly vehicle: Vehicle; readonly loads: number; readonly grams: number };
const collecting: Carriage = { vehicle: "van", loads: 12, grams: 600_000 };
const hauling: Carriage = { vehicle: "truck", loads: 60, grams: 5_000_000 };
const lastMile: Carriage = { vehicle: "motorbike", loads: 4, grams: 30_000 };
const alone: Carriage = { vehicle: "motorbike", loads: 1, grams: 30_000 };

/** A round with others takes longer than the way alone. */
const roundFactor = 1.4;
/** Unloading, sorting, loading, and the risk that a cold chain is handed over once more. */
const handlingVnd = 4_000;

/**
 * Prices the direct way against the way by each hub, in đồng. Chilled and frozen goods never wait where there is no cold room;
 * goods come to a hub and leave it while it is open.
 */
export function directOrHub(goods: Consignment, hubs: readonly Hub[], roads: RoadTimes): WayChoice {
  const direct = directWay(goods, roads);
  const tried = hubs.map((hub) => ({ hubId: hub.id, outcome: byHub(goods, hub, roads) }));
  const ways = tried
    .flatMap(({ outcome }) => (typeof outcome === "string" ? [] : [outcome]))
    .sort((one, other) => one.costVnd - other.costVnd || (one.hubId < other.hubId ? -1 : 1));
  const [best] = ways;
  return {
    way: best !== undefined && best.costVnd < direct.costVnd ? best : direct,
    directVnd: direct.costVnd,
    hubs: [
      ...ways.map(({ hubId, costVnd }) => ({ hubId, costVnd })),
      ...tried.flatMap(({ hubId, outcome }) => (typeof outcome === "string" ? [{ hubId, rule: outcome }] : [])),
    ],
  };
}

function directWay(goods: Consignment, roads: RoadTimes): Extract<Way, { kind: "direct" }> {
  const { from, to, readyAt, window, rideLimit } = goods;
  const costVnd = shareOf(goods, alone, tripVnd(roads, from, to, alone.vehicle));
  return { kind: "direct", costVnd, leg: { lane: "on_demand", from, to, readyAt, window, rideLimit } };
}

function byHub(goods: Consignment, hub: Hub, roads: RoadTimes): Extract<Way, { kind: "hub" }> | HubRule {
  if (!hub.isOpen) return "closed";
  if (goods.coldClass !== "ambient" && !hub.hasColdRoom) return "no_cold_room";
  const { from, to, readyAt, window, rideLimit } = goods;
  const parting = partingMinute(goods, hub, roads);
  if (parting === null) return "too_late";
  const costVnd =
    shareOf(goods, collecting, tripVnd(roads, from, hub.place, collecting.vehicle)) +
    shareOf(goods, lastMile, tripVnd(roads, hub.place, to, lastMile.vehicle)) +
    handlingVnd;
  const until = lastClosing(hub, parting - hub.sortMinutes - serviceMinutes);
  const handedIn = { from: Math.min(nextOpening(hub, readyAt), until), until };
  return {
    kind: "hub",
    hubId: hub.id,
    costVnd,
    legs: [
      { lane: "haul", from, to: hub.place, readyAt, window: handedIn, rideLimit },
      { lane: "wave", from: hub.place, to, readyAt: parting, window, rideLimit },
    ],
  };
}

/**
 * When the goods change from arriving to leaving: in the middle between the soonest they can be sorted and the latest they can go,
 * so that both legs have room to be bundled. Null when there is no such minute.
 */
function partingMinute({ from, to, readyAt, window }: Consignment, hub: Hub, roads: RoadTimes): number | null {
  const wayIn = roads.minutes(from, hub.place, collecting.vehicle) * roundFactor;
  const soonest = nextOpening(hub, sortedAt(hub, readyAt + serviceMinutes + wayIn));
  const wayOut = roads.minutes(hub.place, to, lastMile.vehicle) * roundFactor;
  const latest = lastClosing(hub, window.until - wayOut - serviceMinutes);
  // The hub is open at `soonest`, so the last open minute before the middle is no sooner than that.
  return soonest > latest ? null : lastClosing(hub, (soonest + latest) / 2);
}

/** When goods that reach the hub at `arrival` may leave it: the rule that joins the two legs. */
export const sortedAt = (hub: Pick<Hub, "opens" | "closes" | "sortMinutes">, arrival: number): number =>
  nextOpening(hub, arrival) + serviceMinutes + hub.sortMinutes;

/**
 * The second leg again when the first is now expected at `arrival`: ready no sooner than sorted. The promise at the door stays;
 * `isInTime` says whether it can still be kept on the direct way.
 */
export function rejoined(
  second: Leg,
  hub: Hub,
  arrival: number,
  roads: RoadTimes,
): { readonly leg: Leg; readonly isInTime: boolean } {
  const readyAt = sortedAt(hub, arrival);
  const reaches = readyAt + serviceMinutes + roads.minutes(second.from, second.to, lastMile.vehicle);
  return { leg: { ...second, readyAt }, isInTime: reaches <= second.window.until };
}

/** The price of a way through two hubs with a shared truck between them, in đồng; whether it is in time is not asked here. */
export const twoHubsVnd = (goods: Consignment, near: Hub, far: Hub, roads: RoadTimes): number =>
  shareOf(goods, collecting, tripVnd(roads, goods.from, near.place, collecting.vehicle)) +
  shareOf(goods, hauling, tripVnd(roads, near.place, far.place, hauling.vehicle)) +
  shareOf(goods, lastMile, tripVnd(roads, far.place, goods.to, lastMile.vehicle)) +
  2 * handlingVnd;

const tripVnd = (roads: RoadTimes, from: Place, to: Place, vehicle: Vehicle): number =>
  (roads.metres(from, to) / 1000) * perKmVnd[vehicle] +
  (roads.minutes(from, to, vehicle) + 2 * serviceMinutes) * perMinuteVnd;

const shareOf = ({ grams }: Consignment, { loads, grams: full }: Carriage, trip: number): number =>
  Math.round(trip * Math.max(1 / loads, grams / full));
