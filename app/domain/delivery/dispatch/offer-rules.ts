import type { Board, DutyCourier, Lane, OpenLoad } from "./board";
import { searching, timing } from "./settings";

/** Seconds a courier has to say yes or no: a minute when the goods wait, five when the trip is booked for later. */
export const offerSeconds = (lane: Lane, minutesUntilPickup: number): number =>
  lane !== "on_demand" || minutesUntilPickup >= 60 ? 300 : 60;

const offersBeforeWidening = 3;
const offersBeforeAlert = 5;
const slackBeforeAlert = 20;

/** After three refusals more couriers are asked about, and the load is more pressing than others. */
export const couriersToPrice = ({ offersMade }: OpenLoad): number =>
  offersMade >= offersBeforeWidening ? searching.couriersAfterRefusals : searching.couriersPerLoad;

export const priorityOf = ({ offersMade }: OpenLoad): number => (offersMade >= offersBeforeWidening ? 2 : 1);

/** Should a person look? After five offers without a yes, or when the direct trip could hardly be in time. */
export const needsPerson = ({ offersMade, window, readyAt }: OpenLoad, directMinutes: number, now: number): boolean =>
  offersMade >= offersBeforeAlert || window.until - Math.max(now, readyAt) - directMinutes < slackBeforeAlert;

/**
 * On a calm board what is ready is promised at once, however late its trip: nothing is gained by waiting, and people like to know. On any
 * board goods that wait on the road are, for somebody stands there with them.
 */
export const isAtOnce = ({ isCalm }: Board, { rideSince }: OpenLoad): boolean =>
  isCalm === true || rideSince !== undefined;

/** New loads wait for others to be asked about together, unless they are pressed. */
export const batchEnds = ({ openSince }: OpenLoad): number => (openSince ?? -Infinity) + timing.batchMinutes;

/** Looks at an offer, or has just refused one. */
export const isResting = ({ restsUntil }: DutyCourier, now: number): boolean => restsUntil > now;
