import { daysAfter, minutesAfter, startOfDayInVietnam } from "~/domain/shared/time";
import { answering } from "./settings";

/** An offer that has ended, as the next one has to know it. */
export type PastOffer = {
  readonly courierId: string;
  readonly status: "accepted" | "declined" | "expired";
  readonly endedAt: Date;
  /** It was taken back from the courier by us, through no fault of theirs. */
  readonly wasReleased: boolean;
};

/**
 * Until when a courier is not asked about the same load again; null when nothing is against it. A no counts for the day, and so
 * does a yes that was given back.
 */
export function notToAskUntil({ status, endedAt, wasReleased }: PastOffer, now: Date): Date | null {
  if (status === "expired") return minutesAfter(endedAt, answering.silenceMinutes);
  return wasReleased ? null : daysAfter(startOfDayInVietnam(now), 1);
}
