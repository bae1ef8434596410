import type { ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { Area, PassHeld, StopKind } from "../types";

/**
 * What a dispatcher has in front of them: one shard at one moment. The live worker fills it from the database, the simulator from
 * its city; the decisions are made by the same code. Times are minutes since 1970 (UTC), weights grams, money đồng.
 */
export type Board = {
  readonly shard: string;
  readonly now: number;
  readonly loads: readonly OpenLoad[];
  readonly couriers: readonly DutyCourier[];
  /** So little is open that nothing is gained by waiting: what is ready is offered at once, though its trip is hours away. */
  readonly isCalm?: boolean;
};

/**
 * How goods are carried. `on_demand`: asked about one by one, within the minute. `wave`: from a hub, planned until its departure.
 * `haul`: farm to hub and line-haul, planned the evening before. Waves and hauls are rostered: no offer, only acknowledged.
 */
export const lanes = ["on_demand", "wave", "haul"] as const;
export type Lane = (typeof lanes)[number];

export type Place = Point & Area;

/** Goods that still have to come from `from` to `to`; for goods on board, `from` lies behind. */
export type OpenLoad = {
  readonly id: string;
  readonly lane: Lane;
  readonly from: Place;
  readonly to: Place;
  readonly grams: number;
  readonly coldClass: ColdClass;
  /** Packed, or sorted at the hub, from this minute on. */
  readonly readyAt: number;
  /** What the shopper (or the hub) was promised, at `to`. */
  readonly window: { readonly from: number; readonly until: number };
  /** Minutes between leaving `from` and reaching `to`, at most; null: no limit. */
  readonly rideLimit: number | null;
  /** Handed over on the road: the ride has lasted since then already, though `from` is not left yet. */
  readonly rideSince?: number;
  /** 0 is left out last. */
  readonly tier: 0 | 1 | 2 | 3;
  /** Shoppers' parcels that travel as this one load: when it is late, all of them are. Absent: one. */
  readonly parcels?: number;
  /** The courier's pay, the same whoever carries it. */
  readonly payVnd: number;
  readonly standing: Standing;
  readonly offersMade: number;
  /** Not to be asked about this load before the minute given: refused, silent, or set aside by an operator. */
  readonly notToAsk: ReadonlyMap<string, number>;
  /** Said no once, a while ago: asked once more when nobody else can carry it, whatever `notToAsk` says. Absent: nobody. */
  readonly askableAgain?: ReadonlySet<string>;
  /** An operator's word: this courier and no other. */
  readonly pinnedTo: string | null;
  /** The minute it was first to be decided about, for the batch window and its age; absent: long ago. */
  readonly openSince?: number;
  /** Near a border: the shard that answers for it. Others may carry it, but say nothing else about it. Absent: this one. */
  readonly ownedBy?: string;
};

/** Freeze levels F0 … F5 follow from where a load stands; see `freeze.ts`. */
export type Standing =
  | { readonly kind: "waiting" }
  | { readonly kind: "planned"; readonly courierId: string; readonly slot?: Slot | undefined }
  | { readonly kind: "offered"; readonly courierId: string; readonly until: number }
  | { readonly kind: "accepted"; readonly courierId: string }
  /** `since`: when `from` was left, for the ride limit; absent: not known. `isAtDoor`: is being handed over. */
  | {
      readonly kind: "on_board";
      readonly courierId: string;
      readonly since?: number;
      readonly isAtDoor?: boolean;
    };

/** Where the two ends of a planned load stood in the draft: how many stops came after each. What is done at the head leaves that alone. */
export type Slot = { readonly pickup: number; readonly door: number };

export type DutyCourier = {
  readonly id: string;
  readonly vehicle: Vehicle;
  readonly capacityG: number;
  /** Grams of chilled and frozen goods the cold box holds; 0: no box. */
  readonly coldG: number;
  readonly home: Point;
  readonly rangeM: number;
  readonly shift: { readonly from: number; readonly until: number };
  /** What is fetched within the shift may still be brought until then; absent: until the end of the shift. */
  readonly finishesBy?: number;
  readonly passes: readonly PassHeld[];
  readonly position: Point;
  /** When the phone last said where it is. */
  readonly positionAt: number;
  /** The open run in the order promised. */
  readonly stops: readonly RunStop[];
  /** Stops at the head of the run that nothing may go before: the one being driven to, and what is due within minutes. */
  readonly frozenStops: number;
  /** No new offer before this minute: looks at one, or has just refused. */
  readonly restsUntil: number;
  /** Changes of the accepted run the courier has seen within the last hour. */
  readonly changesSeen: number;
  /** Pay per hour on duty over the last seven days; null: too new to say. */
  readonly vndPerHour: number | null;
};

export type RunStop = {
  readonly loadId: string;
  readonly kind: StopKind;
  readonly place: Place;
  readonly earliest: number;
  readonly latest: number;
};
