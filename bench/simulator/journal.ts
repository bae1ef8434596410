import type { ColdClass } from "~/domain/areas/reach";
import type { Place } from "~/domain/delivery/dispatch/board";
import type { StopKind } from "~/domain/delivery/types";
import type { Point } from "~/domain/shared/geo";
import type { End } from "./world/state";

/** What really happened, in the order it did: read by the safety check and the figures, written by the world alone. */
export type Journal = {
  readonly legs: LegDriven[];
  readonly stops: StopMade[];
  readonly ends: Map<string, End>;
  readonly shifts: Map<string, { from: number; until: number; earnedVnd: number }>;
  readonly passesLost: Map<string, number>;
  readonly ticks: { shard: number; at: number; open: number; milliseconds: number }[];
  /** Minutes from being ready to be carried to the first offer. */
  readonly offerDelays: number[];
  /** Minutes from being placed to having a courier in mind: planned, asked or rostered. */
  readonly planDelays: number[];
  readonly changes: { courierId: string; at: number; why: "reorder" | "release" }[];
  /** Couriers who came for goods that were not there. */
  readonly failedPickups: { courierId: string; loadId: string; at: number }[];
  readonly answers: Record<"accepted" | "declined" | "expired" | "withdrawn", number>;
  /** Proposals that no longer held when they were to be carried out, by reason. */
  readonly dropped: Record<string, number>;
  readonly recoveries: { at: number; affected: number; minutes: number | null; milliseconds: number }[];
};

export type LegDriven = {
  readonly courierId: string;
  readonly departs: number;
  readonly arrives: number;
  readonly path: readonly Point[];
  readonly metres: number;
};

export type StopMade = {
  readonly courierId: string;
  readonly loadId: string;
  readonly kind: StopKind;
  readonly place: Place;
  readonly begins: number;
  readonly ends: number;
  readonly grams: number;
  readonly coldClass: ColdClass;
};

export const newJournal = (): Journal => ({
  ...{
    legs: [],
    stops: [],
    ends: new Map(),
    shifts: new Map(),
    passesLost: new Map(),
    ticks: [],
    offerDelays: [],
    planDelays: [],
    changes: [],
    failedPickups: [],
  },
  ...{ answers: { accepted: 0, declined: 0, expired: 0, withdrawn: 0 }, dropped: {}, recoveries: [] },
});
