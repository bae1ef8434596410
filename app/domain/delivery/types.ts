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
