import type { RoutePlan, RoutingPlan, RoutingProblem } from "../solver/model";
import type { Board, DutyCourier, Place, RunStop, Slot } from "./board";
import type { ColdClass } from "~/domain/areas/reach";
import type { Vehicle } from "~/domain/identity/types";
import type { Point } from "~/domain/shared/geo";

/** What a courier would cost for a load: why this one and not that one. */
export type Alternative = {
  readonly courierId: string;
  /** Road, time, lateness and what is kept in reserve, less the fairness bonus: what the choice is made by. */
  readonly costVnd: number;
  readonly bonusVnd: number;
  readonly detourM: number;
  readonly pickupAt: number;
  readonly deliverAt: number;
};

/** The whole run as it would be, with the minute each stop is reached. */
export type ProposedRun = { readonly stops: readonly RunStop[]; readonly arrivals: readonly number[] };

/**
 * What the dispatcher wants done. Decisions are proposals: whoever carries one out checks again, under lock, that it still holds,
 * and drops it when it does not. The next tick decides anew.
 */
export type Decision =
  | ({
      readonly kind: "offer" | "roster";
      readonly courierId: string;
      /** More than one when they go together. */
      readonly loadIds: readonly string[];
      readonly costVnd: number;
      readonly detourM: number;
      /** Cheapest first, the chosen one among them. */
      readonly alternatives: readonly Alternative[];
    } & ProposedRun)
  | {
      /** Better not yet: the batch is still filling, or a courier who is nearly there will be cheaper. */
      readonly kind: "wait";
      readonly loadId: string;
      readonly until: number;
      readonly plannedFor: string | null;
      /** Where it is planned in that courier's run; the next tick may be told, so that it need not look for a place again. */
      readonly slot?: Slot | undefined;
      readonly why: "batch" | "courier_soon" | "not_ready" | "wave";
      readonly alternatives: readonly Alternative[];
    }
  | ({
      /** The same stops of an accepted run in a better order, or without those of a load moved away. */
      readonly kind: "reorder";
      readonly courierId: string;
      readonly savesVnd: number;
    } & ProposedRun)
  | {
      /** An accepted load, goods still at the farm, is taken back: a rule is broken, or the saving is large. */
      readonly kind: "release";
      readonly loadId: string;
      readonly courierId: string;
      readonly why: string;
    }
  | { readonly kind: "hold"; readonly loadId: string; readonly rule: string; readonly until: number | null }
  | {
      readonly kind: "unassigned";
      readonly loadId: string;
      /** How many couriers fail first at each rule. */
      readonly reasons: Readonly<Record<string, number>>;
      readonly alert: boolean;
    };

/** What the world outside says; each part has a real and a simulated form. */
export type Surroundings = {
  readonly roads: RoadTimes;
  readonly rightOfWay: RightOfWay;
  /** Better routes from these, in the time given; in production off the event loop, in tests by counted steps. */
  readonly improve: (
    problem: RoutingProblem,
    before: readonly RoutePlan[],
    milliseconds: number,
  ) => Promise<RoutingPlan>;
};

export type RoadTimes = {
  /** `metres`: the way between the two, where the caller has it already. */
  minutes(from: Point, to: Point, vehicle: Vehicle, metres?: number): number;
  metres(from: Point, to: Point): number;
  /** What a stop takes beside the handing over; absent: what the shop reckons with (`settings.ts`). */
  readonly stopping?: Stopping;
};

/** Minutes between standing at the place and the handing over, and between that and being on the way again. */
export type Stopping = { readonly before: number; readonly after: number };

/**
 * Whether a courier may be at a place, or drive a leg, at a minute with such goods: the dated rules of areas, and passes. What is
 * not known is a no.
 */
export type RightOfWay = {
  stop(courier: DutyCourier, place: Place, at: number, goods: ColdClass): Passage;
  leg(courier: DutyCourier, from: Point, to: Place, leavesAt: number, goods: ColdClass): Passage;
};

export type Passage =
  | { readonly ok: true; readonly delayMinutes: number }
  /** `rule` names what forbids it; `until` the minute it may change, null when nobody knows. */
  | { readonly ok: false; readonly rule: string; readonly until: number | null };

/** `dispatch/decide.ts`: everything to be done on this board now. Same board, seed and step counts, same decisions. */
export type Decide = (board: Board, surroundings: Surroundings) => Promise<readonly Decision[]>;
