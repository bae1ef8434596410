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

/**
 * Who said no to a load, once and a while ago: whoever is the only one with a vehicle for it is asked a second time before it stays
 * where it is, and not a third time. A yes that was given back is final.
 */
export function askableAgain(past: readonly PastOffer[], now: Date): ReadonlySet<string> {
  const noes = past.filter(({ status, wasReleased }) => status !== "expired" && !wasReleased);
  const isOnly = (no: PastOffer): boolean => noes.every((other) => other === no || other.courierId !== no.courierId);
  const isCold = ({ endedAt }: PastOffer): boolean => minutesAfter(endedAt, answering.askAgainMinutes) <= now;
  return new Set(
    noes.filter((no) => no.status === "declined" && isOnly(no) && isCold(no)).map(({ courierId }) => courierId),
  );
}
