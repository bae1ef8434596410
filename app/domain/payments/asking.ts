import { minutesAfter } from "~/domain/shared/time";

/** Minutes after VNPAY's page has closed: soon, then hourly for a day. */
const pauses = [1, 5, 15, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)];

/** True when a moment to ask has come since the last asking. */
export function isDueToAsk(visit: { expiresAt: Date; askedAt: Date | null }, now: Date): boolean {
  const latest = pauses.map((pause) => minutesAfter(visit.expiresAt, pause)).findLast((at) => at <= now);
  return latest !== undefined && (visit.askedAt === null || visit.askedAt < latest);
}

/** After a day VNPAY will not finish it any more. */
export const isGivenUp = (visit: { expiresAt: Date }, now: Date): boolean =>
  minutesAfter(visit.expiresAt, 24 * 60) <= now;

/** An accepted refund takes a bank minutes to days: one minute, doubling, at most six hours. */
export function isRefundDueToAsk(
  refund: { sentAt: Date | null; askedAt: Date | null; askCount: number },
  now: Date,
): boolean {
  const last = refund.askedAt ?? refund.sentAt;
  return last === null || minutesAfter(last, Math.min(2 ** refund.askCount, 360)) <= now;
}
