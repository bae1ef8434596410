import type { Vehicle } from "~/domain/identity/types";

/** Running cost of a kilometre, đồng: fuel, tyres, wear. */
export const perKmVnd: Record<Vehicle, number> = { bicycle: 800, motorbike: 1_500, van: 6_000, truck: 9_000 };

/** A minute of driving or of handing over, đồng; alike for all. */
export const perMinuteVnd = 400;

/** Taking out a vehicle that has no run yet, đồng. Vans and trucks are planned: one fewer is worth a long detour. */
export const openingVnd: Record<Vehicle, number> = { bicycle: 1_000, motorbike: 2_000, van: 40_000, truck: 150_000 };

/** Minutes to stop, park and find the person; and to hand over one parcel, so that a second one at the same place costs only this. */
export const stopping = { before: 4, after: 0 } as const;
export const parcelMinutes = 1;

export const lateness = {
  /** Arrivals this close before the promise already cost: roads are never sure. Minutes at most, and as a share of the room goods have. */
  bufferMinutes: 15,
  leastBufferMinutes: 3,
  bufferShare: 0.25,
  /** From nothing at the start of the buffer to this at the promise, growing as a square. Đồng. */
  atPromiseVnd: 33_750,
  /** It grows like that for so many buffers; then steadily: a promise that is lost must not sink others. */
  steepBuffers: 4 / 3,
  /** Each minute after that, đồng: as much as a kilometre of a motorbike; less where the buffer is smaller, in proportion. */
  lostMinuteVnd: 1_500,
} as const;

/** Fairness: the advantage in the choice is worth at most the first so many minutes of that price. */
export const fairnessMinutes = 5;

export const unassigned = {
  /** Leaving a load out for one more tick, đồng, before tier and age: more than any sensible detour. */
  baseVnd: 300_000,
  /** Tier 0 is left out last. */
  tierFactor: [4, 2, 1, 0.5] as readonly number[],
  perHourOpenVnd: 60_000,
} as const;

export const reserve = {
  /** Using somebody with a cold box for a load that does not ask for it, đồng at most: a detour of four kilometres. */
  keepsVnd: 6_000,
  /** Using somebody with a pass for a load that asks for less, when those who have one have no hour to spare, đồng. */
  hoursVnd: 40_000,
  /** Known work and hours on duty are compared this far ahead, minutes. */
  aheadMinutes: 180,
  /** Loads that a courier brings in an hour. */
  loadsPerHour: 2,
} as const;

export const freezing = {
  /** Whatever is due within so many minutes stays as it is. */
  dueMinutes: 10,
  /** Changes of an accepted run that a courier may see within an hour. */
  changesPerHour: 2,
  /** What moving an accepted load to another courier, or another order of stops, must save, đồng. */
  moveSavesVnd: 40_000,
  reorderSavesVnd: 12_000,
  /** A planned load is not promised to anybody; this keeps plans from flickering. */
  plannedSavesVnd: 500,
  /** A loaded van takes something on only at the tail or this near to a stop it makes anyway. */
  besideMetres: 1_500,
} as const;

/** What follows from a no and from silence; for the shop and the simulated city alike. */
export const answering = {
  /** After a no, a courier is left in peace for so long, whatever the load. */
  refusalRestMinutes: 5,
  /** When nobody else can carry a load, who said no is asked once more, this long after it. */
  askAgainMinutes: 15,
  /** Silence may have been a dead spot: the same load is shown again after this long. */
  silenceMinutes: 10,
  /** A courier who lets so many offers in a row run out is not there. */
  silencesBeforeOffDuty: 3,
} as const;

export const searching = {
  /** Couriers priced for a load: those whose position or stops lie nearest. */
  couriersPerLoad: 12,
  couriersAfterRefusals: 36,
  /** Ways to fit a load into one run that are tried against areas and rides, cheapest first. */
  placesTried: 12,
  /** Loads that may go as one, and how near their ends must lie. */
  bundleLoads: 4,
  bundlePickupMetres: 400,
  bundleDoorMetres: 1_200,
  /** The matching is cubic: beyond this, greedy by regret. */
  exactMatchUpTo: 300,
  /** Rounds in which each courier gets one bundle at most; what is left then goes where it is cheapest. */
  matchRounds: 1,
  /** Milliseconds of improvement per shard and tick at most, and per load in it; and what is given to it. */
  improveMilliseconds: 200,
  millisecondsPerLoad: 2,
  improveLoads: 120,
  improveCouriersPerLoad: 8,
} as const;

export const timing = {
  /** Loads newer than this wait for others to be asked about together, unless they are pressed. Minutes. */
  batchMinutes: 0.5,
  /** With less room than this before the latest departure nothing waits: when everybody on duty is idle, and when nobody is. Minutes. */
  pressedMinutes: { calm: 200, busy: 240 },
  /** With less than this to spare on the direct trip a load is asked about at once, whatever the plan. Minutes. */
  lastChanceMinutes: 35,
  /** The same as a share of the room it had when it was ready, where that is less: a meal has minutes, not hours. */
  lastChanceShare: 0.5,
  /** An offer goes out this long before the courier must leave for the pickup: 60 s to answer, and once more. Minutes. */
  offerLeadMinutes: 4,
  /** A roster for a wave or a haul this long before. */
  rosterLeadMinutes: { wave: 15, haul: 45 },
  /** Hauls of another day are fixed from this minute of the evening before (18:00 in Vietnam). */
  eveningMinuteOfDay: 1_080,
  /** Pickups within so many minutes go into one offer. */
  togetherMinutes: 15,
  loadsPerOffer: 5,
  /** Loads that nobody can start on within so many minutes are not planned yet. Of waves whole hubs would stand in the plan for hours. */
  horizonMinutes: { on_demand: 120, wave: 45, haul: 120 },
  /** Goods are fetched no sooner than this before the window at the door opens. */
  earlyFetchMinutes: 150,
  /** A phone that has said nothing for this long is not a courier we know the place of. */
  positionFreshMinutes: 30,
} as const;

/** Minutes the end of a new promise may lie behind the planned arrival when the window is lost already. */
export const lostPromiseGraceMinutes = 30;
