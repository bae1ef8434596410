import type { Board, DutyCourier, Lane, OpenLoad } from "./board";
import { searching, timing } from "./settings";

/** Seconds a courier has to say yes or no: a minute when the goods wait, five when the trip is booked for later. */
export const offerSeconds = (lane: Lane, minutesUntilPickup: number): number =>
  lane !== "on_demand" || minutesUntilPickup >= 60 ? 300 : 60;

export type Answer = "declined" | "expired";

const refusalRestMinutes = 5;
const silenceMinutes = 10;
const silencesBeforeOffDuty = 3;

/**
 * What follows from a no or from silence. A no: not this load again today, and no question for five minutes. Silence: not this load for
 * ten minutes; after the third in a row the courier is taken off duty.
 */
export function afterAnswer(
  answer: Answer,
  now: number,
  endOfDay: number,
  silencesBefore: number,
): {
  readonly notToAskUntil: number;
  readonly restsUntil: number;
  readonly silences: number;
  readonly isOffDuty: boolean;
} {
  if (answer === "declined") {
    return { notToAskUntil: endOfDay, restsUntil: now + refusalRestMinutes, silences: 0, isOffDuty: false };
  }
  const silences = silencesBefore + 1;
  return {
    notToAskUntil: now + silenceMinutes,
    restsUntil: now,
    silences,
    isOffDuty: silences >= silencesBeforeOffDuty,
  };
}

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

/** On a calm board what is ready is promised at once, however late its trip: nothing is gained by waiting, and people like to know. */
export const isAtOnce = ({ isCalm }: Board): boolean => isCalm === true;

/** New loads wait for others to be asked about together, unless they are pressed. */
export const batchEnds = ({ openSince }: OpenLoad): number => (openSince ?? -Infinity) + timing.batchMinutes;

/** Looks at an offer, or has just refused one. */
export const isResting = ({ restsUntil }: DutyCourier, now: number): boolean => restsUntil > now;
