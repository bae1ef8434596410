import { hoursAfter } from "~/domain/shared/time";
import type { PayoutObstacle } from "./types";

/** Less than this waits for the next run: a transfer costs more than it is worth. */
export const minimumPayoutVnd = 50_000;

/** After a change of bank account nothing is paid for this long: whoever did not change it can say so. */
export const accountHoldHours = 24;

/** The run is made once a day, after the bank has told what arrived in the night. */
export const runHour = 9;

export const usableFrom = (changedAt: Date): Date => hoursAfter(changedAt, accountHoldHours);

export type Standing = {
  /** Owed and not yet paid out. */
  readonly owedVnd: number;
  /** Of it, from charges that VNPAY has not paid to our bank yet. */
  readonly notBankedVnd: number;
  readonly account: { readonly usableFrom: Date; readonly returnedWhy: string | null } | null;
};

/** What can be transferred now: only money that is in our own bank. */
export const readyVnd = ({ owedVnd, notBankedVnd }: Standing): number =>
  Math.max(0, owedVnd - Math.max(0, notBankedVnd));

/** Why nothing is transferred now; null when something is. */
export function obstacleTo(standing: Standing, now: Date): PayoutObstacle | null {
  const { account, owedVnd } = standing;
  if (owedVnd < minimumPayoutVnd) return "below_minimum";
  if (!account) return "no_account";
  if (account.returnedWhy !== null) return "account_returned";
  if (account.usableFrom > now) return "account_on_hold";
  return readyVnd(standing) < minimumPayoutVnd ? "not_banked" : null;
}
