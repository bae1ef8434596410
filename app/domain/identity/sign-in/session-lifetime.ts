import { daysAfter, hoursAfter } from "~/domain/shared/time";

type Lifetime = { readonly idleHours: number; readonly absoluteDays: number };

/** Farmers and shoppers sign in rarely and from one phone; an operator's desk is worth more to a thief. */
const everyone: Lifetime = { idleHours: 60 * 24, absoluteDays: 180 };
const operators: Lifetime = { idleHours: 12, absoluteDays: 7 };

const lifetimeOf = (isOperator: boolean): Lifetime => (isOperator ? operators : everyone);

/** However busy, a session ends then. */
export const sessionEnd = (startedAt: Date, isOperator: boolean): Date =>
  daysAfter(startedAt, lifetimeOf(isOperator).absoluteDays);

export type SessionTimes = { createdAt: Date; seenAt: Date; expiresAt: Date; revokedAt: Date | null };

export function isLive(session: SessionTimes, isOperator: boolean, now: Date): boolean {
  if (session.revokedAt !== null || now >= session.expiresAt) return false;
  // Somebody who became an operator after signing in gets the shorter life at once.
  if (now >= sessionEnd(session.createdAt, isOperator)) return false;
  return now < hoursAfter(session.seenAt, lifetimeOf(isOperator).idleHours);
}

/** Writing "seen" at every page would cost a row lock a click; ten minutes is exact enough for an idle clock of hours. */
export const isWorthNoting = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() > 10 * 60_000;
