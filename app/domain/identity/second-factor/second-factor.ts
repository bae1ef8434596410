import { hoursAfter } from "~/domain/shared/time";

/** An operator's desk is left alone at night: the second factor is asked for once a working day. */
const strongHours = 12;

export const isStrong = (strongAt: Date | null, now: Date): boolean =>
  strongAt !== null && now < hoursAfter(strongAt, strongHours);

/** fine: go on; show: the app's code first; enrol: there is none yet, and there must be. */
export type FactorStanding = "fine" | "show" | "enrol";

type Session = { hasSecondFactor: boolean; strongAt: Date | null };

/** Whoever has a second factor shows it; `isRequired` makes everybody have one. */
export function factorStanding({ hasSecondFactor, strongAt }: Session, isRequired: boolean, now: Date): FactorStanding {
  if (hasSecondFactor) return isStrong(strongAt, now) ? "fine" : "show";
  return isRequired ? "enrol" : "fine";
}

/** "ABCDE-FGHIJ", however it is typed; null when it cannot be one. */
export function readRecoveryCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^A-Z2-7]/g, "");
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}
