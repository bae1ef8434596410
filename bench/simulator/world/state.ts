import type { Place, RunStop, Standing } from "~/domain/delivery/dispatch/board";
import type { PassHeld } from "~/domain/delivery/types";
import type { PastOffer } from "~/domain/delivery/dispatch/past-offer";
import type { Point } from "~/domain/shared/geo";
import type { DayCourier, DayOrder } from "../day";

/** How an order's day ended. */
export type End =
  | { readonly kind: "delivered"; readonly at: number; readonly courierId: string }
  | { readonly kind: "cancelled"; readonly at: number }
  /** Nobody carried it by the promise; what the dispatcher last said why. */
  | { readonly kind: "unassigned"; readonly at: number; readonly reasons: Readonly<Record<string, number>> }
  /** Somebody had it when the day was over. */
  | { readonly kind: "undelivered"; readonly at: number };

export type Load = {
  readonly order: DayOrder;
  /** Where the goods are to be fetched; a hand-over moves it. */
  from: Place;
  readyAt: number;
  standing: Standing;
  /** Set while goods on board are taken back to a hub. */
  returnsTo: Place | null;
  shard: number;
  openSince: number;
  offersMade: number;
  firstOfferAt: number | null;
  isPlanned: boolean;
  readonly notToAsk: Map<string, number>;
  /** Noes and silences so far. */
  readonly past: PastOffer[];
  reasons: Readonly<Record<string, number>>;
  held: string | null;
  /** When its courier's plan reaches the end of its way. */
  expectedAt: number | null;
  end: End | null;
};

export type Drive = {
  readonly path: readonly Point[];
  readonly departs: number;
  readonly arrives: number;
};

export type Activity =
  | { readonly kind: "idle" }
  /** Too early to leave for the next stop. */
  | { readonly kind: "parked" }
  | { readonly kind: "driving"; readonly to: RunStop; readonly drive: Drive }
  /** At the stop, goods not ready or door not yet due. */
  | { readonly kind: "waiting"; readonly to: RunStop }
  | { readonly kind: "serving"; readonly to: RunStop; readonly began: number }
  /** The next stop may not be driven to. */
  | { readonly kind: "blocked" };

export type Rider = {
  readonly spec: DayCourier;
  passes: readonly PassHeld[];
  isOnDuty: boolean;
  hasLeft: boolean;
  position: Point;
  activity: Activity;
  /** Grows with every change of activity: an event of an earlier one is void. */
  version: number;
  legs: number;
  stops: RunStop[];
  lastStop: { readonly place: Point; readonly ends: number } | null;
  /** The part of the city a place lies in that was last asked about. */
  lastAsked: { readonly place: Point; readonly shard: number } | null;
  restsUntil: number;
  silences: number;
  /** Minutes at which a visible change of the run came. */
  changes: number[];
  earnedVnd: number;
  /** What the dispatcher last heard, while the phone is silent. */
  lastHeard: Heard | null;
};

export type Heard = {
  readonly at: number;
  readonly position: Point;
  readonly stops: readonly RunStop[];
  readonly frozenStops: number;
  readonly standings: ReadonlyMap<string, Standing>;
};

export const newLoad = (order: DayOrder, shard: number): Load => ({
  ...{ order, from: order.from, readyAt: order.readyAt, standing: { kind: "waiting" }, returnsTo: null, shard },
  ...{
    openSince: order.placedAt,
    offersMade: 0,
    firstOfferAt: null,
    isPlanned: false,
    notToAsk: new Map(),
    past: [],
    reasons: {},
    held: null,
    expectedAt: null,
    end: null,
  },
});

export const newRider = (spec: DayCourier): Rider => ({
  ...{ spec, passes: spec.passes, isOnDuty: false, hasLeft: false, position: spec.start, activity: { kind: "idle" } },
  ...{
    version: 0,
    legs: 0,
    stops: [],
    lastStop: null,
    lastAsked: null,
    restsUntil: 0,
    silences: 0,
    changes: [],
    earnedVnd: 0,
    lastHeard: null,
  },
});

/** A return ends a load's ride like the door would. */
export const isSameStop = (one: RunStop, other: RunStop): boolean =>
  one.loadId === other.loadId && (one.kind === "pickup") === (other.kind === "pickup");
