import type { DayHours } from "~/domain/areas/day-hours";
import type { ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";
import type { TimeWindow } from "~/domain/shared/time";

export type Area = { readonly provinceCode: string; readonly communeCode: string };

/** What is to be carried: between which points, how heavy, how cold, and by when. */
export type Load = {
  readonly id: string;
  readonly pickup: Point & Area;
  readonly drop: Point & Area;
  readonly grams: number;
  readonly coldClass: ColdClass;
  readonly readyAt: Date;
  readonly window: TimeWindow;
};

/** A permit for an area that is closed to others; `communeCode` null covers the province. */
export type PassHeld = {
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Only for such goods; absent or null: for all. */
  readonly goods?: ColdClass | null;
  /** Only within these hours of the Vietnamese day; absent or null: day and night. */
  readonly hours?: DayHours | null;
  /** Worth nothing from here on without a fresh negative test; absent or null: no test asked for. */
  readonly testUntil?: Date | null;
};

export type Carrier = {
  readonly id: string;
  readonly vehicle: Vehicle;
  readonly capacityG: number;
  readonly hasColdBox: boolean;
  readonly home: Point;
  /** How far from home the courier works, metres. */
  readonly rangeM: number;
  readonly passes: readonly PassHeld[];
};

export const stopKinds = ["pickup", "dropoff", "return"] as const;
export type StopKind = (typeof stopKinds)[number];

/** One place in an open run. `deltaG` is what the load changes by: positive at pickup, negative at the door. */
export type PlannedStop = Point & {
  readonly shipmentId: string;
  readonly kind: StopKind;
  readonly deltaG: number;
  readonly earliest: Date;
  readonly latest: Date;
};

/** A courier on shift, with the open run: where they are, what is on board, what comes next. */
export type OnShift = Carrier & {
  readonly position: Point;
  readonly seenAt: Date;
  readonly loadG: number;
  readonly stops: readonly PlannedStop[];
  /** The courier has already left for the first stop; nothing goes before it. */
  readonly isFirstFrozen: boolean;
  /** Refused this shipment today, or looks at another offer right now. */
  readonly isAsked: boolean;
  readonly hasRefused: boolean;
};
