import type { ColdClass } from "~/domain/areas/reach";
import type { DutyCourier, Lane, Place } from "~/domain/delivery/dispatch/board";
import type { RoadTimes } from "~/domain/delivery/dispatch/decision";
import type { Point } from "~/domain/shared/geo";
import type { AreaRule } from "./city/area-rules";
import type { ShockName } from "./shocks";

/** Everything that a day brings, known to the simulator and to the hindsight plan; a dispatcher learns it bit by bit. */
export type Day = {
  readonly name: string;
  readonly seed: number;
  /** Minutes since 1970 (UTC): first event and last tick. */
  readonly begins: number;
  readonly ends: number;
  readonly orders: readonly DayOrder[];
  readonly couriers: readonly DayCourier[];
  readonly hubs: readonly Place[];
  /** Middle of the city: where an area turns red. */
  readonly centre: Point;
  readonly roads: RoadTimes;
  /** Area rules from the start; a shock may add more. */
  readonly rules: readonly AreaRule[];
  readonly shock: ShockName | null;
  readonly people: People;
  /** Parts of the city that are decided about apart. */
  readonly shards: number;
  /** Minutes between two ticks of a shard. */
  readonly tickMinutes: number;
};

export type DayOrder = {
  readonly id: string;
  readonly lane: Lane;
  readonly from: Place;
  readonly to: Place;
  readonly grams: number;
  readonly coldClass: ColdClass;
  readonly placedAt: number;
  /** When it should be packed; with `after`, when it should be sorted at the hub. */
  readonly readyAt: number;
  /** Minutes the seller needs longer than said. */
  readonly packingDelay: number;
  readonly window: { readonly from: number; readonly until: number };
  readonly rideLimit: number | null;
  readonly tier: 0 | 1 | 2 | 3;
  readonly payVnd: number;
  readonly cancelledAt: number | null;
  /** Without a courier by then, it is given up. */
  readonly giveUpAt: number;
  /** The haul that brings the goods to `from`. */
  readonly after: string | null;
};

export type DayCourier = Pick<
  DutyCourier,
  "id" | "vehicle" | "capacityG" | "coldG" | "home" | "rangeM" | "passes" | "vndPerHour"
> & {
  readonly start: Place;
  readonly shift: { readonly from: number; readonly until: number };
  /** Does not come to work at all. */
  readonly isNoShow: boolean;
  readonly breaksDownAt: number | null;
};

/** How people and roads behave; the dispatcher does not know. */
export type People = {
  /** Couriers say yes to everything at once, as in the public meal-delivery days. */
  readonly areObedient: boolean;
  /** Standard deviation of the logarithm of a leg's time. */
  readonly roadNoise: number;
  readonly serviceNoise: number;
  readonly pickupMinutes: number;
  readonly hubPickupMinutes: number;
  readonly doorMinutes: number;
  /** How long after the shift what was fetched within it is still brought. */
  readonly overtimeMinutes: number;
  /** Each further parcel at the same place. */
  readonly nextParcelMinutes: number;
  /** Share of doors where nobody is: eight minutes of calling, then the parcel stays with the guard or a neighbour. */
  readonly absentShare: number;
};

/** A haul feeds a hub; everything else ends at a shopper's door. */
export const isDoorOrder = ({ lane }: Pick<DayOrder, "lane">): boolean => lane !== "haul";
