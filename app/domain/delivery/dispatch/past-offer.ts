import { daysAfter, minutesAfter, startOfDayInVietnam } from "~/domain/shared/time";

/** An offer that has ended, as the next one has to know it. */
export type PastOffer = {
  readonly courierId: string;
  readonly status: "accepted" | "declined" | "expired";
  readonly endedAt: Date;
  /** It was taken back from the courier by us, through no fault of theirs. */
  readonly wasReleased: boolean;
};

/** Silence may have been a dead spot: the same load is shown again after this long. */
const askAgainMinutes = 10;
/** After a no, a courier is left in peace for so long, whatever the load. */
export const coolDownMinutes = 5;

/**
 * Until when a courier is not asked about the same load again; null when nothing is against it. A no counts for the day, and so
 * does a yes that was given back.
 */
export function notToAskUntil({ status, endedAt, wasReleased }: PastOffer, now: Date): Date | null {
  if (status === "expired") return minutesAfter(endedAt, askAgainMinutes);
  return wasReleased ? null : daysAfter(startOfDayInVietnam(now), 1);
}
